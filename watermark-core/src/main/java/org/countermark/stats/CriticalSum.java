package org.countermark.stats;

import java.util.OptionalLong;

/**
 * The smallest score that would have been enough: what "not detected" must be printed with.
 *
 * <p>Stateless; a call costs about a hundred tails.
 */
public final class CriticalSum {
    private CriticalSum() {}

    /**
     * The smallest integer sum of n scores whose p-value is at most a target.
     *
     * <p>Decided by the headline value of the law, so for a certified law it is the smallest sum that is certified.
     *
     * @param law the law of the scores under H0
     * @param n units scored, at least 0
     * @param log10 log10 of the p-value to reach
     * @return the sum, 0 for a target of 0 or above; empty if no reachable sum of n scores has so small a p-value, or
     *     none that a long can hold
     * @throws IllegalArgumentException if n is negative or log10 is NaN
     */
    public static OptionalLong smallest(NullLaw law, long n, double log10) {
        if (Double.isNaN(log10)) {
            throw new IllegalArgumentException("log10 must be a number, was NaN");
        }
        if (n < 0) {
            throw new IllegalArgumentException("n must be at least 0, was " + n);
        }
        if (log10 >= 0) {
            return OptionalLong.of(0);
        }
        if (n == 0) {
            return OptionalLong.empty();
        }
        // Invariant of both loops: low does not reach the target; the second: high does.
        long low = 0;
        long high = Math.max(1, (long) (law.mean() * n));
        while (at(law, n, high) > log10) {
            if (high == Long.MAX_VALUE) {
                return OptionalLong.empty();
            }
            low = high;
            high = high > Long.MAX_VALUE / 2 ? Long.MAX_VALUE : 2 * high;
        }
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            if (at(law, n, middle) > log10) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return at(law, n, high) == Double.NEGATIVE_INFINITY ? OptionalLong.empty() : OptionalLong.of(high);
    }

    private static double at(NullLaw law, long n, long sum) {
        return law.tail(new ScoreSum(n, sum)).log10();
    }
}
