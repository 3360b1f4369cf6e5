package org.countermark.cli.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.countermark.cli.AtomicFile;
import org.countermark.cli.Common;
import org.countermark.cli.ExitCode;
import org.countermark.cli.Terminal;
import org.countermark.cli.evidence.BundleFile;
import org.countermark.cli.input.InputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes the page of an evidence bundle. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Make a page of an evidence bundle that people can read: one HTML file that needs no network, for screen, paper and screen readers.",
            "The page is made from the bundle alone and verifies nothing: that is what 'countermark verify' does."
        },
        footer = {
            "",
            "Examples:",
            "  countermark report evidence.json --out report.html",
            "  chromium --headless --no-pdf-header-footer --print-to-pdf=report.pdf report.html",
            "",
            "The second line makes a PDF; so does the print dialogue of any browser."
        })
public final class ReportCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "EVIDENCE", description = "The evidence bundle.")
    private Path bundle;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            defaultValue = "report.html",
            description = "Where the page goes; replaced when it is there (default: ${DEFAULT-VALUE}).")
    private Path out;

    @Mixin
    private Common common;

    /**
     * The command.
     *
     * @param terminal where it reads and writes
     */
    public ReportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InputException, IOException {
        byte[] page = ReportPage.render(BundleFile.read(terminal, bundle));
        AtomicFile.write(terminal.resolve(out), stream -> stream.write(page));
        if (!common.quiet()) {
            terminal.err().println("countermark: the page is " + out);
        }
        return ExitCode.DONE.code();
    }
}
