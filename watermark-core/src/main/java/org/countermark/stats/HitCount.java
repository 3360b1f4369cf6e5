package org.countermark.stats;

import java.util.Arrays;

/**
 * One p-value from the small ones among many independent tests of the same kind: a single very small one, or several that
 * are small together.
 *
 * <p>H0: each of D independent p-values is uniform or larger. Some c of them are all at most x with a probability of at most
 * C(D, c)·x^c, since that is how many sets of c there are. Every c is given its share of the level, (1/2)^c over all c
 * up to D, and the best c counts. The tests need not be named in advance: those that are not at hand count as p = 1.
 * Stateless. Source: docs/statistics.md, "Tracing an account".
 */
public final class HitCount {
    private static final double LOG10_2 = StrictMath.log10(2);

    /** Larger than the rounding errors of all terms, for each of them and by their magnitude. */
    private static final double ALLOWANCE = 0x1p-50;

    private HitCount() {}

    /**
     * The p-value.
     *
     * @param log10 log10 of the p-values at hand, each at most 0; −∞ is allowed; not changed. They may have been chosen for
     *     being small
     * @param tests how many independent tests there were, D, at least {@code log10.length}
     * @return {@link LogP.Certified}, a union bound and never below the truth; {@link LogP#one()} when none is at hand.
     *     Cost: one sort
     * @throws IllegalArgumentException if a value is NaN or above 0, or there are more than tests
     */
    public static LogP p(double[] log10, long tests) {
        if (tests < log10.length) {
            throw new IllegalArgumentException("tests must be at least " + log10.length + ", was " + tests);
        }
        double[] ascending = log10.clone();
        for (int i = 0; i < ascending.length; i++) {
            LogPs.check("log10[" + i + "]", ascending[i]);
        }
        if (ascending.length == 0) {
            return LogP.one();
        }
        Arrays.sort(ascending);
        // The shares (1/2)^c add up to 1 − (1/2)^D, so there is that much more for each.
        double all = tests < 64 ? StrictMath.log10(1 - StrictMath.scalb(1.0, (int) -tests)) : 0.0;
        double sets = 0;
        double best = 0;
        for (int c = 1; c <= ascending.length; c++) {
            sets += StrictMath.log10((double) (tests - c + 1) / c);
            double hits = c * ascending[c - 1];
            double bound = hits + sets + c * LOG10_2 + all;
            double magnitude = StrictMath.abs(sets) + c + (bound > Double.NEGATIVE_INFINITY ? -hits : 0);
            best = Math.min(best, bound + (c + 8) * ALLOWANCE * magnitude);
        }
        return new LogP.Certified(best, best);
    }
}
