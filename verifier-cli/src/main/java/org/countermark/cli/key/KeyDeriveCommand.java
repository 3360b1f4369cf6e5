package org.countermark.cli.key;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.countermark.cli.AtomicFile;
import org.countermark.cli.Common;
import org.countermark.cli.ExitCode;
import org.countermark.cli.Terminal;
import org.countermark.cli.engine.EngineFile;
import org.countermark.cli.engine.UsualProfile;
import org.countermark.cli.input.InputException;
import org.countermark.keys.Contract;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes an engine's configuration whose key is derived from an epoch's. */
@Command(
        name = "derive",
        mixinStandardHelpOptions = true,
        description =
                "Write the configuration with which a serving engine marks by an epoch's key. Rotation and commitment"
                        + " then hold for text that the engine marks: 'scan' takes the epoch's key and the profile.",
        footer = {"", "Example: countermark key derive --epoch 2026-11 --profile vllm.json --out watermark.json"})
final class KeyDeriveCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private EpochOptions options;

    @Option(names = "--profile", paramLabel = "FILE", description = "A profile of the engine's contract.")
    private Optional<Path> profile = Optional.empty();

    @Option(
            names = "--contract",
            paramLabel = "ID",
            description = "The engine's contract with its usual settings, instead of a profile.")
    private Optional<String> contract = Optional.empty();

    @Option(names = "--numbers", description = "Write the key's numbers alone, one a line, instead of a configuration.")
    private boolean numbers;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "Where to write; only its owner may read it, and no file is overwritten.")
    private Path out;

    @Mixin
    Common common;

    @Spec
    private CommandSpec spec;

    KeyDeriveCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InputException, IOException {
        Path target = terminal.resolve(out);
        if (Files.exists(target)) {
            throw new FileAlreadyExistsException(out.toString(), null, "a file of keys is never overwritten");
        }
        try {
            Profile read = profile();
            List<EpochKey> keys = options.keys(terminal);
            if (keys.size() != 1) {
                throw new IllegalArgumentException("Name one key, with --epoch or --epoch-key.");
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            long[] secret = keys.get(0).engineSecretNumbers(read);
            if (numbers) {
                EngineFile.numbers(read.contract(), secret, bytes);
            } else {
                EngineFile.write(read, secret, bytes);
            }
            Arrays.fill(secret, 0);
            AtomicFile.writeSecret(target, bytes::writeTo);
            terminal.out()
                    .println((numbers ? "the numbers" : "the configuration") + " of contract "
                            + read.contract().id() + " by the key of \""
                            + keys.get(0).label() + "\" " + (numbers ? "are" : "is") + " in " + out);
            if (!common.quiet()) {
                EngineFile.remarks(read).forEach(terminal.err()::println);
            }
        } catch (IllegalArgumentException problem) {
            throw new ParameterException(spec.commandLine(), problem.getMessage(), problem);
        }
        return ExitCode.DONE.code();
    }

    private Profile profile() throws InputException, IOException {
        if (profile.isPresent() == contract.isPresent()) {
            throw new IllegalArgumentException("Name --profile FILE, or --contract ID for its usual settings.");
        }
        Profile made = profile.isPresent()
                ? Profiles.read(terminal, profile.get())
                // The key does not depend on the tokenizer, so any name will do.
                : UsualProfile.of(Contract.of(contract.orElseThrow()), "any", OptionalInt.empty(), Map.of());
        if (made.contract().isNative()) {
            throw new IllegalArgumentException(
                    "keys of countermark/1 are handed out by 'key export-epoch', not derived for an engine");
        }
        return made;
    }
}
