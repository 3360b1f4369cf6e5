package org.countermark.stats;

/**
 * Number of successes in n trials whose success probability is numerator/2^bits.
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

    @Override
    public LogP tail(ScoreSum observed) {
        throw new IllegalStateException("seam");
    }

    @Override
    public double mean() {
        return numerator / (double) (1L << bits);
    }

    @Override
    public double unit() {
        return 1;
    }
}
