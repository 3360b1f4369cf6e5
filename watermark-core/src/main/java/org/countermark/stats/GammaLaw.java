package org.countermark.stats;

/**
 * Sum of n exponential scores, in units of 2^-bits: Gamma(n, 1).
 *
 * @param bits fractional bits of a score, 0..30
 */
public record GammaLaw(int bits) implements NullLaw {
    /** Refuses a unit that an int score cannot carry. */
    public GammaLaw {
        if (bits < 0 || bits > 30) {
            throw new IllegalArgumentException("bits must be in 0..30, was " + bits);
        }
    }

    /**
     * The law of exponential scores with the given number of fractional bits.
     *
     * @param bits fractional bits, 0..30
     * @return the law
     */
    public static GammaLaw of(int bits) {
        return new GammaLaw(bits);
    }

    @Override
    public LogP tail(ScoreSum observed) {
        throw new IllegalStateException("seam");
    }

    @Override
    public double mean() {
        return 1L << bits;
    }

    @Override
    public double unit() {
        return 1.0 / (1L << bits);
    }
}
