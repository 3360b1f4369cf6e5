package org.countermark.cli.scan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.countermark.cli.Interruption;
import org.countermark.cli.Meter;
import org.countermark.cli.Stop;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;

/** Runs both passes of a job with all that a person sees of them: what they need, how far they are, what Ctrl-C leaves. */
final class ScanRun {
    /** After so many bad records the rest is only counted. */
    private static final int SHOWN = 5;

    private final Terminal terminal;
    private final Stop stop;
    private final boolean quiet;
    private final Path checkpoint;
    private final Path workFolder;
    private int shown;

    ScanRun(Terminal terminal, Stop stop, boolean quiet, Path checkpoint, Path workFolder) {
        this.terminal = terminal;
        this.stop = stop;
        this.quiet = quiet;
        this.checkpoint = checkpoint;
        this.workFolder = workFolder;
    }

    /** The scores of all trials; empty when the scan was interrupted. The state must be new. */
    Optional<Scored> run(Job job, State state, boolean resume)
            throws InputException, IOException, InterruptedException {
        if (resume) {
            Checkpoint.read(terminal.resolve(checkpoint), checkpoint.toString(), job, state);
        }
        Needs needs = Needs.of(job, workFolder, terminal);
        say(needs.words(job));
        Interruption interruption = Interruption.listen(stop);
        try {
            boolean read = read(job, state, needs.bytes());
            Optional<Scored> scored = read ? score(job, state) : Optional.empty();
            if (scored.isEmpty()) {
                interrupted(job, state, read);
            }
            return scored;
        } finally {
            interruption.end();
        }
    }

    private boolean read(Job job, State state, long bytes) throws InputException, IOException, InterruptedException {
        Meter meter = new Meter(terminal, quiet, "tokens read", System::nanoTime);
        try {
            Pipeline[] pipeline = new Pipeline[1];
            pipeline[0] = new Pipeline(
                    job,
                    state,
                    stop,
                    this::onSkip,
                    () -> meter.at(bytes > 0 ? pipeline[0].rawBytes() / (double) bytes : -1, state.tokens));
            return pipeline[0].run(terminal.in());
        } finally {
            meter.close();
        }
    }

    private Optional<Scored> score(Job job, State state) throws InputException, IOException, InterruptedException {
        long declared = tokens(job.trials(), state);
        long all = declared + (job.timeline().isPresent() ? declared : 0);
        try (Metered metered = new Metered(all)) {
            Optional<Scored> scored = new Scoring(job, state, stop, metered, this::say).run();
            if (scored.isEmpty()
                    || job.variants().isEmpty()
                    || ScanResult.detects(job, state, scored.get().outcomes())) {
                return scored;
            }
            return variants(job, state, scored.get());
        }
    }

    private Optional<Scored> variants(Job job, State state, Scored declared)
            throws InputException, IOException, InterruptedException {
        int count = job.variants().size();
        say("nothing was found as declared: trying " + count + (count == 1 ? " near variant" : " near variants"));
        try (Metered metered = new Metered(tokens(job.variants(), state))) {
            return new Scoring(job, state, stop, metered, this::say).variants(declared);
        }
    }

    private static long tokens(List<Trial> trials, State state) {
        return trials.stream()
                .mapToLong(trial -> state.stores.get(trial.lexer()).tokens())
                .sum();
    }

    /** Shows how many of so many tokens were scored. */
    private final class Metered implements LongConsumer, AutoCloseable {
        private final Meter meter = new Meter(terminal, quiet, "tokens scored", System::nanoTime);
        private final double whole;

        Metered(long tokens) {
            whole = Math.max(tokens, 1);
        }

        @Override
        public void accept(long tokens) {
            meter.at(tokens / whole, tokens);
        }

        @Override
        public void close() {
            meter.close();
        }
    }

    private void interrupted(Job job, State state, boolean read) throws IOException {
        if (job.sources().stream().anyMatch(source -> source.path().isEmpty())) {
            terminal.err().println("countermark: interrupted. Standard input cannot be read again: nothing was kept.");
            return;
        }
        Checkpoint.write(terminal.resolve(checkpoint), job, state);
        String records = Figures.count(state.records) + " records";
        terminal.err()
                .println(
                        read
                                ? "countermark: interrupted while scoring. All " + records + " that were read are in "
                                        + checkpoint + "; the same command with --resume begins to score them again."
                                : "countermark: interrupted after " + records + ". The state is in " + checkpoint
                                        + "; the same command with --resume goes on.");
    }

    private void onSkip(InputException problem) {
        if (shown++ < SHOWN) {
            say("skipped " + problem.getMessage());
        } else if (shown == SHOWN + 1) {
            say("further bad records are only counted.");
        }
    }

    private void say(String words) {
        if (!quiet) {
            terminal.err().println("countermark: " + words);
        }
    }
}
