package org.countermark.cli.stix;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.countermark.cli.AtomicFile;
import org.countermark.cli.Common;
import org.countermark.cli.ExitCode;
import org.countermark.cli.Terminal;
import org.countermark.cli.evidence.BundleFile;
import org.countermark.cli.input.InputException;
import org.countermark.evidence.bundle.Bundle;
import org.countermark.evidence.bundle.BundleChecks;
import org.countermark.evidence.bundle.Material;
import org.countermark.evidence.bundle.Outcome;
import org.countermark.evidence.bundle.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the findings of a bundle in STIX 2.1. */
@Command(
        name = "stix",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Write the findings of a bundle in STIX 2.1, for exchange between those who look for threats.",
            "",
            "It says nothing that the bundle does not say, and leaves out the custody log, payloads and people's names."
                    + " A bundle that contradicts itself is refused; whether seal and results hold is for 'verify'."
        },
        footer = {
            "",
            "Example:",
            "  countermark bundle stix evidence.json --out evidence.stix.json --tlp green --producer 'Example CERT'"
        })
public final class BundleStixCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "The bundle, whole or redacted.")
    private Path file;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The export; never over another file.")
    private Path out;

    @Option(
            names = "--created",
            paramLabel = "TIME",
            description =
                    "When the export is made, such as 2026-11-21T17:00:00Z (default: now). The same time gives the"
                            + " same bytes.")
    private Optional<String> created = Optional.empty();

    @Option(
            names = "--tlp",
            paramLabel = "COLOUR",
            defaultValue = "amber",
            description = "Who may see it, by the Traffic Light Protocol 2.0: clear, green, amber, amber+strict or red"
                    + " (default: ${DEFAULT-VALUE}).")
    private String tlp;

    @Option(
            names = "--producer",
            paramLabel = "NAME",
            description = "Who shares it (default: the fingerprint of the sealing key).")
    private Optional<String> producer = Optional.empty();

    @Option(
            names = "--confidence",
            paramLabel = "0..100",
            description = "How sure the producer is of the findings; not said unless given, for no p-value says it.")
    private Optional<Integer> confidence = Optional.empty();

    @Mixin
    private Common common;

    @Spec
    private CommandSpec spec;

    /**
     * The command.
     *
     * @param terminal where it reads and writes
     */
    public BundleStixCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InputException, IOException {
        StixTerms terms = terms();
        BundleFile.refuseExisting(terminal, out);
        byte[] bytes = BundleFile.bytes(terminal, file);
        Verification verification = BundleChecks.verify(bytes, Material.none());
        if (verification.failed()) {
            verification.outcomes().forEach((name, outcome) -> {
                if (outcome instanceof Outcome.Fail fail) {
                    terminal.err().println("countermark: " + file + ": " + name.title() + ": " + fail.why());
                }
            });
            return ExitCode.NO.code();
        }
        byte[] export = StixExport.render(Bundle.parse(bytes), terms);
        AtomicFile.write(terminal.resolve(out), stream -> stream.write(export));
        if (!common.quiet()) {
            terminal.err().println("countermark: the findings are in " + out);
        }
        return ExitCode.DONE.code();
    }

    private StixTerms terms() {
        try {
            return new StixTerms(
                    created.map(Instant::parse).orElseGet(() -> Instant.now().truncatedTo(ChronoUnit.SECONDS)),
                    Tlp.named(tlp)
                            .orElseThrow(() -> new IllegalArgumentException(
                                    "--tlp must be clear, green, amber, amber+strict or red, was " + tlp)),
                    producer,
                    confidence.map(OptionalInt::of).orElseGet(OptionalInt::empty));
        } catch (DateTimeException problem) {
            throw new ParameterException(
                    spec.commandLine(), "--created must be written like 2026-11-21T17:00:00Z", problem);
        } catch (IllegalArgumentException problem) {
            throw new ParameterException(spec.commandLine(), problem.getMessage(), problem);
        }
    }
}
