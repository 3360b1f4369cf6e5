package org.countermark.stats;

import java.util.function.DoubleUnaryOperator;

/**
 * Integrals of exp(−h(t)) over t ≥ 0 for convex h that rise from h(0) = 0: the one quadrature behind every tail.
 *
 * <p>A tail is the density at its edge times such an integral. The integrand is cut where it falls below e^-40, and
 * 64-point Gauss–Legendre integrates what remains to about 1e-15 relative, for exponential, Gaussian and
 * doubly-exponential decay alike. The cost (some 80 evaluations of h, a few microseconds) does not depend on n.
 */
final class HalfLine {
    private static final int POINTS = 64;
    private static final double CUT = 40;
    private static final double[] NODES = new double[POINTS];
    private static final double[] WEIGHTS = new double[POINTS];

    static {
        for (int i = 0; i < POINTS / 2; i++) {
            // Newton for the roots of the Legendre polynomial in y = 1 − x, where roots near 1 keep all their digits.
            double sine = StrictMath.sin(StrictMath.PI * (i + 0.75) / (2 * POINTS + 1));
            double y = 2 * sine * sine;
            for (int step = 0; step < 6; step++) {
                double[] p = legendre(y);
                y += p[0] * y * (2 - y) / (POINTS * (p[1] - (1 - y) * p[0]));
            }
            double slope = POINTS * legendre(y)[1];
            NODES[i] = y / 2;
            NODES[POINTS - 1 - i] = 1 - y / 2;
            WEIGHTS[i] = y * (2 - y) / (slope * slope);
            WEIGHTS[POINTS - 1 - i] = WEIGHTS[i];
        }
    }

    private HalfLine() {}

    /**
     * ∫ exp(−h(t)) dt over t ≥ 0.
     *
     * @param slope h'(0), at least 0
     * @param curvature about h''(0), at least 0; not both 0; they only set the scale of the search for the cut
     * @param h the exponent, convex, h(0) = 0
     * @return the integral, above 0
     */
    static double integral(double slope, double curvature, DoubleUnaryOperator h) {
        // The root of slope·t + curvature·t²/2 = 1.
        double cut = 2 / (slope + StrictMath.sqrt(slope * slope + 2 * curvature));
        while (h.applyAsDouble(cut) < CUT) {
            cut *= 2;
        }
        double low = cut / 2;
        while (h.applyAsDouble(cut) > 1.5 * CUT) {
            double middle = (low + cut) / 2;
            if (h.applyAsDouble(middle) < CUT) {
                low = middle;
            } else {
                cut = middle;
            }
        }
        double sum = 0;
        for (int i = POINTS - 1; i >= 0; i--) {
            sum += WEIGHTS[i] * StrictMath.exp(-h.applyAsDouble(cut * NODES[i]));
        }
        return cut * sum;
    }

    /** The Legendre polynomials of degrees POINTS and POINTS − 1 at 1 − y, by differences that do not cancel. */
    private static double[] legendre(double y) {
        double value = 1;
        double difference = 0;
        for (int k = 0; k < POINTS; k++) {
            difference = (k * difference - (2 * k + 1) * y * value) / (k + 1);
            value += difference;
        }
        return new double[] {value, value - difference};
    }
}
