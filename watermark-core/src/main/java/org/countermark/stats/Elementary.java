package org.countermark.stats;

/**
 * Elementary functions written so that nothing cancels: what makes tails exact far from and close to the mean.
 *
 * <p>Only {@link StrictMath} and IEEE arithmetic, so results are bit-identical on every machine. Each function is
 * accurate to a few units in the last place. Pure; costs well below a microsecond.
 */
final class Elementary {
    static final double LN_10 = 2.302585092994046;

    /** 1/2!, 1/3!, ... 1/16!: Taylor coefficients of e^x − 1 − x after x². */
    private static final double[] INVERSE_FACTORIALS = new double[15];

    /** ln n! minus Stirling's formula, for n = 1..15 (from 50-digit arithmetic); index 0 is unused. */
    private static final double[] STIRLING_ERRORS = {
        Double.NaN,
        0.08106146679532726,
        0.0413406959554093,
        0.02767792568499834,
        0.020790672103765093,
        0.016644691189821193,
        0.013876128823070748,
        0.01189670994589177,
        0.010411265261972096,
        0.009255462182712733,
        0.00833056343336287,
        0.007573675487951841,
        0.00694284010720953,
        0.006408994188004207,
        0.0059513701127588475,
        0.005554733551962801
    };

    static {
        double factorial = 1;
        for (int i = 0; i < INVERSE_FACTORIALS.length; i++) {
            factorial *= i + 2;
            INVERSE_FACTORIALS[i] = 1 / factorial;
        }
    }

    private Elementary() {}

    /**
     * How far the logarithm lies below its tangent: x − ln(1 + x), at least 0.
     *
     * @param x above −1
     * @param ratio 1 + x; given apart because a caller may know it better than the sum of 1 and x does
     * @return x − ln(ratio)
     */
    static double logDefect(double x, double ratio) {
        if (x < -0.5 || x > 1) {
            return x - StrictMath.log(ratio);
        }
        // With v = x/(2+x), ln(1+x) = 2(v + v³/3 + v⁵/5 + ...) and x − 2v = x·v (Loader 2000, section 3).
        double v = x / (2 + x);
        double square = v * v;
        double power = 1;
        double sum = 0;
        for (int odd = 3; power > 1e-17; odd += 2) {
            power *= square;
            sum += power / odd;
        }
        return x * v - 2 * v * sum;
    }

    /**
     * How far the exponential lies above its tangent: e^x − 1 − x, at least 0.
     *
     * @param x any number
     * @return e^x − 1 − x
     */
    static double expDefect(double x) {
        if (StrictMath.abs(x) > 0.5) {
            return StrictMath.expm1(x) - x;
        }
        double sum = 0;
        for (int i = INVERSE_FACTORIALS.length - 1; i >= 0; i--) {
            sum = sum * x + INVERSE_FACTORIALS[i];
        }
        return sum * x * x;
    }

    /**
     * The error of Stirling's formula: ln n! − (n + ½) ln n + n − ½ ln 2π (Loader 2000, section 2).
     *
     * @param n a whole number, at least 1
     * @return the error, between 0 and 0.0811
     */
    static double stirlingError(double n) {
        if (n < STIRLING_ERRORS.length) {
            return STIRLING_ERRORS[(int) n];
        }
        double s = 1 / (n * n);
        return (1 / 12.0
                        - s * (1 / 360.0 - s * (1 / 1260.0 - s * (1 / 1680.0 - s * (1 / 1188.0 - s * 691 / 360360.0)))))
                / n;
    }

    /**
     * log10 of a right tail, from the natural logarithm of that tail or of its complement.
     *
     * @param ln natural logarithm of a probability
     * @param complement whether it is the complement of the tail wanted
     * @return log10 of the tail, never −0.0
     */
    static double log10(double ln, boolean complement) {
        double tail = complement ? StrictMath.log1p(-StrictMath.exp(ln)) : ln;
        return tail / LN_10 + 0.0;
    }
}
