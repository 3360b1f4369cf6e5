package org.countermark.cli.trace;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.countermark.cli.Interruption;
import org.countermark.cli.Meter;
import org.countermark.cli.Stop;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import org.countermark.cli.scan.Figures;
import org.countermark.cli.scan.ReadBody;

/** Runs both passes of a trace with all that a person sees of them: what they need, how far they are, what Ctrl-C leaves. */
final class TraceRun {
    private final Terminal terminal;
    private final Stop stop;
    private final boolean quiet;
    private final Path checkpoint;

    TraceRun(Terminal terminal, Stop stop, boolean quiet, Path checkpoint) {
        this.terminal = terminal;
        this.stop = stop;
        this.quiet = quiet;
        this.checkpoint = checkpoint;
    }

    /** The report on a body of which nothing is read; empty when the trace was interrupted. */
    Optional<TraceReport> run(TraceJob job, ReadBody body, String proxy, boolean resume)
            throws InputException, IOException, InterruptedException {
        Tracing tracing = new Tracing();
        String purpose = purpose(job);
        if (resume) {
            body.resume(terminal.resolve(checkpoint), checkpoint.toString(), purpose, tracing);
        }
        say(body.needs());
        TraceFamily family = job.parties().family(0, 0);
        say("looks for " + Words.count(family.candidates(), "payload") + ": those of " + family.words());
        Interruption interruption = Interruption.listen(stop);
        try {
            if (body.read(terminal, stop, quiet) && trace(job, body, proxy, tracing)) {
                return Optional.of(ReportMaker.of(job, body, tracing.done()));
            }
            interrupted(body, purpose, tracing);
            return Optional.empty();
        } finally {
            interruption.end();
        }
    }

    /** What a checkpoint must agree with beside the inputs. */
    private static String purpose(TraceJob job) {
        return "trace "
                + DigestUtils.sha256Hex(job.plan().toJson() + job.parties().digest());
    }

    private boolean trace(TraceJob job, ReadBody body, String proxy, Tracing tracing)
            throws InputException, IOException {
        if (!proxy.equals("none")) {
            say("preparing the proxy " + job.plan().proxy());
        }
        Optional<ReadBody.Guesses> guesses = body.guesses(
                terminal, proxy, job.profile().scheme(), body.store().canonicalOrder());
        Meter meter = new Meter(terminal, quiet, "tokens traced", System::nanoTime);
        try {
            return tracing.run(job, body, guesses, stop, (traced, left) -> meter.at(traced / (double) left, traced));
        } finally {
            meter.close();
        }
    }

    private void interrupted(ReadBody body, String purpose, Tracing tracing) throws IOException {
        if (!body.canBeKept()) {
            terminal.err().println("countermark: interrupted. Standard input cannot be read again: nothing was kept.");
            return;
        }
        body.keep(terminal.resolve(checkpoint), purpose, tracing);
        String records = Figures.count(body.report().records()) + " records";
        terminal.err()
                .println("countermark: interrupted after " + records
                        + (tracing.done().isEmpty()
                                ? ""
                                : " were read and " + Words.count(tracing.done().size(), "document") + " traced")
                        + ". The state is in " + checkpoint + "; the same command with --resume goes on.");
    }

    private void say(String words) {
        if (!quiet) {
            terminal.err().println("countermark: " + words);
        }
    }
}
