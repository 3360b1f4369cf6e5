package org.countermark.cli.evidence.bundle;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.countermark.cli.Common;
import org.countermark.cli.ExitCode;
import org.countermark.cli.Terminal;
import org.countermark.cli.evidence.BundleFile;
import org.countermark.cli.evidence.SealOptions;
import org.countermark.cli.input.InputException;
import org.countermark.evidence.bundle.Bundle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Seals a bundle, and has it stamped. */
@Command(
        name = "seal",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Seal a bundle with a key of your own, and ask an authority for a time stamp of content and seal.",
        footer = {
            "",
            "Example: countermark bundle seal joined.json --seal-key lab.seal --tsa https://tsa.example.org"
                    + " --tsa-certificate tsa-root.pem --out evidence.json"
        })
final class BundleSealCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "BUNDLE", description = "The bundle.")
    private Path file;

    @Mixin
    private SealOptions seal;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The bundle; never over another file.")
    private Path out;

    @Mixin
    Common common;

    @Spec
    private CommandSpec spec;

    BundleSealCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InputException, IOException {
        seal.check();
        if (!seal.isGiven()) {
            throw new ParameterException(spec.commandLine(), "Say with what: --seal-key FILE, --tsa URL, or both.");
        }
        BundleFile.refuseExisting(terminal, out);
        Bundle sealed = seal.apply(BundleFile.read(terminal, file), terminal);
        BundleFile.write(terminal, out, sealed);
        if (!common.quiet()) {
            terminal.err().println("countermark: the content digest, to be published or kept apart, is");
            terminal.err().println(sealed.contentDigest());
        }
        return ExitCode.DONE.code();
    }
}
