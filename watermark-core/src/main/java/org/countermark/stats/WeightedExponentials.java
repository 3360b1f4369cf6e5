package org.countermark.stats;

import java.math.BigInteger;

/**
 * The law of a weighted sum of exponential scores, Σ a_i·E_i, with weights that the text decides: what open mode adds up.
 *
 * <p>H0: the E_i are independent and standard exponential, each rounded down to a multiple of 2^-bits, and the weights are given.
 * Weights come from a fixed table of integers (levels), so that a body is two longs a level: how many scores have that weight,
 * and their sum. Both add exactly. Weights may be negative, as in a difference of two models: what rounding does to such a score,
 * whose exponential is bounded from the other side, is allowed for.
 *
 * <p>The certified tail is Chernoff's bound with the exact cumulants −ln(1 − t·a), a theorem for every t, or, where no negative
 * weight is in use, a sharper one: the tilted law inverted against a majorant (see {@link GammaSums}). Immutable; safe for use by
 * many threads; only IEEE arithmetic and StrictMath. Source: docs/statistics.md, "A suspect model".
 */
public final class WeightedExponentials {
    /** The strongest tilt that is tried, as a share of the tilt at which the heaviest score's cumulant is infinite. */
    private static final double STRONGEST = 1 - 0x1p-10;

    private final int[] weights;
    private final int bits;

    private WeightedExponentials(int[] weights, int bits) {
        this.weights = weights;
        this.bits = bits;
    }

    /**
     * The law for a table of weights.
     *
     * @param weights weight of each level, not 0, in −2^24..2^24; at least one; copied
     * @param bits fractional bits of a score, 0..30; scores are at most 32·ln 2, as those of 32 random bits are
     * @return the law
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static WeightedExponentials of(int[] weights, int bits) {
        if (weights.length == 0) {
            throw new IllegalArgumentException("weights must hold at least one, held none");
        }
        for (int weight : weights) {
            if (weight == 0 || StrictMath.abs((long) weight) > 1 << 24) {
                throw new IllegalArgumentException("weights must be in -2^24..2^24 and not 0, one was " + weight);
            }
        }
        if (bits < 0 || bits > 30) {
            throw new IllegalArgumentException("bits must be in 0..30, was " + bits);
        }
        return new WeightedExponentials(weights.clone(), bits);
    }

    /**
     * The statistic: what the weighted sum is above its mean.
     *
     * @param counts scores of each level
     * @param sums their sums, in units of 2^-bits
     * @return Σ a_l·(sum_l·2^-bits − count_l), rounded once
     */
    public double excess(long[] counts, long[] sums) {
        check(counts, sums);
        BigInteger excess = BigInteger.ZERO;
        for (int l = 0; l < weights.length; l++) {
            BigInteger centred = BigInteger.valueOf(sums[l])
                    .subtract(BigInteger.valueOf(counts[l]).shiftLeft(bits));
            excess = excess.add(centred.multiply(BigInteger.valueOf(weights[l])));
        }
        return excess.doubleValue() / (double) (1L << bits);
    }

    /**
     * Standard deviation of the weighted sum under H0.
     *
     * @param counts scores of each level
     * @return sqrt(Σ count_l·a_l²)
     */
    public double deviation(long[] counts) {
        double variance = 0;
        for (int l = 0; l < weights.length; l++) {
            variance += (double) counts[l] * weights[l] * weights[l];
        }
        return StrictMath.sqrt(variance);
    }

    /**
     * The right tail under H0.
     *
     * <p>{@link LogP#one()} where there are no scores, and {@link LogP.Certified} else: never below the truth, 0 for a sum at or
     * below its mean. Beside it stands the saddlepoint value. With weights above 0 only and ten scores or more it is within
     * .02 of the truth in log10; else Chernoff's bound, half a digit to one and a half above. Cost: some milliseconds.
     *
     * @param counts scores of each level, each at least 0; not changed
     * @param sums their sums, in units of 2^-bits; not changed
     * @return log10 P(Σ a_i·E_i ≥ the weighted sum)
     * @throws IllegalArgumentException if the arguments are not such
     */
    public LogP tail(long[] counts, long[] sums) {
        check(counts, sums);
        double excess = excess(counts, sums);
        if (!(excess > 0)) {
            return none(counts) ? LogP.one() : new LogP.Certified(0.0, 0.0);
        }
        GammaSums law = GammaSums.of(weights, counts, bits);
        double t = law.solve(excess, STRONGEST);
        // The excess is right to an ulp: what it may be too large by is taken off.
        double certain = excess - StrictMath.ulp(excess) * 2;
        double bound = Math.min(0, lnTail(law, t, certain));
        double saddle = Math.min(bound, law.lnSaddlepoint(t, excess));
        return new LogP.Certified(Elementary.log10(bound, false), Elementary.log10(saddle, false));
    }

    private static boolean none(long[] counts) {
        for (long count : counts) {
            if (count > 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * The excess that is enough for a level.
     *
     * <p>Cost: some forty tails.
     *
     * @param counts scores of each level, not all 0
     * @param log10 log10 of the level, below 0
     * @return about the least {@link #excess} whose certified tail is at most the level
     */
    public double critical(long[] counts, double log10) {
        GammaSums law = GammaSums.of(weights, counts, bits);
        double low = 0;
        double high = deviation(counts);
        while (log10(law, high) > log10) {
            low = high;
            high *= 2;
        }
        while (high - low > 1e-4 * high) {
            double middle = (low + high) / 2;
            if (log10(law, middle) > log10) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private static double log10(GammaSums law, double excess) {
        return Elementary.log10(Math.min(0, lnTail(law, law.solve(excess, STRONGEST), excess)), false);
    }

    private static double lnTail(GammaSums law, double t, double excess) {
        double bound = law.lnChernoff(t, excess);
        return law.positive() ? Math.min(bound, new GammaTail(law, t).lnTail(excess)) : bound;
    }

    private void check(long[] counts, long[] sums) {
        if (counts.length != weights.length || sums.length != weights.length) {
            throw new IllegalArgumentException("counts and sums must hold one number per level (" + weights.length
                    + "), held " + counts.length + " and " + sums.length);
        }
        for (int l = 0; l < weights.length; l++) {
            if (counts[l] < 0 || sums[l] < 0 || (counts[l] == 0 && sums[l] != 0)) {
                throw new IllegalArgumentException(
                        "counts and sums must be at least 0, and a sum 0 where its count is; at " + l + " they were "
                                + counts[l] + " and " + sums[l]);
            }
        }
    }
}
