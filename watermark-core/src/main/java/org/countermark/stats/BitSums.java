package org.countermark.stats;

/**
 * The cumulant function of n units of weighted fair bits, and the two tails that its saddlepoint gives.
 *
 * <p>With y = w·t/2, one centred bit has cumulant function ln cosh y. For a sum that lies d above the mean, Chernoff's
 * bound is exp(n·Σ ln cosh y − t·d) for ANY t ≥ 0; the best t solves n·Σ (w/2)·tanh y = d.
 */
final class BitSums {
    private static final double LN_2 = 0.6931471805599453;

    private final int[] weights;
    private final double span;
    private final double n;

    BitSums(int[] weights, int span, long n) {
        this.weights = weights;
        this.span = span;
        this.n = n;
    }

    /**
     * Both values at one saddlepoint.
     *
     * @param tilt the saddlepoint, per printed unit
     * @param bound natural logarithm of the Chernoff bound, rounded up, at most 0
     * @param lnTail natural logarithm of the Lugannani–Rice tail
     */
    record Saddle(double tilt, double bound, double lnTail) {}

    /**
     * The tail at a sum above the mean.
     *
     * @param excess how far the sum lies above the mean, above 0
     * @param missing how far it lies below the largest sum, above 0
     * @return bound and approximation
     */
    Saddle saddle(double excess, double missing) {
        double t = solve(excess / n);
        double magnitude;
        double value;
        if (excess < missing) {
            double cumulant = 0;
            for (int weight : weights) {
                cumulant += lnCosh(weight * t / 2);
            }
            value = n * cumulant - t * excess;
            magnitude = n * cumulant + t * excess;
        } else {
            // The same with y − ln 2 taken out of each ln cosh: close to the largest sum, it would cancel.
            double cumulant = 0;
            for (int weight : weights) {
                cumulant += StrictMath.log1p(StrictMath.exp(-weight * t));
            }
            value = n * cumulant + t * missing - n * weights.length * LN_2;
            magnitude = n * cumulant + t * missing + n * weights.length * LN_2;
        }
        // Every term is right to some 16 ulp and every addition to one: more than all of that together.
        double allowance = magnitude * (weights.length + 32) * 0x1p-52;
        double bound = Math.min(0, value + allowance);
        double deviance = Math.max(0, -value);
        double sigma = StrictMath.sqrt(n * curvature(t));
        double lnTail = LugannaniRice.lnTail(t, deviance, sigma, span, () -> fourthCumulantTerm(t), bound);
        return new Saddle(t, bound, lnTail);
    }

    /** The t ≥ 0 at which a unit's tilted mean lies this far above its mean. */
    private double solve(double excess) {
        // The tilted mean is concave in t ≥ 0, so Newton from 0 climbs to the root and cannot overshoot it.
        double t = 0;
        for (int step = 0; step < 200; step++) {
            double mean = 0;
            for (int weight : weights) {
                mean += weight / 2.0 * StrictMath.tanh(weight * t / 2);
            }
            double next = t + (excess - mean) / curvature(t);
            if (!(next > t && next < Double.MAX_VALUE)) {
                break;
            }
            boolean close = next - t <= 1e-10 * next;
            t = next;
            if (close) {
                break;
            }
        }
        return t;
    }

    /** Variance of a unit under the tilt t. */
    private double curvature(double t) {
        double sum = 0;
        for (int weight : weights) {
            double cosh = StrictMath.cosh(weight * t / 2);
            sum += weight / 2.0 / cosh * (weight / 2.0 / cosh);
        }
        return sum;
    }

    /** 1/(t·σ) − 1/r for small t, where both grow without bound: −κ4·t / (8·κ2^1.5). */
    private double fourthCumulantTerm(double t) {
        double squares = 0;
        double fourths = 0;
        for (int weight : weights) {
            double square = (double) weight * weight;
            squares += square;
            fourths += square * square;
        }
        double variance = n * squares / 4;
        return n * fourths / 8 * t / (8 * variance * StrictMath.sqrt(variance));
    }

    /**
     * ln cosh y, without cancellation near 0.
     *
     * @param y at least 0
     * @return ln cosh y, to a few units in the last place
     */
    static double lnCosh(double y) {
        if (y > 1) {
            return y - LN_2 + StrictMath.log1p(StrictMath.exp(-2 * y));
        }
        double sinh = StrictMath.sinh(y / 2);
        return StrictMath.log1p(2 * sinh * sinh);
    }
}
