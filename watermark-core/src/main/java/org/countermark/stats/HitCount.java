package org.countermark.stats;

import java.util.Arrays;

/**
 * One p-value from the small ones among many independent tests of the same kind: a single very small one, or several that
 * are small together.
 *
 * <p>H0: each of D independent p-values is uniform or larger. There are C(D, c) sets of c of them, so <ul>
 *   <li>some c are all at most x with a probability of at most C(D, c)·x^c, and
 *   <li>some c are all at most τ and have a product of at most x ≤ τ^c with a probability of at most
 *       C(D, c)·x·Σ_{i&lt;c} L^i/i!, where L = ln(τ^c/x): the product of c uniforms is e to the minus a Gamma(c) variable.
 * </ul>
 *
 * <p>The first is for hits that are alike, the second for a loud one beside a faint one, with τ = 1/D: what the smallest of
 * D comes to anyway. A single hit has the share 1/2 of the level, c of them (1/2)^(c+1) each way, and the best way counts. The
 * tests need not be named in advance: those that are not at hand count as p = 1. Stateless. Source: docs/statistics.md,
 * "Tracing an account".
 */
public final class HitCount {
    private static final double LOG10_2 = StrictMath.log10(2);
    private static final double LN_10 = StrictMath.log(10);

    /** Products of more hits than that gain nothing over counting them, and take time. */
    private static final int MOST_FACTORS = 64;

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
        // The shares add up to 1 − (1/2)^D, so there is that much more for each.
        double all = tests < 64 ? StrictMath.log10(1 - StrictMath.scalb(1.0, (int) -tests)) : 0.0;
        double cutoff = -StrictMath.log10((double) tests);
        double sets = 0;
        double product = 0;
        double best = 0;
        for (int c = 1; c <= ascending.length; c++) {
            double largest = ascending[c - 1];
            sets += StrictMath.log10((double) (tests - c + 1) / c);
            product += largest;
            double hits = c * largest;
            if (c > 1 && c <= MOST_FACTORS && largest <= cutoff && product > Double.NEGATIVE_INFINITY) {
                hits = Math.min(hits, product(c, product, c * cutoff));
            }
            double bound = hits + sets + (c == 1 ? 1 : c + 1) * LOG10_2 + all;
            double magnitude = StrictMath.abs(sets) + c + (bound > Double.NEGATIVE_INFINITY ? -product : 0);
            best = Math.min(best, bound + (c + 8) * ALLOWANCE * magnitude);
        }
        return new LogP.Certified(best, best);
    }

    /** log10 P(c uniforms have a product of at most x, and none is above τ), from log10 of x and τ^c, x ≤ τ^c. */
    private static double product(int c, double log10X, double log10Whole) {
        double decay = (log10Whole - log10X) * LN_10;
        double series = 1;
        for (int i = c - 1; i > 0; i--) {
            // May overflow, to a bound that says nothing.
            series = 1 + series * decay / i;
        }
        return log10X + StrictMath.log10(series);
    }
}
