package org.countermark.stats;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Σ_l a_l·(Gamma(n_l) − n_l): cumulants about the mean and their slopes, for the levels that are in use.
 *
 * <p>For a weight above 0 a score rounded down lies below its exponential, so the law bounds it. For one below 0 the score's
 * transform E e^(−θS) is needed: with y = −ln(T/N), T uniform on 1..N = 2^32, E e^(−θy) = Σ (k/N)^θ/N ≤ 1/(1 + θ) + 1/N, a
 * Riemann sum of an increasing function, and rounding y down to 2^-bits multiplies it by at most e^(θ·2^-bits).
 */
final class GammaSums {
    private static final double HALF_LN_TWO_PI = 0.9189385332046727;
    private static final int STEPS = 200;

    private final double[] weights;
    private final double[] counts;
    private final double grain;
    private final double heaviest;

    private GammaSums(double[] weights, double[] counts, double grain) {
        this.weights = weights;
        this.counts = counts;
        this.grain = grain;
        this.heaviest = Arrays.stream(weights).max().orElse(0);
    }

    static GammaSums of(int[] weights, long[] counts, int bits) {
        int[] used =
                IntStream.range(0, weights.length).filter(l -> counts[l] > 0).toArray();
        return new GammaSums(
                IntStream.of(used).mapToDouble(l -> weights[l]).toArray(),
                IntStream.of(used).mapToDouble(l -> (double) counts[l]).toArray(),
                StrictMath.scalb(1.0, -bits));
    }

    /** −ln(1 − x) − x, at least 0, for x below 1. */
    static double centred(double x) {
        return Elementary.logDefect(-x, 1 - x);
    }

    /** What rounding can add to the cumulant of a score with tilt θ = −x above 0, about its mean. */
    static double ofRounding(double x, double grain) {
        double theta = -x;
        return theta > 0 ? StrictMath.log1p((1 + theta) * 0x1p-32) + theta * grain : 0;
    }

    boolean positive() {
        return Arrays.stream(weights).allMatch(weight -> weight > 0);
    }

    int levels() {
        return weights.length;
    }

    double weight(int level) {
        return weights[level];
    }

    double count(int level) {
        return counts[level];
    }

    /** How many scores there are. */
    double size() {
        return Arrays.stream(counts).sum();
    }

    /** ln E e^(t·X), rounded up, X being the weighted sum about its mean. */
    double cumulant(double t) {
        double sum = 0;
        double magnitude = 0;
        for (int l = 0; l < weights.length; l++) {
            double x = t * weights[l];
            double term = counts[l] * (centred(x) + ofRounding(x, grain));
            sum += term;
            // The product t·a is right to half an ulp, which the cumulant's slope x/(1 − x) passes on.
            magnitude += term + counts[l] * x * x / (1 - x);
        }
        return sum + magnitude * (weights.length + 64) * 0x1p-52;
    }

    /** ln of Chernoff's bound at an excess, rounded up. */
    double lnChernoff(double t, double excess) {
        double gain = t * excess;
        return cumulant(t) - gain + gain * 0x1p-50;
    }

    /** Tilted mean about the untilted one. */
    double mean(double t) {
        double sum = 0;
        for (int l = 0; l < weights.length; l++) {
            double x = t * weights[l];
            sum += counts[l] * weights[l] * (x / (1 - x));
        }
        return sum;
    }

    double variance(double t) {
        double sum = 0;
        for (int l = 0; l < weights.length; l++) {
            double b = weights[l] / (1 - t * weights[l]);
            sum += counts[l] * b * b;
        }
        return sum;
    }

    /** The tilt at which the mean is the excess, at most a share of the one where a cumulant becomes infinite. */
    double solve(double excess, double share) {
        double low = 0;
        double high = heaviest > 0 ? share / heaviest : Double.POSITIVE_INFINITY;
        double t = Math.min(excess / variance(0), heaviest > 0 ? high / 2 : Double.MAX_VALUE);
        for (int step = 0; step < STEPS; step++) {
            double miss = mean(t) - excess;
            if (StrictMath.abs(miss) <= 1e-10 * excess) {
                break;
            }
            if (miss < 0) {
                low = t;
            } else {
                high = t;
            }
            double next = t - miss / variance(t);
            if (!(next > low && next < high)) {
                next = high < Double.POSITIVE_INFINITY ? (low + high) / 2 : 2 * t;
            }
            if (!(next < 0x1p500) || next == t) {
                break;
            }
            t = next;
        }
        return t;
    }

    /** ln of the saddlepoint value of Lugannani and Rice. */
    double lnSaddlepoint(double t, double excess) {
        double deviance = Math.max(0, t * excess - cumulant(t));
        return LugannaniRice.lnTail(
                t, deviance, StrictMath.sqrt(variance(t)), 0, () -> nearMean(t), -deviance - HALF_LN_TWO_PI);
    }

    /** 1/(t·σ) − 1/r for small t: see {@link MixedTail}. The r-th cumulant of a score is (r − 1)!. */
    private double nearMean(double t) {
        double second = 0;
        double third = 0;
        double fourth = 0;
        for (int l = 0; l < weights.length; l++) {
            double square = weights[l] * weights[l];
            second += counts[l] * square;
            third += counts[l] * 2 * square * weights[l];
            fourth += counts[l] * 6 * square * square;
        }
        double a = third / second;
        return ((5 / 24.0 * a * a - fourth / second / 8) * t - a / 6) / StrictMath.sqrt(second);
    }
}
