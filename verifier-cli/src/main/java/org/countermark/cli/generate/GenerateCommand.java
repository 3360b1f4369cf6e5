package org.countermark.cli.generate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.countermark.cli.AtomicFile;
import org.countermark.cli.Common;
import org.countermark.cli.ExitCode;
import org.countermark.cli.Meter;
import org.countermark.cli.Terminal;
import org.countermark.cli.Threads;
import org.countermark.cli.input.InputException;
import org.countermark.cli.key.EpochOptions;
import org.countermark.cli.key.Profiles;
import org.countermark.corpora.llama.Completion;
import org.countermark.corpora.llama.GenerationRequest;
import org.countermark.corpora.llama.Generator;
import org.countermark.corpora.llama.LanguageModel;
import org.countermark.corpora.llama.Workers;
import org.countermark.embed.Sampling;
import org.countermark.embed.Watermark;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes text with a language model, marked or not. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Write text with a language model, marked with a key, as JSONL of text and token ids.")
public final class GenerateCommand implements Callable<Integer> {
    private static final int BATCH = 8;

    private final Terminal terminal;

    @Mixin
    private ModelOption model;

    @Mixin
    private Prompts prompts;

    @Option(names = "--profile", paramLabel = "FILE", required = true, description = "The provider's profile.")
    private Path profile;

    @Mixin
    private EpochOptions keys;

    @Mixin
    private PayloadOptions trace;

    @Option(names = "--unmarked", description = "Leave the text unmarked; needs no key.")
    private boolean unmarked;

    @Option(
            names = "--max-tokens",
            paramLabel = "N",
            defaultValue = "200",
            description = "The longest response (default: ${DEFAULT-VALUE}).")
    private int maxTokens;

    @Option(
            names = "--temperature",
            paramLabel = "T",
            defaultValue = "0.8",
            description = "How freely the model chooses; at 0 nothing can be marked (default: ${DEFAULT-VALUE}).")
    private double temperature;

    @Option(
            names = "--top-p",
            paramLabel = "P",
            defaultValue = "0.95",
            description = "Share of the likeliest tokens to choose from (default: ${DEFAULT-VALUE}).")
    private double topP;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            description = "Makes what is not marked repeatable (default: a fresh one).")
    private Optional<Long> seed = Optional.empty();

    @Mixin
    private Threads threads;

    @Option(names = "--out", paramLabel = "FILE", description = "Write to a file, which appears when it is whole.")
    private Optional<Path> out = Optional.empty();

    @Mixin
    private Common common;

    @Spec
    private CommandSpec spec;

    /**
     * The command.
     *
     * @param terminal where it reads and writes
     */
    public GenerateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InputException, IOException {
        Profile read = Profiles.read(terminal, profile);
        LanguageModel loaded = model.load(terminal, read, profile);
        List<String> all = prompts.all(terminal);
        long payload = unmarked ? 0 : trace.payload(terminal, spec.commandLine());
        if (payload != 0 && read.traceShare() == 0 && !common.quiet()) {
            terminal.err()
                    .println("The profile has traceShare 0, so the text will not carry the payload: make one with"
                            + " 'countermark profile new --trace-share 32768'.");
        }
        try {
            Watermark mark = Watermark.of(read, key());
            Sampling sampling = Sampling.of(temperature).withTopP(topP);
            long first = seed.orElseGet(() -> new SecureRandom().nextLong());
            Choosers choosers = new Choosers(unmarked ? Optional.empty() : Optional.of(mark), payload, sampling, first);
            Writing writing = new Writing(loaded, mark, choosers, all, payload);
            if (out.isPresent()) {
                AtomicFile.write(terminal.resolve(out.get()), writing::to);
            } else {
                writing.to(terminal.out());
            }
        } catch (IllegalArgumentException problem) {
            throw new ParameterException(spec.commandLine(), problem.getMessage(), problem);
        }
        return ExitCode.DONE.code();
    }

    private EpochKey key() throws InputException, IOException {
        if (unmarked) {
            return EpochKey.of("unmarked", new byte[32]);
        }
        List<EpochKey> named = keys.isGiven() ? keys.keys(terminal) : List.of();
        if (named.size() != 1) {
            throw new ParameterException(
                    spec.commandLine(), "Name one key with --epoch or --epoch-key, or ask for --unmarked text.");
        }
        return named.get(0);
    }

    /** Generates in portions, so that memory stays bounded and the meter moves. */
    private final class Writing {
        private final LanguageModel loaded;
        private final Watermark mark;
        private final Choosers choosers;
        private final List<String> all;
        private final long payload;

        Writing(LanguageModel loaded, Watermark mark, Choosers choosers, List<String> all, long payload) {
            this.loaded = loaded;
            this.mark = mark;
            this.choosers = choosers;
            this.all = all;
            this.payload = payload;
        }

        void to(OutputStream target) throws IOException {
            Meter meter = new Meter(terminal, common.quiet(), "tokens", System::nanoTime);
            long tokens = 0;
            try (Workers workers = Workers.of(threads.count());
                    JsonGenerator json = new JsonFactory()
                            .createGenerator(target)
                            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                            .setRootValueSeparator(null)) {
                Generator generator = loaded.generator(workers, BATCH);
                for (int from = 0; from < all.size(); from += BATCH) {
                    List<String> portion = all.subList(from, Math.min(from + BATCH, all.size()));
                    List<Completion> done = generator.generate(requests(portion, from));
                    for (int i = 0; i < portion.size(); i++) {
                        int[] response = done.get(i).tokens();
                        record(json, portion.get(i), response);
                        tokens += response.length;
                    }
                    meter.at((from + portion.size()) / (double) all.size(), tokens);
                }
            } finally {
                meter.close();
            }
        }

        private List<GenerationRequest> requests(List<String> portion, int from) {
            List<GenerationRequest> requests = new ArrayList<>();
            for (int i = 0; i < portion.size(); i++) {
                requests.add(
                        GenerationRequest.of(loaded.prompt(portion.get(i)), choosers.of(mark, from + i), maxTokens));
            }
            return requests;
        }

        private void record(JsonGenerator json, String prompt, int[] tokens) throws IOException {
            json.writeStartObject();
            json.writeStringField("prompt", prompt);
            json.writeStringField("text", loaded.tokenizer().decode(tokens));
            json.writeFieldName("token_ids");
            json.writeArray(tokens, 0, tokens.length);
            if (unmarked) {
                json.writeBooleanField("marked", false);
            } else {
                json.writeNumberField("payload", payload);
            }
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }
}
