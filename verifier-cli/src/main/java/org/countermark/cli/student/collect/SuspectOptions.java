package org.countermark.cli.student.collect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.countermark.cli.ByteSize;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Position;
import picocli.CommandLine.Option;

/** The options that say who is asked, and what a request looks like. */
final class SuspectOptions {
    /** What a request holds by itself, or what would make more than one answer of it. */
    private static final Set<String> OURS = Set.of("messages", "prompt", "stream", "n", "best_of");

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description = "An OpenAI-compatible endpoint: its full address, or what stands before /chat/completions.")
    Optional<String> endpoint = Optional.empty();

    @Option(
            names = "--command",
            paramLabel = "'PROGRAM ARG…'",
            description =
                    "Ask a command instead: one process a question, the prompt on its standard input, the answer on"
                            + " its standard output.")
    Optional<String> command = Optional.empty();

    @Option(names = "--model", paramLabel = "NAME", description = "The model, as the endpoint calls it.")
    Optional<String> model = Optional.empty();

    @Option(names = "--chat", description = "Send messages to /v1/chat/completions (this is the default).")
    boolean chat;

    @Option(names = "--completions", description = "Send prompts to /v1/completions, to be continued.")
    boolean completions;

    @Option(
            names = "--api-key-file",
            paramLabel = "FILE",
            description = "A file with the endpoint's key on its first line.")
    Optional<Path> keyFile = Optional.empty();

    @Option(names = "--api-key-env", paramLabel = "NAME", description = "The environment variable with the key.")
    Optional<String> keyVariable = Optional.empty();

    @Option(names = "--max-tokens", paramLabel = "N", description = "The longest answer (default: the plan's, or 400).")
    Optional<Integer> maxTokens = Optional.empty();

    @Option(names = "--temperature", paramLabel = "T", description = "How freely to choose (default: the endpoint's).")
    Optional<Double> temperature = Optional.empty();

    @Option(
            names = "--top-p",
            paramLabel = "P",
            description = "Share of the likeliest tokens (default: the endpoint's).")
    Optional<Double> topP = Optional.empty();

    @Option(
            names = "--logprobs",
            paramLabel = "N",
            description = "Ask for the N likeliest tokens at each place with their probabilities, too.")
    Optional<Integer> logprobs = Optional.empty();

    @Option(
            names = "--extra",
            paramLabel = "JSON",
            description = "More fields for each request, as an object: {\"seed\":1}. A field with null takes one away.")
    Optional<String> extra = Optional.empty();

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "120",
            description = "How long an answer may take (default: ${DEFAULT-VALUE}).")
    double timeout = 120;

    @Option(
            names = "--max-body",
            paramLabel = "SIZE",
            defaultValue = "16M",
            converter = ByteSize.class,
            description = "The largest answer (default: ${DEFAULT-VALUE}, at most 32M).")
    int maxBody = 16 << 20;

    /** Says what is wrong with the options by themselves. */
    void check() {
        require(endpoint.isPresent() != command.isPresent(), "Say whom to ask: --endpoint URL or --command 'PROGRAM'.");
        require(!(chat && completions), "Choose one of --chat and --completions.");
        require(keyFile.isEmpty() || keyVariable.isEmpty(), "Choose one of --api-key-file and --api-key-env.");
        require(timeout > 0 && timeout <= 86_400, "--timeout must be above 0 and at most 86400");
        require(maxBody >= 1 && maxBody <= 32 << 20, "--max-body must be in 1..32M");
        require(maxTokens.orElse(1) >= 1, "--max-tokens must be at least 1");
        require(temperature.orElse(1.0) >= 0 && temperature.orElse(1.0) <= 100, "--temperature must be in 0..100");
        require(topP.orElse(1.0) > 0 && topP.orElse(1.0) <= 1, "--top-p must be above 0 and at most 1");
        require(logprobs.orElse(0) >= 0 && logprobs.orElse(0) <= 1000, "--logprobs must be in 0..1000");
        if (command.isPresent()) {
            require(
                    model.isEmpty()
                            && keyFile.isEmpty()
                            && keyVariable.isEmpty()
                            && extra.isEmpty()
                            && !chat
                            && !completions
                            && temperature.isEmpty()
                            && topP.isEmpty()
                            && logprobs.isEmpty()
                            && maxTokens.isEmpty(),
                    "A --command gets its model, key and sampling by its own arguments.");
        } else {
            require(model.isPresent(), "Name the model with --model.");
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    Api api() {
        if (command.isPresent()) {
            return Api.COMMAND;
        }
        String path = uri(endpoint.orElseThrow()).getPath();
        boolean plain = path.endsWith("/completions") && !path.endsWith("/chat/completions");
        return completions || (plain && !chat) ? Api.COMPLETIONS : Api.CHAT;
    }

    /** What every request holds beside its prompt. */
    RequestForm form(Optional<Integer> planned) {
        Api api = api();
        ObjectNode fixed = LogJson.object();
        if (api == Api.COMMAND) {
            return new RequestForm(api, fixed);
        }
        fixed.put("model", model.orElseThrow());
        fixed.put("max_tokens", maxTokens.or(() -> planned).orElse(400));
        temperature.ifPresent(value -> fixed.put("temperature", value));
        topP.ifPresent(value -> fixed.put("top_p", value));
        logprobs.ifPresent(value -> {
            if (api == Api.CHAT) {
                fixed.put("logprobs", true).put("top_logprobs", value);
            } else {
                fixed.put("logprobs", value);
            }
        });
        extra.ifPresent(text -> merge(fixed, text));
        return new RequestForm(api, fixed);
    }

    private static void merge(ObjectNode fixed, String text) {
        JsonNode more = LogJson.parse(text.getBytes(StandardCharsets.UTF_8))
                .orElse(LogJson.object().path("none"));
        require(more.isObject(), "--extra must be a JSON object such as {\"seed\":1}");
        more.properties().forEach(field -> {
            require(!OURS.contains(field.getKey()), "--extra must not set \"" + field.getKey() + "\"");
            if (field.getValue().isNull()) {
                fixed.remove(field.getKey());
            } else {
                fixed.set(field.getKey(), field.getValue());
            }
        });
    }

    /** The suspect's name in the log: its address, or the command. */
    String name() {
        return command.orElseGet(() -> address().toString());
    }

    /** Opens the way to the suspect. */
    Suspect open(Terminal terminal) throws InputException, IOException {
        Duration limit = Duration.ofNanos((long) (timeout * 1e9));
        Clock clock = Clock.systemUTC();
        return command.isPresent()
                ? new CommandSuspect(CommandWords.of(command.get()), terminal.directory(), limit, maxBody, clock)
                : new HttpSuspect(address(), api(), key(terminal), limit, maxBody, clock);
    }

    /** Whether a key would travel where others can read it. */
    boolean isExposed() {
        URI address = command.isPresent() ? URI.create("https://command") : address();
        Set<String> here = Set.of("localhost", "127.0.0.1", "[::1]");
        boolean keyed = keyFile.isPresent() || keyVariable.isPresent();
        return keyed && address.getScheme().equals("http") && !here.contains(String.valueOf(address.getHost()));
    }

    private Optional<ApiKey> key(Terminal terminal) throws InputException, IOException {
        if (keyFile.isPresent()) {
            return Optional.of(
                    ApiKey.ofFile(terminal.resolve(keyFile.get()), keyFile.get().toString()));
        }
        if (keyVariable.isEmpty()) {
            return Optional.empty();
        }
        String value = terminal.environment().getOrDefault(keyVariable.get(), "");
        if (value.isEmpty()) {
            throw new InputException(
                    Position.of("environment"),
                    "there is no key in the variable " + keyVariable.get(),
                    "Set it, or use --api-key-file.");
        }
        return Optional.of(ApiKey.ofVariable(value, "variable " + keyVariable.get()));
    }

    private URI address() {
        URI given = uri(endpoint.orElseThrow());
        String path = given.getPath().replaceAll("/+$", "");
        if (path.endsWith("/completions")) {
            return given;
        }
        String base = path.matches(".*/v[0-9]+[a-z0-9]*") ? path : path + "/v1";
        String query = given.getRawQuery() == null ? "" : "?" + given.getRawQuery();
        return URI.create(given.getScheme() + "://" + given.getRawAuthority() + base + "/" + api().path() + query);
    }

    private static URI uri(String text) {
        try {
            URI uri = new URI(text);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            require(web && uri.getHost() != null, "--endpoint must be an address such as https://host/v1");
            require(uri.getRawUserInfo() == null, "--endpoint must hold no password: use --api-key-file");
            return uri;
        } catch (URISyntaxException problem) {
            throw new IllegalArgumentException("--endpoint must be an address such as https://host/v1", problem);
        }
    }
}
