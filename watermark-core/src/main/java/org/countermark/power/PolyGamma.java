package org.countermark.power;

/**
 * Derivatives of the logarithm of the gamma function: what the moments of Gumbel-max scores are made of.
 *
 * <p>The recurrence lifts the argument above 12, where the asymptotic series is right to 1e-13 (Abramowitz and Stegun,
 * 6.3.18 and 6.4.11).
 */
final class PolyGamma {
    private static final double LARGE = 12;

    private PolyGamma() {}

    /** The first derivative, for x above 0. */
    static double digamma(double x) {
        double sum = 0;
        double y = x;
        while (y < LARGE) {
            sum -= 1 / y;
            y++;
        }
        double r = 1 / (y * y);
        return sum + StrictMath.log(y) - 0.5 / y - r * (1.0 / 12 - r * (1.0 / 120 - r * (1.0 / 252 - r / 240)));
    }

    /** The second derivative, for x above 0. */
    static double trigamma(double x) {
        double sum = 0;
        double y = x;
        while (y < LARGE) {
            sum += 1 / (y * y);
            y++;
        }
        double r = 1 / (y * y);
        return sum + 1 / y + r / 2 + r / y * (1.0 / 6 - r * (1.0 / 30 - r * (1.0 / 42 - r / 30)));
    }

    /** The third derivative, for x above 0. */
    static double tetragamma(double x) {
        double sum = 0;
        double y = x;
        while (y < LARGE) {
            sum -= 2 / (y * y * y);
            y++;
        }
        double r = 1 / (y * y);
        return sum - r - r / y - r * r * (1.0 / 2 - r * (1.0 / 6 - r * (1.0 / 6 - 3 * r / 10)));
    }
}
