package org.countermark.cli.scan;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.countermark.cli.AtomicFile;
import org.countermark.cli.Common;
import org.countermark.cli.ExitCode;
import org.countermark.cli.Stop;
import org.countermark.cli.Terminal;
import org.countermark.cli.Threads;
import org.countermark.cli.WorkFolder;
import org.countermark.cli.evidence.record.BundleOption;
import org.countermark.cli.evidence.record.Recorder;
import org.countermark.cli.input.InputException;
import org.countermark.cli.key.EpochOptions;
import org.countermark.cli.timeline.Applies;
import org.countermark.cli.timeline.Period;
import org.countermark.cli.timeline.TimelineChoice;
import org.countermark.detect.Level;
import org.countermark.detect.UnitRule;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Looks for marks in any body of text. */
@Command(
        name = "scan",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Look for marks in text, and say how surely they are there.",
        footer = {
            "",
            "Example: countermark scan corpus.jsonl.gz --profile profile.json --epoch-key 2026-11.key",
            "Exit code 0 means that the scan was made, whatever the verdict."
        })
public final class ScanCommand implements Callable<Integer> {
    /** How a result is printed. */
    enum Format {
        TEXT,
        JSON,
        CSV
    }

    /** What else is tried when nothing is found. */
    enum Variants {
        NEAR,
        NONE
    }

    private final Terminal terminal;
    private final Stop stop;

    @Mixin
    private InputOptions input;

    @Mixin
    private Hypotheses hypotheses;

    @Mixin
    private EpochOptions keys;

    @Option(
            names = "--payload",
            paramLabel = "NUMBER",
            description = "Look for an account's payload in both channels, 0 for text without one; may be repeated."
                    + " Without it the provider channel is read.")
    private List<Long> payloads = new ArrayList<>();

    @Option(
            names = "--variants",
            paramLabel = "near|none",
            defaultValue = "near",
            description =
                    "When nothing is found by an engine's profile, try those that it is easily mistaken for; they are"
                            + " counted from the start (default: ${DEFAULT-VALUE}).")
    private Variants variants;

    @Option(
            names = "--commitment",
            paramLabel = "HEX",
            description = "The provider's published commitment: refuse a key or profile that it is not of.")
    private Optional<String> commitment = Optional.empty();

    @Option(
            names = "--alpha",
            paramLabel = "LEVEL",
            defaultValue = "1e-6",
            description = "The level of the verdict (default: ${DEFAULT-VALUE}).")
    private String alpha;

    @Option(
            names = "--units",
            paramLabel = "distinct|modal",
            defaultValue = "distinct",
            description = "Which units count: all distinct ones, or of each context only the most frequent one, which"
                    + " sees more where many texts repeat each other's contexts (default: ${DEFAULT-VALUE}).")
    private UnitRule units;

    @Option(
            names = "--proxy",
            paramLabel = "FILE|self|none",
            defaultValue = "none",
            description = "Weigh each token by how likely it was without the mark, which needs several times less text:"
                    + " by counts of reference text, or of the text itself (default: ${DEFAULT-VALUE}).")
    private String proxy;

    @Option(
            names = "--decoys",
            paramLabel = "N",
            defaultValue = "99",
            description = "Keys that marked nothing, scored beside each key as a control; on a share of the documents"
                    + " where there are many; 0 for none (default: ${DEFAULT-VALUE}).")
    private int decoys;

    @Option(
            names = "--dedup",
            paramLabel = "exact|bloom",
            defaultValue = "exact",
            description =
                    "How units are remembered: all of them, at up to 16 bytes each, or in filters of 2 bytes each,"
                            + " which drop less than one in a thousand (default: ${DEFAULT-VALUE}).")
    private Method.Dedup dedup;

    @Option(
            names = "--slice",
            paramLabel = "I/N",
            defaultValue = "1/1",
            description = "Look at one share of the documents only, chosen by their digests.")
    private String share;

    @Option(
            names = "--timeline",
            paramLabel = "day|week|month",
            description = "Show the evidence by the dates of the records, too.")
    private Optional<Period> period = Optional.empty();

    @Option(
            names = "--applies",
            paramLabel = "LABEL=FROM..TO",
            description = "The days on which a key was in use, such as autumn=2026-09-22..2026-12-20; labels such as"
                    + " 2026-11 and 2026-11-03 say so themselves. May be repeated.")
    private Map<String, String> applies = Map.of();

