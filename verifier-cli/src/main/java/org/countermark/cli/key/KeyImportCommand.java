package org.countermark.cli.key;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.countermark.cli.Common;
import org.countermark.cli.ExitCode;
import org.countermark.cli.Terminal;
import org.countermark.cli.engine.EngineConfig;
import org.countermark.cli.engine.EngineOptions;
import org.countermark.cli.engine.KeyNumbers;
import org.countermark.cli.input.InputException;
import org.countermark.keys.Contract;
import org.countermark.keys.EpochKey;
import org.countermark.keys.EpochKeyFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes a key file of the key that a serving engine was configured with. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description =
                "Write the key of a serving engine to a file that --epoch-key takes. It is read from the engine's own"
                        + " configuration, or as numbers, never from an argument.",
        footer = {"", "Example: countermark key import --from-vllm watermark.json --label vllm-prod --out vllm.key"})
final class KeyImportCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private EngineOptions engine;

    @Option(
            names = "--from",
            paramLabel = "FILE",
            description = "Read the key's numbers, decimal or after 0x hexadecimal, in the order of --contract; - for"
                    + " standard input.")
    private Optional<Path> numbers = Optional.empty();

    @Option(
            names = "--label",
            paramLabel = "NAME",
            required = true,
            description = "A name for the key, which results show.")
    private String label;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "Where to write the key; never overwrites a file.")
    private Path out;

    @Mixin
    Common common;

    @Spec
    private CommandSpec spec;

    KeyImportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InputException, IOException {
        EpochKey key = key();
        EpochKeyFile.write(terminal.resolve(out), key);
        terminal.out()
                .println("the key \"" + label + "\" of contract "
                        + key.engine().map(Contract::id).orElseThrow() + " is in " + out);
        byte[] secret = key.exportSecretBytes();
        key.destroy();
        if (!common.quiet() && KeyNumbers.isGuessable(secret)) {
            terminal.err()
                    .println("Small numbers are soon guessed: whoever does can mark text, and read the mark."
                            + " 'countermark key derive' makes better ones.");
        }
        Arrays.fill(secret, (byte) 0);
        return ExitCode.DONE.code();
    }

    private EpochKey key() throws InputException, IOException {
        try {
            Optional<EngineConfig> config = engine.config(terminal);
            if (config.isPresent() == numbers.isPresent()) {
                throw new IllegalArgumentException(
                        "Name the engine's configuration with --from-vllm and so on, or its numbers with --contract and"
                                + " --from.");
            }
            if (config.isPresent()) {
                EpochKey key = config.get().key(label);
                config.get().destroy();
                return key;
            }
            Contract contract =
                    engine.contract().orElseThrow(() -> new IllegalArgumentException("--from needs --contract"));
            return KeyNumbers.read(terminal, numbers.get(), label, contract);
        } catch (IllegalArgumentException problem) {
            throw new ParameterException(spec.commandLine(), problem.getMessage(), problem);
        }
    }
}
