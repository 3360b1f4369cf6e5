package org.countermark.stats;

import java.util.function.DoubleSupplier;

/**
 * The saddlepoint tail of Lugannani and Rice (1980), with the first continuity correction for lattices (Daniels 1987).
 *
 * <p>φ(r)·(M(r) − 1/r + 1/u), where M is Mills' ratio, r²/2 the deviance and u = σ·(1 − e^(−span·t))/span. An
 * approximation: it proves nothing.
 */
final class LugannaniRice {
    private static final double HALF_LN_TWO_PI = 0.9189385332046727;

    private LugannaniRice() {}

    /**
     * The tail at a sum above the mean.
     *
     * @param t the saddlepoint, above 0
     * @param deviance t times the excess less the cumulant, at least 0
     * @param sigma standard deviation of the sum under the tilt t
     * @param span step of the lattice, 0 for none
     * @param nearMean limit of 1/(t·σ) − 1/r for small t, where both grow without bound
     * @param fallback what to give where the formula has no logarithm
     * @return natural logarithm of the tail
     */
    static double lnTail(
            double t, double deviance, double sigma, double span, DoubleSupplier nearMean, double fallback) {
        double r = StrictMath.sqrt(2 * deviance);
        double smooth = r < 0.01 ? nearMean.getAsDouble() : 1 / (t * sigma) - 1 / r;
        double reach = span * t;
        double lattice = reach < 0.01 ? span * (0.5 + reach / 12) : span / -StrictMath.expm1(-reach) - 1 / t;
        double mills = HalfLine.integral(r, 1, v -> r * v + v * v / 2);
        double factor = mills + smooth + lattice / sigma;
        return factor > 0 ? StrictMath.log(factor) - HALF_LN_TWO_PI - deviance : fallback;
    }
}