    @Option(
            names = "--format",
            paramLabel = "text|json|csv",
            defaultValue = "text",
            description = "How the result is printed (default: ${DEFAULT-VALUE}); csv has a row for every document.")
    private Format format;

    @Option(names = "--out", paramLabel = "FILE", description = "Write the result to a file, which appears when whole.")
    private Optional<Path> out = Optional.empty();

    @Option(
            names = "--top",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many documents text and json list (default: ${DEFAULT-VALUE}).")
    private int top;

    @Mixin
    private BundleOption bundle;

    @Mixin
    private Threads threads;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            defaultValue = "countermark-scan.checkpoint",
            description = "Where Ctrl-C leaves the state of the scan (default: ${DEFAULT-VALUE}).")
    private Path checkpoint;

    @Mixin
    private WorkFolder work;

    @Option(names = "--resume", description = "Go on from the checkpoint of the same scan.")
    private boolean resume;

    @Mixin
    private Common common;

    @Spec
    private CommandSpec spec;

    /**
     * The command.
     *
     * @param terminal where it reads and writes
     * @param stop tells it to stop early
     */
    public ScanCommand(Terminal terminal, Stop stop) {
        this.terminal = terminal;
        this.stop = stop;
    }

    @Override
    public Integer call() throws InputException, IOException, InterruptedException {
        Job job = job();
        Optional<Recorder> recorder = bundle.begin(terminal);
        Path folder = work.shown(terminal);
        try (State state = new State(job, terminal.resolve(folder))) {
            Optional<Scored> scored =
                    new ScanRun(terminal, stop, common.quiet(), checkpoint, folder).run(job, state, resume);
            if (scored.isEmpty()) {
                return ExitCode.INTERRUPTED.code();
            }
            ScanResult result = ScanResult.of(job, state, scored.get());
            if (recorder.isPresent()) {
                recorder.get().write(result.subject(job), stream -> JsonRenderer.write(result, stream));
            }
            print(result);
        }
        if (resume) {
            Files.deleteIfExists(terminal.resolve(checkpoint));
        }
        return ExitCode.DONE.code();
    }

    private Job job() throws InputException, IOException {
        if (!keys.isGiven()) {
            throw usage("Name a key: --epoch LABEL of the key store, or --epoch-key FILE.");
        }
        if (!hypotheses.isGiven()) {
            throw usage("Name a profile with --profile FILE, or a serving engine's contract with --contract.");
        }
        if (format == Format.CSV && bundle.isGiven()) {
            throw usage("--bundle lists documents as --top says: leave out --format csv, or make two scans.");
        }
        if (top < 1 || top > 1_000_000) {
            throw usage("--top must be in 1..1000000, was " + top);
        }
        try {
            return new Jobs(terminal)
                    .payloads(payloads)
                    .variants(variants == Variants.NEAR)
                    .commitment(commitment)
                    .timeline(timeline())
                    .proxy(proxy)
                    .job(
                            input,
                            hypotheses,
                            keys,
                            Level.of(alpha),
                            new Method(units, dedup, decoys, Method.share(share)),
                            threads.count(),
                            format == Format.CSV ? Integer.MAX_VALUE : top);
        } catch (IllegalArgumentException problem) {
            throw usage(problem.getMessage());
        }
    }

    private Optional<TimelineChoice> timeline() {
        if (period.isEmpty() && !applies.isEmpty()) {
            throw new IllegalArgumentException("--applies belongs to --timeline");
        }
        Map<String, Applies> named = new HashMap<>();
        applies.forEach((label, days) -> named.put(label, Applies.parse(days)));
        return period.map(cut -> new TimelineChoice(cut, named));
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private void print(ScanResult result) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        render(result, bytes);
        if (out.isPresent()) {
            AtomicFile.write(terminal.resolve(out.get()), stream -> bytes.writeTo(stream));
            if (!common.quiet()) {
                terminal.err().println("countermark: " + result.verdict().words() + "; the result is in " + out.get());
            }
        } else {
            bytes.writeTo(terminal.out());
        }
    }

    private void render(ScanResult result, OutputStream target) throws IOException {
        switch (format) {
            case JSON -> JsonRenderer.write(result, target);
            case CSV -> CsvRenderer.write(result, target);
            case TEXT -> {
                PrintStream text = new PrintStream(target, false, StandardCharsets.UTF_8);
                new TextRenderer(text).print(result);
                text.flush();
            }
        }
    }
}
