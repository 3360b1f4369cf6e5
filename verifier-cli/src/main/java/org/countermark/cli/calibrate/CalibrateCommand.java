package org.countermark.cli.calibrate;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.DoubleConsumer;
import org.countermark.cli.AtomicFile;
import org.countermark.cli.Common;
import org.countermark.cli.ExitCode;
import org.countermark.cli.Interruption;
import org.countermark.cli.Meter;
import org.countermark.cli.Stop;
import org.countermark.cli.Terminal;
import org.countermark.cli.Threads;
import org.countermark.cli.WorkFolder;
import org.countermark.cli.input.InputException;
import org.countermark.cli.key.Profiles;
import org.countermark.cli.scan.InputOptions;
import org.countermark.cli.scan.ReadBody;
import org.countermark.cli.scan.TokenizerOption;
import org.countermark.cli.store.TokenStore;
import org.countermark.detect.UnitRule;
import org.countermark.keys.Profile;
import org.countermark.proxy.KneserNeyModel;
import org.countermark.scheme.PermutedListScheme;
import org.countermark.token.Slice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows on any text how often keys that made none of it would have been found in it. */
@Command(
        name = "calibrate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Show on your own text that a scan finds keys that made none of it no more often than it says; or, with"
                    + " --proxy, count reference text, so that scans of other text need less of it."
        },
        footer = {
            "",
            "Examples:",
            "  countermark calibrate corpus.jsonl.gz --profile profile.json",
            "  countermark calibrate reference.jsonl.gz --profile profile.json --proxy reference.proxy",
            "",
            "Needs no key: it makes random ones. Exit code 1 means that a level is exceeded."
        })
