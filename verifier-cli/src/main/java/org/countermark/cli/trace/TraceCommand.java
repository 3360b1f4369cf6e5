package org.countermark.cli.trace;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
import org.countermark.cli.registry.Registries;
import org.countermark.cli.scan.InputOptions;
import org.countermark.cli.scan.Lexer;
import org.countermark.cli.scan.ReadBody;
import org.countermark.cli.scan.TokenizerOption;
import org.countermark.detect.Level;
import org.countermark.keys.Commitment;
import org.countermark.keys.EpochKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Finds which accounts' payloads marked the documents of a body. */
@Command(
        name = "trace",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Name the accounts whose payloads marked the text, and say how surely.",
        footer = {
            "",
            "Example: countermark trace corpus.jsonl --profile profile.json --epoch-key 2026-11.key --registry"
                    + " accounts.registry",
            "Exit code 0 means that the trace was made, whatever the verdict."
        })
public final class TraceCommand implements Callable<Integer> {
    /** How a result is printed. */
    enum Format {
        TEXT,
        JSON,
        CSV
    }

    private final Terminal terminal;
    private final Stop stop;

    @Mixin
    private InputOptions input;

    @Option(names = "--profile", paramLabel = "FILE", required = true, description = "The provider's profile.")
    private Path profile;

    @Mixin
    private EpochOptions keys;

    @Option(
            names = "--registry",
            paramLabel = "FILE",
            defaultValue = Registries.DEFAULT_REGISTRY,
            description = "The provider's registry of payloads: whoever is in it may be named (default:"
                    + " ${DEFAULT-VALUE}).")
    private Path registry;

    @Option(
            names = "--registry-secret",
            paramLabel = "FILE",
            defaultValue = Registries.DEFAULT_SECRET,
            description = "The registry's secret, for --names (default: ${DEFAULT-VALUE}).")
    private Path secret;

    @Option(
            names = "--names",
            paramLabel = "FILE",
            description = "The provider's own account ids, one a line, to print beside the pseudonyms of those that"
                    + " are named.")
    private Optional<Path> names = Optional.empty();

    @Mixin
    private TokenizerOption tokenizer;

    @Option(
            names = "--commitment",
            paramLabel = "HEX",
            description = "The provider's published commitment: refuse a key or profile that it is not of.")
    private Optional<String> commitment = Optional.empty();

    @Option(
            names = "--alpha",
            paramLabel = "LEVEL",
            defaultValue = "1e-3",
            description = "The odds that any innocent account is named, all together (default: ${DEFAULT-VALUE}).")
    private String alpha;

    @Option(
            names = "--proxy",
            paramLabel = "FILE|self|none",
            defaultValue = "none",
            description = "Weigh each token by how likely it was without the mark, which needs less text: by counts of"
                    + " reference text, or of the text itself (default: ${DEFAULT-VALUE}).")
    private String proxy;

    @Option(
            names = "--decoys",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Payloads that nobody has, traced beside the others as a control; 0 for none (default:"
                    + " ${DEFAULT-VALUE}).")
    private int decoys;

    @Option(
            names = "--min-units",
            paramLabel = "N",
            defaultValue = "50",
            description = "Distinct contexts that a document must have to be tested (default: ${DEFAULT-VALUE}).")
    private int minimumUnits;

    @Option(
            names = "--format",
            paramLabel = "text|json|csv",
            defaultValue = "text",
            description = "How the result is printed (default: ${DEFAULT-VALUE}); csv has a row for every document.")
    private Format format;

    @Option(names = "--out", paramLabel = "FILE", description = "Write the result to a file, which appears when whole.")
    private Optional<Path> out = Optional.empty();

    @Option(
            names = "--accounts",
            paramLabel = "FILE.csv",
            description = "Write a table of the accounts and cohorts that are named or leads.")
    private Optional<Path> accounts = Optional.empty();

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
            defaultValue = "countermark-trace.checkpoint",
            description = "Where Ctrl-C leaves the state of the trace (default: ${DEFAULT-VALUE}).")
    private Path checkpoint;

