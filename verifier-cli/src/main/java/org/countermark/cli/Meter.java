package org.countermark.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Shows how far a long piece of work is: a bar on a terminal, a plain line now and then elsewhere, nothing when quiet.
 *
 * <p>Called by the working thread as often as it likes; prints at most ten times a second on a terminal and every ten
 * seconds elsewhere.
 */
public final class Meter {
    private static final int WIDTH = 16;
    private static final long BAR_NANOS = Duration.ofMillis(100).toNanos();
    private static final long LINE_NANOS = Duration.ofSeconds(10).toNanos();

    private final PrintStream err;
    private final boolean quiet;
    private final boolean bar;
    private final String unit;
    private final LongSupplier clock;
    private final long start;
    private long nextPrint;
    private boolean shown;

    /**
     * A meter that starts now.
     *
     * @param terminal where to show it
     * @param quiet true to show nothing
     * @param unit what is counted, for example "tokens"
     * @param clock nanoseconds of a steady clock
     */
    public Meter(Terminal terminal, boolean quiet, String unit, LongSupplier clock) {
        this.err = terminal.err();
        this.quiet = quiet;
        this.bar = terminal.interactive();
        this.unit = unit;
        this.clock = clock;
        this.start = clock.getAsLong();
        this.nextPrint = start + (bar ? BAR_NANOS : LINE_NANOS);
    }

    /**
     * Tells how far the work is.
     *
     * @param done share of the whole that is done, 0..1; below 0 where the whole is not known
     * @param count units done
     */
    public void at(double done, long count) {
        long now = clock.getAsLong();
        if (quiet || now < nextPrint) {
            return;
        }
        nextPrint = now + (bar ? BAR_NANOS : LINE_NANOS);
        String line = line(done, count, (now - start) / 1e9);
        if (bar) {
            err.print("\r" + line + "\u001b[K");
            err.flush();
            shown = true;
        } else {
            err.println("countermark: " + line.strip());
        }
    }

    /** Takes the bar away, so that what follows starts on a clean line. */
    public void close() {
        if (shown) {
            err.print("\r\u001b[K");
            err.flush();
            shown = false;
        }
    }

    private String line(double done, long count, double seconds) {
        StringBuilder line = new StringBuilder();
        if (done >= 0) {
            double share = Math.min(done, 1);
            if (bar) {
                int filled = (int) (share * WIDTH);
                line.append("█".repeat(filled))
                        .append("░".repeat(WIDTH - filled))
                        .append(' ');
            }
            line.append(String.format(Locale.ROOT, "%3d %%  ", (int) (share * 100)));
        }
        line.append(String.format(Locale.ROOT, "%,d %s", count, unit));
        if (seconds > 0) {
            line.append(String.format(Locale.ROOT, "  %,.0f/s", count / seconds));
        }
        if (done > 0.005 && done < 1) {
            line.append("  ").append(time(seconds * (1 - done) / done)).append(" left");
        }
        return line.toString();
    }

    private static String time(double seconds) {
        long whole = Math.round(seconds);
        return whole < 60
                ? whole + " s"
                : whole < 3600
                        ? String.format(Locale.ROOT, "%d:%02d min", whole / 60, whole % 60)
                        : String.format(Locale.ROOT, "%d:%02d h", whole / 3600, whole % 3600 / 60);
    }
}
