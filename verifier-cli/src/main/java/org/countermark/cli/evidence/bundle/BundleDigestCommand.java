package org.countermark.cli.evidence.bundle;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.countermark.cli.Common;
import org.countermark.cli.ExitCode;
import org.countermark.cli.Terminal;
import org.countermark.cli.evidence.BundleFile;
import org.countermark.cli.input.InputException;
import org.countermark.evidence.bundle.Bundle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints what identifies a bundle. */
@Command(
        name = "digest",
        mixinStandardHelpOptions = true,
        description =
                "Print a bundle's content digest, which stays the same under any seal and in its redacted form: to"
                        + " be published, read out, or handed over apart from the bundle.")
final class BundleDigestCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "BUNDLE", description = "The bundle.")
    private Path file;

    @Option(
            names = "--sealed",
            description = "Print the digest of content and seal instead: the 32 bytes that are time stamped and that"
                    + " belong into a transparency log.")
    private boolean sealed;

    @Mixin
    Common common;

    BundleDigestCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InputException, IOException {
        Bundle bundle = BundleFile.read(terminal, file);
        terminal.out().println(sealed ? bundle.sealedDigest() : bundle.contentDigest());
        return ExitCode.DONE.code();
    }
}
