package org.countermark.stats;

import java.util.OptionalLong;

/**
 * The law of a sum of independent draws, one from each of n lists of equally likely integers: what an innocent account
 * scores on a text.
 *
 * <p>H0: the r-th term is drawn from the r-th list, every entry as likely as any other, independently of all others; the
 * lists are given. Thread-confined: scratch memory is kept between calls, 16 bytes for each entry of the largest input so
 * far and some 200 KiB. Only IEEE arithmetic and StrictMath: the same bits on every machine. Source: docs/statistics.md,
 * "Tracing an account", and ADR 0018.
 */
public final class DrawSum {
    /** Below the mean by that many deviations, p is so close to 1 that nothing is computed. */
    private static final double NOTHING = -3;

    private final DrawRows lists;
    private final DrawTilt tilt;
    private final DrawTail inversion;

    private DrawSum(int outcomes) {
        this.lists = new DrawRows(outcomes);
        this.tilt = new DrawTilt(lists);
        this.inversion = new DrawTail(tilt);
    }

    /**
     * Sums of draws from lists of one length.
     *
     * @param outcomes entries of each list, 1..65536
     * @return the law's calculator
     * @throws IllegalArgumentException if outcomes is out of range
     */
    public static DrawSum of(int outcomes) {
        if (outcomes < 1 || outcomes > 1 << 16) {
            throw new IllegalArgumentException("outcomes must be in 1..65536, was " + outcomes);
        }
        return new DrawSum(outcomes);
    }

    /**
     * A cheap bound of the right tail: Chernoff's at a tilt guessed from the first three moments.
     *
     * <p>A digit above {@link #tail} at 1e-2 to 1e-20, more far out; for documents that show nothing. Cost: one exponential
     * an entry, nothing but additions for a sum at or below the mean.
     *
     * @param values list after list, any ints; not changed
     * @param rows lists to draw from, at least 0
     * @param sum the sum
     * @return log10 of the bound, at most 0, never below log10 P(S ≥ sum); 0 when there are no lists and sum is at most 0
     * @throws IllegalArgumentException if values holds fewer lists
     */
    public double bound(int[] values, int rows, long sum) {
        lists.read(values, rows);
        if (sum <= lists.least()) {
            return 0.0;
        }
        if (sum > lists.most()) {
            return Double.NEGATIVE_INFINITY;
        }
        double missing = (double) lists.missing(sum);
        double guess = lists.tiltTo(missing);
        if (!(guess > 0)) {
            return 0.0;
        }
        tilt.at(guess);
        return Elementary.log10(Math.min(0, tilt.lnChernoff(missing)), false);
    }

    /**
     * The right tail under H0.
     *
     * <p>{@link LogP.Exact} where that is plain: no lists, and a sum that is always reached, never, or only by the largest
     * entries. Otherwise {@link LogP.Certified}, never below the truth, and with ten or more lists within .02 of it down to
     * 1e-100; beside it the saddlepoint value, or the same value again for sums below the mean. Cost: a millisecond or two
     * for 500 lists of 16, five to twelve for 5,000.
     *
     * @param values list after list, any ints; not changed
     * @param rows lists to draw from, at least 0
     * @param sum the sum
     * @return log10 P(S ≥ sum); {@link LogP#one()} when there are no lists and sum is at most 0
     * @throws IllegalArgumentException if values holds fewer lists
     */
    public LogP tail(int[] values, int rows, long sum) {
        lists.read(values, rows);
        if (sum <= lists.least()) {
            return LogP.one();
        }
        if (sum > lists.most()) {
            return new LogP.Exact(Double.NEGATIVE_INFINITY);
        }
        long missing = lists.missing(sum);
        if (missing < lists.nearest()) {
            return new LogP.Exact(Elementary.log10(lists.lnTop(), false));
        }
        double above = lists.mean() - (double) missing;
        if (above < NOTHING * lists.deviation()) {
            return new LogP.Certified(0.0, 0.0);
        }
        double saddle = Double.POSITIVE_INFINITY;
        if (above > 0) {
            tilt.to((double) missing);
            saddle = tilt.lnSaddlepoint((double) missing);
        }
        if (above <= 0 || tilt.tilt() < tilt.least()) {
            tilt.at(tilt.least());
        }
        inversion.prepare();
        double ln = inversion.lnTail(missing);
        double beside = Math.min(ln, Math.max(saddle, lists.lnTop()));
        return new LogP.Certified(Elementary.log10(ln, false), Elementary.log10(beside, false));
    }

    /**
     * The sum that is enough for a level: compare many sums of the same lists with it instead of asking for each one's tail.
     *
     * <p>Cost: that of one {@link #tail}.
     *
     * @param values list after list, any ints; not changed
     * @param rows lists to draw from, at least 0
     * @param log10 log10 of the level
     * @return the least sum that is certified by one and the same inversion to be reached with a probability of at most the
     *     level, so that P(S ≥ it) ≤ 10^log10; the least possible sum for a level of 1 or more; empty if even the largest
     *     sum is likelier than the level
     * @throws IllegalArgumentException if values holds fewer lists, or log10 is NaN
     */
    public OptionalLong critical(int[] values, int rows, double log10) {
        if (Double.isNaN(log10)) {
            throw new IllegalArgumentException("log10 must be a number, was NaN");
        }
        lists.read(values, rows);
        if (log10 >= 0) {
            return OptionalLong.of(lists.least());
        }
        if (lists.rows() == 0 || Elementary.log10(lists.lnTop(), false) > log10) {
            return OptionalLong.empty();
        }
        tilt.toLevel(log10 * Elementary.LN_10);
        inversion.prepare();
        // The invariant: with low steps missing the level is held, with high it is not.
        long low = (long) lists.nearest() - 1;
        long high = Math.max(low + 1, (long) tilt.mean());
        for (long width = 1; holds(high, log10); width *= 2) {
            low = high;
            high += width;
        }
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            if (holds(middle, log10)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return OptionalLong.of(lists.most() - low * lists.step());
    }

    private boolean holds(long missing, double log10) {
        return Elementary.log10(inversion.lnTail(missing), false) <= log10;
    }
}