    @Mixin
    private WorkFolder work;

    @Option(names = "--resume", description = "Go on from the checkpoint of the same trace.")
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
    public TraceCommand(Terminal terminal, Stop stop) {
        this.terminal = terminal;
        this.stop = stop;
    }

    @Override
    public Integer call() throws InputException, IOException, InterruptedException {
        int workers = threads.count();
        inRange("--top", top, 1, 1_000_000);
        inRange("--decoys", decoys, 0, 1_000_000);
        inRange("--min-units", minimumUnits, 1, Integer.MAX_VALUE);
        if (format == Format.CSV && bundle.isGiven()) {
            throw usage("--bundle lists documents as --top says: leave out --format csv, or make two traces.");
        }
        Optional<Recorder> recorder = bundle.begin(terminal);
        Path folder = work.shown(terminal);
        TraceJob.Limits limits = new TraceJob.Limits(workers, format == Format.CSV ? Integer.MAX_VALUE : top);
        Level level = level();
        TraceJobs jobs = new TraceJobs(terminal, this::say, profile, key(), published());
        Parties parties =
                jobs.parties(registry, decoys, names.map(ids -> new AccountNames(terminal, registry, secret, ids)));
        Lexer lexer = jobs.lexer(tokenizer);
        try (ReadBody body = ReadBody.begin(terminal, input, lexer, workers, folder)) {
            TraceJob job = jobs.job(
                    parties, body.planned(terminal, proxy, jobs.profile().scheme()), level, minimumUnits, limits);
            Optional<TraceReport> report =
                    new TraceRun(terminal, stop, common.quiet(), checkpoint).run(job, body, proxy, resume);
            if (report.isEmpty()) {
                return ExitCode.INTERRUPTED.code();
            }
            if (recorder.isPresent()) {
                recorder.get().write(job.subject(lexer), stream -> JsonTrace.writePseudonyms(report.get(), stream));
            }
            print(report.get());
        }
        if (resume) {
            Files.deleteIfExists(terminal.resolve(checkpoint));
        }
        return ExitCode.DONE.code();
    }

    private EpochKey key() throws InputException, IOException {
        List<EpochKey> named = keys.isGiven() ? keys.keys(terminal) : List.of();
        if (named.size() != 1) {
            throw usage("Name one key: --epoch LABEL of the key store, or --epoch-key FILE.");
        }
        return named.get(0);
    }

    private Level level() {
        try {
            return Level.of(alpha);
        } catch (IllegalArgumentException problem) {
            throw usage(problem.getMessage());
        }
    }

    private Optional<Commitment> published() {
        try {
            return commitment.map(Commitment::new);
        } catch (IllegalArgumentException problem) {
            throw usage(problem.getMessage());
        }
    }

    private void say(String words) {
        if (!common.quiet()) {
            terminal.err().println("countermark: " + words);
        }
    }

    private void inRange(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw usage(name + " must be in " + least + ".." + most + ", was " + value);
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private void print(TraceReport report) throws IOException {
        if (accounts.isPresent()) {
            AtomicFile.write(terminal.resolve(accounts.get()), stream -> CsvTrace.accounts(report, stream));
        }
        if (out.isPresent()) {
            AtomicFile.write(terminal.resolve(out.get()), stream -> render(report, stream));
            say(report.verdict() + "; the result is in " + out.get());
        } else {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            render(report, bytes);
            bytes.writeTo(terminal.out());
        }
        if (!report.decoys().named().isEmpty()) {
            terminal.err()
                    .println("countermark: WARNING: payloads that nobody has are named: the registry is older than the"
                            + " text, or key or computation are wrong. Believe no name until it is clear which.");
        }
    }

    private void render(TraceReport report, OutputStream target) throws IOException {
        switch (format) {
            case JSON -> JsonTrace.write(report, target);
            case CSV -> CsvTrace.documents(report, target);
            case TEXT -> {
                PrintStream text = new PrintStream(target, false, StandardCharsets.UTF_8);
                TextTrace.print(report, text);
                text.flush();
            }
        }
    }
}
