package org.countermark.cli.evidence.bundle;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.countermark.cli.Common;
import org.countermark.cli.ExitCode;
import org.countermark.cli.Terminal;
import org.countermark.cli.evidence.BundleFile;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Position;
import org.countermark.evidence.bundle.Bundle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Hides what a bundle tells of files, people and accounts. */
@Command(
        name = "redact",
        mixinStandardHelpOptions = true,
        description = "Put digests in place of names of files, people, accounts and payloads. Seal, time stamp and log"
                + " proof of the bundle still hold.")
final class BundleRedactCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "BUNDLE", description = "A sealed bundle.")
    private Path file;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The bundle; never over another file.")
    private Path out;

    @Mixin
    Common common;

    BundleRedactCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InputException, IOException {
        BundleFile.refuseExisting(terminal, out);
        Bundle bundle = BundleFile.read(terminal, file);
        Bundle redacted;
        try {
            redacted = bundle.redacted();
        } catch (IllegalStateException | IllegalArgumentException problem) {
            throw new InputException(
                    Position.of(file.toString()),
                    problem.getMessage(),
                    "Seal it first: 'countermark bundle seal'.",
                    problem);
        }
        BundleFile.write(terminal, out, redacted);
        return ExitCode.DONE.code();
    }
}
