package org.countermark.cli.scan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.countermark.cli.Meter;
import org.countermark.cli.Stop;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Source;

/** Runs a job with all that a person sees of it: what it will need, how far it is, and what Ctrl-C leaves behind. */
final class ScanRun {
    /** After so many bad records the rest is only counted. */
    private static final int SHOWN = 5;

    /** English text has about four bytes a token; a distinct unit takes at most sixteen. */
    private static final int BYTES_A_TOKEN = 4;

    private static final int BYTES_A_UNIT = 16;

    private final Terminal terminal;
    private final Stop stop;
    private final boolean quiet;
    private final Path checkpoint;
    private int shown;

    ScanRun(Terminal terminal, Stop stop, boolean quiet, Path checkpoint) {
        this.terminal = terminal;
        this.stop = stop;
        this.quiet = quiet;
        this.checkpoint = checkpoint;
    }

    /** The state at the end; empty when the scan was interrupted. */
    Optional<State> run(Job job, boolean resume) throws InputException, IOException, InterruptedException {
        boolean resumable =
                job.sources().stream().allMatch(source -> source.path().isPresent());
        Path file = terminal.resolve(checkpoint);
        State state = resume ? Checkpoint.read(file, checkpoint.toString(), job) : new State(job);
        long bytes = size(job);
        announce(job, bytes);
        Thread hook = new Thread(this::onInterrupt);
        Runtime.getRuntime().addShutdownHook(hook);
        Meter meter = new Meter(terminal, quiet, "tokens", System::nanoTime);
        try {
            Pipeline[] pipeline = new Pipeline[1];
            pipeline[0] = new Pipeline(
                    job,
                    state,
                    stop,
                    this::onSkip,
                    () -> meter.at(bytes > 0 ? pipeline[0].rawBytes() / (double) bytes : -1, state.tokens));
            boolean done = pipeline[0].run(terminal.in());
            meter.close();
            if (done) {
                return Optional.of(state);
            }
            interrupted(job, state, file, resumable);
            return Optional.empty();
        } finally {
            meter.close();
            stop.saved();
            release(hook);
        }
    }

    private void interrupted(Job job, State state, Path file, boolean resumable) throws IOException {
        if (!resumable) {
            terminal.err().println("countermark: interrupted. Standard input cannot be read again: nothing was kept.");
            return;
        }
        Checkpoint.write(file, job, state);
        terminal.err()
                .println("countermark: interrupted after " + Figures.count(state.records) + " records. The state is in "
                        + checkpoint + "; the same command with --resume goes on.");
    }

    private static void release(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The process is ending already, and the hook with it.
        }
    }

    private void onInterrupt() {
        stop.request();
        try {
            stop.awaitSaved(120);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    private void onSkip(InputException problem) {
        if (quiet) {
            return;
        }
        if (shown++ < SHOWN) {
            terminal.err().println("countermark: skipped " + problem.getMessage());
        } else if (shown == SHOWN + 1) {
            terminal.err().println("countermark: further bad records are only counted.");
        }
    }

    /** Bytes of all inputs; 0 where that is not known. */
    private static long size(Job job) throws IOException {
        long bytes = 0;
        for (Source source : job.sources()) {
            if (source.path().isEmpty()) {
                return 0;
            }
            bytes += Files.size(source.path().get());
        }
        return bytes;
    }

    private void announce(Job job, long bytes) {
        if (quiet) {
            return;
        }
        long limit = Runtime.getRuntime().maxMemory();
        String known = bytes == 0
                ? "an input of unknown size"
                : String.format(
                        Locale.ROOT,
                        "%,d input%s, %s; at most about %s for deduplication if it is plain text",
                        job.sources().size(),
                        job.sources().size() == 1 ? "" : "s",
                        mebibytes(bytes),
                        mebibytes(bytes
                                / BYTES_A_TOKEN
                                * BYTES_A_UNIT
                                * job.trials().size()));
        terminal.err()
                .println("countermark: " + known + ", of " + mebibytes(limit) + " of memory; " + job.threads()
                        + (job.threads() == 1 ? " thread" : " threads"));
    }

    private static String mebibytes(long bytes) {
        return bytes < 10L << 20
                ? String.format(Locale.ROOT, "%.1f MiB", bytes / (double) (1 << 20))
                : String.format(Locale.ROOT, "%,d MiB", bytes >> 20);
    }
}
