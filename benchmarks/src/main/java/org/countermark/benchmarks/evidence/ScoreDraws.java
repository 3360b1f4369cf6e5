package org.countermark.benchmarks.evidence;

import java.util.random.RandomGenerator;

/**
 * Gumbel scores without a text: those of unmarked tokens, those of marked ones, and sums of many.
 *
 * <p>A marked token that a model would have chosen with probability p has the largest ln(u)/p of all; given that, its u is
 * distributed as Beta(1/p, 1), that is V^p for a uniform V, and its score is −ln(1 − u).
 */
final class ScoreDraws {
    private static final double UNITS = 1 << 24;

    private ScoreDraws() {}

    /**
     * The probability of a marked token whose mean score exceeds 1 by a given amount.
     *
     * @param excess excess in nats a token, above 0
     * @return p, inside (0, 1)
     */
    static double probability(double excess) {
        double low = 1e-6;
        double high = 1;
        for (int step = 0; step < 100; step++) {
            double middle = (low + high) / 2;
            if (harmonic(1 / middle) - 1 > excess) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /** The harmonic number of a real a, the mean of −ln(1 − u) for u ~ Beta(a, 1): Σ a/(k·(k + a)). */
    static double harmonic(double a) {
        double sum = 0;
        int terms = 2000;
        for (int k = 1; k <= terms; k++) {
            sum += a / (k * (k + a));
        }
        // What is left, by the midpoint rule.
        return sum + Math.log1p(a / (terms + 0.5));
    }

    /** The sum of the integer scores of marked tokens. */
    static long marked(RandomGenerator random, double p, int tokens) {
        long sum = 0;
        for (int i = 0; i < tokens; i++) {
            double u = Math.pow(1 - random.nextDouble(), p);
            sum += (long) (-Math.log1p(-Math.min(u, 1 - 0x1p-53)) * UNITS);
        }
        return sum;
    }

    /**
     * The sum of the integer scores of unmarked tokens, less at most one unit of 2^-24 a token (so as to be below, as
     * their rounding down is).
     */
    static long unmarked(RandomGenerator random, long tokens) {
        return Math.max(0, (long) (gamma(random, (double) tokens) * UNITS) - tokens);
    }

    /** A Gamma(shape, 1) variable, shape at least 1: Marsaglia and Tsang, ACM Trans. Math. Softw. 26 (2000). */
    static double gamma(RandomGenerator random, double shape) {
        double d = shape - 1 / 3.0;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = random.nextGaussian();
            double v = 1 + c * x;
            if (v > 0) {
                v = v * v * v;
                double u = 1 - random.nextDouble();
                if (Math.log(u) < x * x / 2 + d - d * v + d * Math.log(v)) {
                    return d * v;
                }
            }
        }
    }
}
