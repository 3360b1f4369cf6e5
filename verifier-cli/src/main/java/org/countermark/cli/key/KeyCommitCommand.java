package org.countermark.cli.key;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.countermark.cli.Common;
import org.countermark.cli.ExitCode;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import org.countermark.keys.Commitment;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints the commitment to an epoch key under a profile, or checks one. */
@Command(
        name = "commit",
        mixinStandardHelpOptions = true,
        description = "Print the commitment to an epoch key under a profile. Published before the text is marked, it"
                + " shows later that the key was not made to fit.")
final class KeyCommitCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    Common common;

    @Mixin
    private EpochOptions options;

    @Option(names = "--profile", paramLabel = "FILE", required = true, description = "The profile.")
    private Path profile;

    @Option(
            names = "--check",
            paramLabel = "HEX",
            description = "A published commitment: exit code 1 when it is not the one of this key and profile.")
    private Optional<String> check = Optional.empty();

    @Spec
    private CommandSpec spec;

    KeyCommitCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InputException, IOException {
        if (!options.isGiven()) {
            throw new ParameterException(spec.commandLine(), "Name the key with --epoch or --epoch-key.");
        }
        Profile read = Profiles.read(terminal, profile);
        List<EpochKey> keys = options.keys(terminal);
        if (check.isPresent()) {
            return verify(read, keys);
        }
        keys.forEach(key -> terminal.out().println(Commitment.of(read, key).hex()));
        return ExitCode.DONE.code();
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
