package org.countermark.cli.evidence.bundle;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.countermark.cli.Common;
import org.countermark.cli.ExitCode;
import org.countermark.cli.Terminal;
import org.countermark.cli.evidence.BundleFile;
import org.countermark.cli.evidence.OpeningOptions;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Position;
import org.countermark.evidence.bundle.Bundle;
import org.countermark.evidence.bundle.Redaction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts records of runs into one bundle, and says where the exhibits came from. */
@Command(
        name = "join",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Put one or more records of runs into one bundle, with what the program cannot know: where the"
                + " exhibits came from, who had them, and how the key was published.",
        footer = {
            "",
            "Example: countermark bundle join scan.json trace.json --origins origins.csv --custody custody.csv"
                    + " --out evidence.json"
        })
final class BundleJoinCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(arity = "1..*", paramLabel = "BUNDLE", description = "Records that 'scan --bundle' and the like made.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--origins",
            paramLabel = "FILE.csv",
            description = "Where exhibits came from: columns name, source, acquired (a date or time), acquired_by.")
    private Optional<Path> origins = Optional.empty();

    @Option(
            names = "--custody",
            paramLabel = "FILE.csv",
            description = "Who had the exhibits, in order of time: columns at (a time), by, what, exhibits (names with"
                    + " ; between them, or nothing for all).")
    private Optional<Path> custody = Optional.empty();

    @Mixin
    private OpeningOptions openings;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The bundle; never over another file.")
    private Path out;

    @Mixin
    Common common;

    BundleJoinCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InputException, IOException {
        BundleFile.refuseExisting(terminal, out);
        List<Bundle> parts = new ArrayList<>();
        for (Path file : files) {
            Bundle part = BundleFile.read(terminal, file);
            if (part.redaction() instanceof Redaction.Done) {
                throw new InputException(
                        Position.of(file.toString()),
                        "what was redacted cannot be joined, for its names are gone",
                        "Join the whole bundles, seal the new one, and redact that.");
            }
            parts.add(part);
        }
        Bundle joined;
        try {
            joined = Joining.of(parts);
        } catch (IllegalArgumentException problem) {
            throw new InputException(
                    Position.of(out.toString()),
                    problem.getMessage(),
                    "Records of one bundle are made by one build, of files whose names tell them apart.",
                    problem);
        }
        joined = openings.apply(joined, terminal);
        if (origins.isPresent()) {
            joined = Joining.withExhibits(joined, Origins.read(terminal, origins.get(), joined.exhibits()));
        }
        if (custody.isPresent()) {
            joined = Joining.withCustody(joined, CustodyTable.read(terminal, custody.get(), joined));
        }
        if (!common.quiet()
                && parts.stream().anyMatch(part -> part.proofs().seal().isPresent())) {
            terminal.err().println("countermark: seals of single records fall away: seal the new bundle.");
        }
        BundleFile.write(terminal, out, joined);
        return ExitCode.DONE.code();
    }
}
