package org.countermark.stats;

import java.math.BigInteger;

/**
 * Sum of n exponential scores, in units of 2^-bits: Gamma(n, 1).
 *
 * <p>H0: the scores are independent and standard exponential, or (rounded down to the unit) stochastically below that.
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

    /**
     * {@inheritDoc}
     *
     * <p>P(G ≥ x) for G ~ Gamma(n, 1), x = sum/2^bits, always {@link LogP.Exact}: within 1e-12 relative in log10 (2e-15 in
     * practice where p is below one half) from p = 1 down to 10^-100000 and beyond, for any n. Close to p = 1, where log10 p is about
     * minus the left tail over ln 10, it is that left tail which is computed, so the digits hold until it underflows
     * (below 1e-308); from there the value fades to 0.
     *
     * <p>On the scale of ln x the Gamma density is log-concave; at x it is x^n e^-x / Γ(n) (Loader 2000), and from there
     * it falls as exp(−h(w)), h(w) = |x − n|·w + x·(e^±w − 1 ∓ w). The tail is the product of that density and one
     * integral. Cost: some microseconds, the same for every n.
     */
    @Override
    public LogP tail(ScoreSum observed) {
        if (observed.sum() == 0) {
            return LogP.one();
        }
        double n = observed.n();
        double x = observed.sum() * unit();
        // Exact before it is rounded: near the mean, x − n in doubles would lose everything.
        double excess = BigInteger.valueOf(observed.sum())
                        .subtract(BigInteger.valueOf(observed.n()).shiftLeft(bits))
                        .doubleValue()
                * unit();
        boolean lower = excess < 0;
        double slope = StrictMath.abs(excess);
        double sign = lower ? -1 : 1;
        double deviance = n * Elementary.logDefect(excess / n, x / n);
        double integral = HalfLine.integral(slope, x, w -> slope * w + x * Elementary.expDefect(sign * w));
        double scale = StrictMath.sqrt(n / (2 * StrictMath.PI));
        double ln = StrictMath.log(scale * integral) - Elementary.stirlingError(n) - deviance;
        return new LogP.Exact(Elementary.log10(ln, lower));
    }

    @Override
    public double mean() {
        return 1L << bits;
    }

    @Override
    public double unit() {
        return 1.0 / (1L << bits);
    }

    /** {@inheritDoc} For a standard exponential score it is −ln(1 − tilt). */
    @Override
    public double cumulant(double tilt) {
        Tilts.check(this, tilt);
        return -StrictMath.log1p(-tilt) * Tilts.UPWARDS;
    }

    @Override
    public double deviation() {
        return 1;
    }

    @Override
    public double strongestTilt() {
        return 0.7;
    }
}
