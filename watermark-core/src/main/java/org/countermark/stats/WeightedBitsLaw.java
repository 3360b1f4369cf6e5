package org.countermark.stats;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Sum over n units of independent fair bits with fixed integer weights: Chernoff certificate beside the saddlepoint.
 *
 * <p>H0: all bits of all units are independent and fair. Immutable.
 */
public final class WeightedBitsLaw implements NullLaw {
    private final int[] weights;
    private final long top;
    private final int span;

    private WeightedBitsLaw(int[] weights) {
        this.weights = weights;
        this.top = Arrays.stream(weights).asLongStream().sum();
        this.span = Arrays.stream(weights).reduce(0, WeightedBitsLaw::greatestCommonDivisor);
    }

    /**
     * The law of units with the given bit weights.
     *
     * @param weights one weight per bit, at least one bit, each weight at least 1; copied
     * @return the law
     * @throws IllegalArgumentException if there is no weight, or one is below 1
     */
    public static WeightedBitsLaw of(int[] weights) {
        if (weights.length == 0) {
            throw new IllegalArgumentException("weights must hold at least one weight, held none");
        }
        int[] copy = weights.clone();
        for (int i = 0; i < copy.length; i++) {
            if (copy[i] < 1) {
                throw new IllegalArgumentException("weights[" + i + "] must be at least 1, was " + copy[i]);
            }
        }
        return new WeightedBitsLaw(copy);
    }

    /**
     * {@inheritDoc}
     *
     * <p>{@link LogP.Exact} where that is cheap: when the whole distribution of so few units can be counted in about a
     * hundred microseconds (to 1e-12 relative in log10), for the largest possible sum, and for sums out of reach (−∞).
     * Otherwise {@link LogP.Certified}: the headline is the Chernoff bound, with an allowance for every rounding added,
     * so it is never below the truth; it is 0 for a sum at or below the mean. The saddlepoint value beside it is that of
     * Lugannani and Rice for lattices, kept within what is proven. Cost: some ten microseconds at 30 bits, the same for
     * every n.
     */
    @Override
    public LogP tail(ScoreSum observed) {
        long n = observed.n();
        if (observed.sum() == 0) {
            return LogP.one();
        }
        BigInteger most = BigInteger.valueOf(n).multiply(BigInteger.valueOf(top));
        BigInteger missing = most.subtract(BigInteger.valueOf(observed.sum()));
        if (missing.signum() < 0) {
            return new LogP.Exact(Double.NEGATIVE_INFINITY);
        }
        // Sums come in steps of the weights' common divisor; a sum between two steps means the next one.
        missing = missing.subtract(missing.mod(BigInteger.valueOf(span)));
        double least = -StrictMath.log(2) * n * weights.length;
        if (missing.signum() == 0) {
            return new LogP.Exact(Elementary.log10(least, false));
        }
        if (BitCounts.affordable(weights.length, top / span, n)) {
            int steps = missing.divide(BigInteger.valueOf(span)).intValueExact();
            return new LogP.Exact(BitCounts.of(weights, span, (int) n).log10Tail(steps));
        }
        double excess = most.subtract(missing.shiftLeft(1)).doubleValue() / 2;
        BitSums sums = new BitSums(weights, span, n);
        if (excess > 0) {
            BitSums.Saddle saddle = sums.saddle(excess, missing.doubleValue());
            double ln = Math.min(saddle.bound(), Math.max(least, saddle.lnTail()));
            return new LogP.Certified(Elementary.log10(saddle.bound(), false), Elementary.log10(ln, false));
        }
        // By symmetry, missing the sum is as likely as passing its mirror image.
        double below = most.subtract(missing).subtract(BigInteger.valueOf(span)).doubleValue();
        double ln = below == 0 ? least : sums.saddle(span - excess, below).lnTail();
        return new LogP.Certified(0.0, Elementary.log10(Math.max(least, Math.min(0, ln)), true));
    }

    @Override
    public double mean() {
        return top / 2.0;
    }

    @Override
    public double unit() {
        return 1;
    }

    /** {@inheritDoc} For fair bits of weights w it is Σ ln((1 + exp(w·tilt))/2). */
    @Override
    public double cumulant(double tilt) {
        Tilts.check(this, tilt);
        double sum = 0;
        for (int weight : weights) {
            double y = weight * tilt / 2;
            sum += y + BitSums.lnCosh(y);
        }
        return sum * (1 + (weights.length + 32) * 0x1p-52);
    }

    @Override
    public double deviation() {
        double squares = 0;
        for (int weight : weights) {
            squares += (double) weight * weight;
        }
        return StrictMath.sqrt(squares) / 2;
    }

    @Override
    public double strongestTilt() {
        return 2 / deviation();
    }

    private static int greatestCommonDivisor(int a, int b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }
}