public final class CalibrateCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Stop stop;

    @Mixin
    private InputOptions input;

    @Option(names = "--profile", paramLabel = "FILE", required = true, description = "The provider's profile.")
    private Path profile;

    @Mixin
    private TokenizerOption tokenizer;

    @Option(
            names = "--units",
            paramLabel = "distinct|modal",
            defaultValue = "distinct",
            description = "Which units count, as for scan (default: ${DEFAULT-VALUE}).")
    private UnitRule units;

    @Option(
            names = "--weigh-by",
            paramLabel = "FILE|self|none",
            defaultValue = "none",
            description = "Weigh each token as scan --proxy does (default: ${DEFAULT-VALUE}).")
    private String weighBy;

    @Option(
            names = "--proxy",
            paramLabel = "OUT",
            description =
                    "Test nothing, but count the text's n-grams into a file for scan --proxy. It should be like what"
                            + " the provider's models write.")
    private Optional<Path> proxy = Optional.empty();

    @Option(
            names = "--order",
            paramLabel = "N",
            defaultValue = "5",
            description = "Longest n-grams that --proxy counts, 1..8 (default: ${DEFAULT-VALUE}).")
    private int longest;

    @Option(
            names = "--keys",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Random keys that the whole body is tested under (default: ${DEFAULT-VALUE}).")
    private int keys;

    @Option(
            names = "--document-keys",
            paramLabel = "N",
            defaultValue = "20000",
            description = "Tests of a single document, each under a key of its own (default: ${DEFAULT-VALUE}).")
    private int documentKeys;

    @Option(
            names = "--most-tokens",
            paramLabel = "N",
            defaultValue = "500000",
            description = "Use a share of the documents of about so many tokens where there are more, by their digests"
                    + " (default: ${DEFAULT-VALUE}).")
    private long mostTokens;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "What the keys are made from, to make a result again (default: fresh, and printed).")
    private Optional<Long> seed = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            defaultValue = "countermark-calibration",
            description = "Where calibration.html, calibration.json and quantiles.csv go (default: ${DEFAULT-VALUE}).")
    private Path out;

    @Mixin
    private Threads threads;

    @Mixin
    private WorkFolder work;

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
    public CalibrateCommand(Terminal terminal, Stop stop) {
        this.terminal = terminal;
        this.stop = stop;
    }

    @Override
    public Integer call() throws InputException, IOException, InterruptedException {
        int workers = threads.count();
        Path folder = work.shown(terminal);
        inRange("--keys", keys, 1, 10_000_000);
        inRange("--document-keys", documentKeys, 0, 100_000_000);
        inRange("--most-tokens", mostTokens, 1, 1L << 40);
        inRange("--order", longest, 1, KneserNeyModel.MAX_ORDER);
        Profile parameters = Profiles.read(terminal, profile);
        if (!weighBy.equals("none") && parameters.scheme() instanceof PermutedListScheme) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--weigh-by must be none for contract "
                            + parameters.contract().id()
                            + ": its lists are drawn without replacement, which no weighing allows for");
        }
        long chosen = seed.orElseGet(() -> new SecureRandom().nextLong() >>> 1);
        say((proxy.isPresent() ? "" : "seed " + chosen + "; ") + workers + (workers == 1 ? " thread" : " threads"));
        Interruption interruption = Interruption.listen(stop);
        try {
            Optional<ReadBody> read = ReadBody.of(
                    terminal,
                    stop,
                    common.quiet(),
                    input,
                    tokenizer.lexer(terminal, parameters.tokenizer()),
                    workers,
                    folder);
            if (read.isEmpty()) {
                return interrupted();
            }
            try (ReadBody body = read.get()) {
                if (proxy.isPresent()) {
                    // Counting cannot stop half-way, but need not: the file appears when it is whole.
                    stop.saved();
                    new ProxyBuild(terminal, common.quiet()).write(body, parameters, longest, proxy.get());
                    return ExitCode.DONE.code();
                }
                Optional<Calibration> calibration = calibration(body, parameters, chosen, workers);
                if (calibration.isEmpty()) {
                    return interrupted();
                }
                write(calibration.get());
                return (calibration.get().holds() ? ExitCode.DONE : ExitCode.NO).code();
            }
        } finally {
            interruption.end();
        }
    }

    private int interrupted() {
        terminal.err().println("countermark: interrupted. Nothing was kept.");
        return ExitCode.INTERRUPTED.code();
    }

    private Optional<Calibration> calibration(ReadBody body, Profile parameters, long chosen, int workers)
            throws InputException, IOException, InterruptedException {
        TokenStore store = body.store();
        int shares = (int) Math.max(1, Math.min(65536, (store.tokens() + mostTokens - 1) / mostTokens));
        int[] order = NullRun.order(store, Slice.of(0, shares));
        Optional<ReadBody.Guesses> guesses = body.guesses(terminal, weighBy, parameters.scheme(), order);
        NullRun run = NullRun.of(store, order, parameters, units, guesses, chosen);
        Batches batches = new Batches(workers, () -> stop.requestedAt(store.records()));
        List<NullSample> samples = new ArrayList<>();
        Optional<List<NullSample>> corpus = metered("keys", keys, meter -> run.corpus(keys, batches, meter));
        if (corpus.isEmpty()) {
            return Optional.empty();
        }
        samples.addAll(corpus.get());
        metered("document tests", documentKeys, meter -> run.documents(keys, documentKeys, batches, meter))
                .ifPresent(samples::add);
        return stop.requestedAt(store.records())
                ? Optional.empty()
                : Optional.of(new Calibration(
                        parameters,
                        units,
                        guesses.map(ReadBody.Guesses::id).orElse("none"),
                        chosen,
                        body.inputs(),
                        new Calibration.Body(store.records(), store.documents(), shares, order.length, run.units()),
                        samples));
    }

    /** Long work that tells which share of it is done. */
    private interface Work<T> {
        T with(DoubleConsumer progress) throws IOException, InterruptedException;
    }

    private <T> T metered(String unit, long all, Work<T> work) throws IOException, InterruptedException {
        Meter meter = new Meter(terminal, common.quiet(), unit, System::nanoTime);
        try {
            return work.with(done -> meter.at(done, Math.round(done * all)));
        } finally {
            meter.close();
        }
    }

    private void write(Calibration calibration) throws IOException {
        Path folder = terminal.resolve(out);
        Files.createDirectories(folder);
        AtomicFile.write(folder.resolve("calibration.json"), stream -> JsonCalibration.write(calibration, stream));
        AtomicFile.write(folder.resolve("quantiles.csv"), stream -> JsonCalibration.quantiles(calibration, stream));
        byte[] page = CalibrationHtml.page(calibration).getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(folder.resolve("calibration.html"), stream -> stream.write(page));
        PrintStream text = new PrintStream(terminal.out(), false, StandardCharsets.UTF_8);
        TextCalibration.print(calibration, text);
        text.flush();
        say("the page is " + out.resolve("calibration.html"));
    }

    private void say(String words) {
        if (!common.quiet()) {
            terminal.err().println("countermark: " + words);
        }
    }

    private void inRange(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new ParameterException(
                    spec.commandLine(), name + " must be in " + least + ".." + most + ", was " + value);
        }
    }
}
