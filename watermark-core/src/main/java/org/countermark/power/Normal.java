package org.countermark.power;

/** The standard normal distribution, and sums that are nearly so. */
final class Normal {
    private static final double ROOT_TWO_PI = 2.5066282746310002;

    private Normal() {}

    static double density(double x) {
        return StrictMath.exp(-x * x / 2) / ROOT_TWO_PI;
    }

    /** The distribution function, to 1e-14 (Marsaglia's series; 0 and 1 beyond 8.3 deviations). */
    static double below(double x) {
        if (StrictMath.abs(x) > 8.3) {
            return x < 0 ? 0 : 1;
        }
        double sum = x;
        double term = x;
        for (int i = 3; StrictMath.abs(term) > 1e-17 * StrictMath.abs(sum); i += 2) {
            term *= x * x / i;
            sum += term;
        }
        return 0.5 + sum * density(x);
    }

    /** A standardised variable of this skewness that grows with a normal one (Wilson and Hilferty 1931). */
    static double skewed(double normal, double skewness) {
        if (StrictMath.abs(skewness) < 1e-3) {
            return normal + skewness * (normal * normal - 1) / 6;
        }
        double root = Math.max(0, 1 + skewness * normal / 6 - skewness * skewness / 36);
        return 2 / skewness * (root * root * root - 1);
    }

    /** The inverse of {@link #skewed}; infinite where the variable cannot be. */
    static double unskewed(double value, double skewness) {
        if (Double.isInfinite(value)) {
            return value;
        }
        if (StrictMath.abs(skewness) < 1e-3) {
            return value - skewness * (value * value - 1) / 6;
        }
        double cube = 1 + skewness * value / 2;
        if (cube <= 0) {
            return skewness > 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return 6 / skewness * (StrictMath.cbrt(cube) - 1 + skewness * skewness / 36);
    }
}
