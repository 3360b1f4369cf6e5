package org.countermark.stats;

/**
 * Both tails of a sum of scores of several kinds at a sum above its mean: the counterpart of {@link BitSums}.
 *
 * <p>For a sum that lies d above the mean, Chernoff's bound is exp(Σ_l n_l·K_l(t) − t·d) for ANY t ≥ 0, K_l being centred;
 * the best t solves Σ_l n_l·K_l'(t) = d.
 */
final class MixedTail {
    private final OutcomeLaw[] levels;
    private final double[] counts;
    private final double span;

    MixedTail(OutcomeLaw[] levels, double[] counts, double span) {
        this.levels = levels;
        this.counts = counts;
        this.span = span;
    }

    /**
     * The tail at a sum above the mean.
     *
     * @param excess how far the sum lies above the mean, above 0 and below the largest possible
     * @return bound and approximation
     */
    BitSums.Saddle saddle(double excess) {
        double[] slopes = new double[2];
        double t = solve(excess, slopes);
        double cumulant = 0;
        double allowance = t * excess * 0x1p-50;
        for (int l = 0; l < levels.length; l++) {
            if (counts[l] > 0) {
                double one = levels[l].cumulant(t);
                cumulant += counts[l] * one;
                allowance += counts[l] * levels[l].allowance(t, one);
            }
        }
        double value = cumulant - t * excess;
        double bound = Math.min(0, value + allowance);
        double sigma = StrictMath.sqrt(slopes[1]);
        double lnTail = LugannaniRice.lnTail(t, Math.max(0, -value), sigma, span, () -> nearMean(t), bound);
        return new BitSums.Saddle(t, bound, lnTail);
    }

    /** The t > 0 at which the tilted mean is this far above the mean, and the slopes there. */
    private double solve(double excess, double[] slopes) {
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        slopes(0, slopes);
        double t = excess / slopes[1];
        for (int step = 0; step < 100; step++) {
            slopes(t, slopes);
            double miss = slopes[0] - excess;
            if (StrictMath.abs(miss) <= 1e-9 * excess) {
                break;
            }
            if (miss < 0) {
                low = t;
            } else {
                high = t;
            }
            double next = t - miss / slopes[1];
            if (!(next > low && next < high && next < 4 * t)) {
                next = high < Double.POSITIVE_INFINITY ? (low + high) / 2 : 2 * t;
            }
            if (!(next < Double.MAX_VALUE)) {
                break;
            }
            t = next;
        }
        return t;
    }

    private void slopes(double t, double[] into) {
        into[0] = 0;
        into[1] = 0;
        for (int l = 0; l < levels.length; l++) {
            if (counts[l] > 0) {
                levels[l].slopes(t, counts[l], into);
            }
        }
    }

    /**
     * 1/(t·σ) − 1/r for small t: with a = κ3·t/κ2 and b = κ4·t²/κ2 it is (5/24·a² − a/6 − b/8)/(t·√κ2), from the
     * expansions of both.
     */
    private double nearMean(double t) {
        double second = 0;
        double third = 0;
        double fourth = 0;
        for (int l = 0; l < levels.length; l++) {
            if (counts[l] > 0) {
                double variance = levels[l].moment(2);
                second += counts[l] * variance;
                third += counts[l] * levels[l].moment(3);
                fourth += counts[l] * (levels[l].moment(4) - 3 * variance * variance);
            }
        }
        double a = third / second;
        return ((5 / 24.0 * a * a - fourth / second / 8) * t - a / 6) / StrictMath.sqrt(second);
    }
}
