package org.countermark.stats;

/**
 * The law of a sum of independent draws, one from each of n lists of equally likely integers: what an innocent account
 * scores on a text.
 *
 * <p>H0: the r-th term is drawn from the r-th list, every entry as likely as any other, independently of all others; the
 * lists are given. Thread-confined: scratch memory is kept between calls, about 20 bytes for each entry of the largest
 * input so far. Only IEEE arithmetic and StrictMath: the same bits on every machine. Source: docs/statistics.md, "Tracing
 * an account".
 */
public final class DrawSum {
    private final DrawRows rows;

    private DrawSum(int outcomes) {
        this.rows = new DrawRows(outcomes);
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
     * <p>One to two digits above {@link #tail}; for documents that show nothing. Cost: one exponential an entry, nothing
     * but additions for a sum at or below the mean.
     *
     * @param values list after list, any ints; not changed
     * @param rows lists to draw from, at least 0
     * @param sum the sum
     * @return log10 of the bound, at most 0, never below log10 P(S ≥ sum); 0 when there are no lists and sum is at most 0
     * @throws IllegalArgumentException if values holds fewer lists
     */
    public double bound(int[] values, int rows, long sum) {
        this.rows.read(values, rows);
        if (sum <= this.rows.least()) {
            return 0.0;
        }
        if (sum > this.rows.most()) {
            return Double.NEGATIVE_INFINITY;
        }
        double missing = (double) (this.rows.most() - sum);
        double tilt = this.rows.guess(missing);
        if (!(tilt > 0)) {
            return 0.0;
        }
        this.rows.tilt(tilt);
        return Elementary.log10(Math.min(0, this.rows.lnChernoff(missing)), false);
    }

    /**
     * The right tail under H0.
     *
     * <p>{@link LogP.Exact} where that is plain: no lists, and a sum that is always reached, never, or only by the largest
     * entries. Otherwise {@link LogP.Certified}, never below the truth.
     *
     * @param values list after list, any ints; not changed
     * @param rows lists to draw from, at least 0
     * @param sum the sum
     * @return log10 P(S ≥ sum); {@link LogP#one()} when there are no lists and sum is at most 0
     * @throws IllegalArgumentException if values holds fewer lists
     */
    public LogP tail(int[] values, int rows, long sum) {
        this.rows.read(values, rows);
        if (sum <= this.rows.least()) {
            return LogP.one();
        }
        if (sum > this.rows.most()) {
            return new LogP.Exact(Double.NEGATIVE_INFINITY);
        }
        double missing = (double) (this.rows.most() - sum);
        if (missing < this.rows.nearest()) {
            return new LogP.Exact(Elementary.log10(this.rows.lnTop(), false));
        }
        double tilt = this.rows.solve(missing);
        double bound = tilt > 0 ? Elementary.log10(Math.min(0, this.rows.lnChernoff(missing)), false) : 0.0;
        return new LogP.Certified(bound, bound);
    }
}
