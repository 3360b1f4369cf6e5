package org.countermark.cli.key;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.countermark.cli.AtomicFile;
import org.countermark.cli.Common;
import org.countermark.cli.ExitCode;
import org.countermark.cli.Terminal;
import org.countermark.cli.evidence.SealOptions;
import org.countermark.cli.input.InputException;
import org.countermark.evidence.commit.KeyCommitment;
import org.countermark.evidence.commit.KeyLeaf;
import org.countermark.keys.Commitment;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints the commitments to epoch keys under a profile, publishes them in one file, or checks one. */
@Command(
        name = "commit",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Commit to epoch keys under a profile. Published before the text is marked, it shows later that the"
                        + " key was not made to fit. With --out all of them are committed to in one file, sealed and stamped;"
                        + " without it the commitment to each is printed.",
        footer = {
            "",
            "Example: countermark key commit --profile profile.json --epochs 2026-11..2027-10 --out keys.commitment \\",
            "           --seal-key lab.sealkey --tsa https://tsa.example/ --tsa-certificate tsa-root.pem"
        })
final class KeyCommitCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--profile", paramLabel = "FILE", required = true, description = "The profile.")
    private Path profile;

    @Option(
            names = "--epochs",
            paramLabel = "MONTH..MONTH",
            description = "Epochs of the key store that are called as months, from the first to the last one.")
    private Optional<String> months = Optional.empty();

    @Mixin
    private EpochOptions options;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where to write one commitment to all the keys; never over a file.")
    private Optional<Path> out = Optional.empty();

    @Mixin
    private SealOptions sealing;

    @Option(
            names = "--check",
            paramLabel = "HEX",
            description =
                    "A published commitment to one key: exit code 1 when it is not the one of this key and profile.")
    private Optional<String> check = Optional.empty();

    @Mixin
    Common common;

    @Spec
    private CommandSpec spec;

    KeyCommitCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InputException, IOException {
        refuseWhatDoesNotFit();
        Profile read = Profiles.read(terminal, profile);
        List<EpochKey> keys = options.keys(terminal);
        if (check.isPresent()) {
            return verify(read, keys);
        }
        if (out.isPresent()) {
            publish(read, keys, out.get());
        } else {
            keys.forEach(key -> terminal.out().println(Commitment.of(read, key).hex()));
        }
        return ExitCode.DONE.code();
    }

    private void refuseWhatDoesNotFit() throws IOException {
        try {
            months.ifPresent(range -> options.epochs.addAll(Months.labels(range)));
        } catch (IllegalArgumentException problem) {
            throw wrong("--epochs: " + problem.getMessage());
        }
        if (!options.isGiven()) {
            throw wrong("Name the keys with --epochs, --epoch or --epoch-key.");
        }
        if (check.isPresent() && out.isPresent()) {
            throw wrong("--check and --out do not go together.");
        }
        sealing.check();
        if (sealing.isGiven() && out.isEmpty()) {
            throw wrong("Only a file is sealed and stamped: name it with --out.");
        }
        if (out.isPresent()) {
            AtomicFile.refuseExisting(terminal.resolve(out.get()), out.get());
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private void publish(Profile read, List<EpochKey> keys, Path file) throws InputException, IOException {
        List<KeyLeaf> leaves = keys.stream().map(key -> KeyLeaf.of(read, key)).toList();
        KeyCommitment commitment;
        try {
            commitment = KeyCommitment.of(HexFormat.of().formatHex(read.digest()), leaves);
        } catch (IllegalArgumentException problem) {
            throw new ParameterException(spec.commandLine(), problem.getMessage(), problem);
        }
        KeyCommitment sealed = sealing.apply(commitment, terminal);
        AtomicFile.write(terminal.resolve(file), stream -> stream.write(sealed.toFile()));
        terminal.out().println("root " + sealed.root());
        terminal.out().println("digest " + sealed.sealedDigest());
        if (!common.quiet()) {
            String stamped = sealed.timeStamp().isPresent()
                    ? ""
                    : " It has no time stamp (--tsa), and does not show when it was made.";
            terminal.err()
                    .println("The commitment to " + leaves.size() + (leaves.size() == 1 ? " key" : " keys") + " is in "
                            + file + ". Publish it before any text is marked." + stamped);
        }
    }

    private int verify(Profile read, List<EpochKey> keys) {
        Commitment published;
        try {
            published = new Commitment(check.orElseThrow());
        } catch (IllegalArgumentException problem) {
            throw new ParameterException(spec.commandLine(), "--check: " + problem.getMessage(), problem);
        }
        boolean matches = keys.stream().anyMatch(key -> published.matches(read, key));
        terminal.out()
                .println(
                        matches
                                ? "yes: the commitment is to this key and profile"
                                : "no: it is another key or profile");
        return (matches ? ExitCode.DONE : ExitCode.NO).code();
    }
}
