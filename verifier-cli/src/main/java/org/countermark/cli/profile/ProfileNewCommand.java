package org.countermark.cli.profile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.countermark.cli.AtomicFile;
import org.countermark.cli.Common;
import org.countermark.cli.ExitCode;
import org.countermark.cli.Terminal;
import org.countermark.cli.engine.EngineConfig;
import org.countermark.cli.engine.EngineFile;
import org.countermark.cli.engine.EngineOptions;
import org.countermark.cli.engine.UsualProfile;
import org.countermark.cli.input.InputException;
import org.countermark.cli.tokenizer.Tokenizers;
import org.countermark.keys.Profile;
import org.countermark.scheme.GreenListScheme;
import org.countermark.scheme.GumbelScheme;
import org.countermark.scheme.Scheme;
import org.countermark.scheme.TournamentScheme;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints a profile. */
@Command(
        name = "new",
        mixinStandardHelpOptions = true,
        description = "Print a profile: the public parameters that marking and detecting must share.")
final class ProfileNewCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(
            names = "--scheme",
            paramLabel = "gumbel|tournament|green-list",
            defaultValue = "gumbel",
            description = "How words choose tokens (default: ${DEFAULT-VALUE}).")
    private String scheme;

    @Option(
            names = "--context-width",
            paramLabel = "H",
            description =
                    "Tokens before a token that its word depends on, 1..16 (default: 4, or as the engine has it by"
                            + " default).")
    private Optional<Integer> contextWidth = Optional.empty();

    @Option(
            names = "--tokenizer",
            paramLabel = "NAME",
            defaultValue = "embedded",
            description = "embedded, cl100k_base, o200k_base, r50k_base, or a name for your own vocabulary (default:"
                    + " ${DEFAULT-VALUE}).")
    private String tokenizer;

    @Option(
            names = "--trace-share",
            paramLabel = "N",
            defaultValue = "0",
            description = "Contexts that carry the payload of an account, of 65536: 32768 is one half (default:"
                    + " ${DEFAULT-VALUE}, no account can be traced).")
    private int traceShare;

    @Option(
            names = "--depth",
            paramLabel = "N",
            defaultValue = "30",
            description = "Layers of the tournament, 1..32 (default: ${DEFAULT-VALUE}).")
    private int depth;

    @Option(
            names = "--gamma",
            paramLabel = "N",
            defaultValue = "16384",
            description = "Share of green tokens, of 65536 (default: ${DEFAULT-VALUE}, a quarter).")
    private int gamma;

    @Mixin
    private EngineOptions engine;

    @Option(names = "--out", paramLabel = "FILE", description = "Write to a file instead of standard output.")
    private Optional<Path> out = Optional.empty();

    @Mixin
    Common common;

    @Spec
    private CommandSpec spec;

    ProfileNewCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InputException, IOException {
        String json = profile().toJson() + "\n";
        if (out.isPresent()) {
            AtomicFile.write(
                    terminal.resolve(out.get()), stream -> stream.write(json.getBytes(StandardCharsets.UTF_8)));
        } else {
            terminal.out().print(json);
        }
        return ExitCode.DONE.code();
    }

    private Profile profile() throws InputException, IOException {
        try {
            String id = Tokenizers.idOf(terminal, tokenizer);
            Optional<EngineConfig> config = engine.config(terminal);
            if (config.isPresent()
                    || engine.contract()
                            .filter(contract -> !contract.isNative())
                            .isPresent()) {
                return ofEngine(config, id);
            }
            if (!engine.settings().isEmpty()) {
                throw new IllegalArgumentException("--setting belongs to an engine's --contract");
            }
            Scheme made = switch (scheme) {
                case "gumbel" -> new GumbelScheme();
                case "tournament" -> new TournamentScheme(depth);
                case "green-list" -> new GreenListScheme(gamma);
                default ->
                    throw new IllegalArgumentException(
                            "--scheme must be gumbel, tournament or green-list, was " + scheme);
            };
            return new Profile(made, contextWidth.orElse(4), id, traceShare);
        } catch (IllegalArgumentException problem) {
            throw new ParameterException(spec.commandLine(), problem.getMessage(), problem);
        }
    }

    private Profile ofEngine(Optional<EngineConfig> config, String id) {
        for (String option : List.of("--scheme", "--depth", "--gamma", "--trace-share")) {
            if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
                throw new IllegalArgumentException(
                        option + " belongs to the native contract: an engine's decides its scheme");
            }
        }
        if (config.isEmpty()) {
            OptionalInt width = contextWidth.map(OptionalInt::of).orElseGet(OptionalInt::empty);
            return UsualProfile.of(engine.contract().orElseThrow(), id, width, engine.settings());
        }
        if (contextWidth.isPresent()) {
            throw new IllegalArgumentException("--context-width is said by the engine's configuration");
        }
        Profile made = config.get().profile(id);
        config.get().destroy();
        if (!common.quiet()) {
            EngineFile.remarks(made).forEach(terminal.err()::println);
        }
        return made;
    }
}
