package org.countermark.stats;

import java.math.BigInteger;

/**
 * Number of successes in n trials whose success probability is numerator/2^bits.
 *
 * <p>H0: the trials are independent, each a success with exactly that probability.
 *
 * @param numerator numerator of the probability, 1..2^bits−1
 * @param bits binary logarithm of its denominator, 1..30
 */
public record BinomialLaw(int numerator, int bits) implements NullLaw {
    /** Refuses probabilities 0 and 1. */
    public BinomialLaw {
        if (bits < 1 || bits > 30) {
            throw new IllegalArgumentException("bits must be in 1..30, was " + bits);
        }
        if (numerator < 1 || numerator >= 1 << bits) {
            throw new IllegalArgumentException("numerator must be in 1.." + ((1 << bits) - 1) + ", was " + numerator);
        }
    }

    /**
     * The law of counts with success probability numerator/2^bits.
     *
     * @param numerator numerator of the probability, 1..2^bits−1
     * @param bits binary logarithm of its denominator, 1..30
     * @return the law
     */
    public static BinomialLaw of(int numerator, int bits) {
        return new BinomialLaw(numerator, bits);
    }

    /**
     * {@inheritDoc}
     *
     * <p>P(B ≥ sum) for B ~ Binomial(n, numerator/2^bits), always {@link LogP.Exact}: within 1e-12 relative in log10
     * (2e-15 in practice where p is below one half) from p = 1 down to 10^-100000 and beyond, for any n. Close to p = 1
     * it is the left tail that is computed, so the digits hold until it underflows (below 1e-308). A sum above n has
     * p = 0, which is −∞. Cost: some microseconds, the same for every n.
     */
    @Override
    public LogP tail(ScoreSum observed) {
        long n = observed.n();
        long k = observed.sum();
        if (k == 0) {
            return LogP.one();
        }
        if (k > n) {
            return new LogP.Exact(Double.NEGATIVE_INFINITY);
        }
        double unit = 1.0 / (1L << bits);
        // Exact before it is rounded: near the mean, k − (n+1)p in doubles would lose everything.
        double excess = BigInteger.valueOf(k)
                        .shiftLeft(bits)
                        .subtract(BigInteger.valueOf(n).add(BigInteger.ONE).multiply(BigInteger.valueOf(numerator)))
                        .doubleValue()
                * unit;
        return new LogP.Exact(BinomialTail.log10(n, k, numerator * unit, ((1L << bits) - numerator) * unit, excess));
    }

    @Override
    public double mean() {
        return numerator / (double) (1L << bits);
    }

    @Override
    public double unit() {
        return 1;
    }

    /** {@inheritDoc} For a success of probability p it is ln(1 + p·(exp(tilt) − 1)). */
    @Override
    public double cumulant(double tilt) {
        Tilts.check(this, tilt);
        double p = mean();
        if (tilt <= 1) {
            return StrictMath.log1p(p * StrictMath.expm1(tilt)) * Tilts.UPWARDS;
        }
        // exp(tilt) may be out of range for rare successes; the two terms may nearly cancel.
        double rest = StrictMath.log(p + (1 - p) * StrictMath.exp(-tilt));
        return tilt + rest + (tilt - rest) * (Tilts.UPWARDS - 1);
    }

    @Override
    public double deviation() {
        return StrictMath.sqrt(mean() * (1 - mean()));
    }

    @Override
    public double strongestTilt() {
        return 2 / deviation();
    }
}
