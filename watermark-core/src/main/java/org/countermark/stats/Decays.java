package org.countermark.stats;

/**
 * e^(−x) for many x ≥ 0, some times faster than StrictMath: a table of 64 and a polynomial.
 *
 * <p>With n = x·64/ln 2 rounded and r = n·ln 2/64 − x, |r| &lt; .0055, it is 2^(−n/64)·e^r. The series of e^r ends after r^5,
 * at a relative error of 2^-54; ln 2/64 is held in two parts, and the table to half an ulp. Within a relative 2^-50 of
 * the truth for results above 1e-290, and 0 below. Only IEEE arithmetic: every machine agrees.
 */
final class Decays {
    private static final int BITS = 6;
    private static final double[] ROOTS = new double[1 << BITS];

    /** ln 2/64 with 32 trailing zeros, so that its multiples by n are exact; and what it lacks. */
    private static final double STEP = StrictMath.log(2) / (1 << BITS);

    private static final double HIGH = Double.longBitsToDouble(Double.doubleToRawLongBits(STEP) & -1L << 32);

    /** ln 2 less its double is 2.3190468138462996e-17. */
    private static final double LOW = (STEP - HIGH) + 2.3190468138462996e-17 / (1 << BITS);

    private static final double INVERSE = 1 / STEP;

    /** From here on the result is 0. */
    private static final double END = 667;

    /** Numbers at this magnitude are one apart: adding it rounds to an integer, found in the sum's low bits. */
    private static final double ROUND = 0x1.8p52;

    static {
        for (int i = 0; i < ROOTS.length; i++) {
            ROOTS[i] = StrictMath.pow(2, -(double) i / (1 << BITS));
        }
    }

    private Decays() {}

    /**
     * e^(−x).
     *
     * @param x at least 0
     * @return e^(−x), or 0 for x above 667
     */
    static double of(double x) {
        if (!(x < END)) {
            return 0;
        }
        double shifted = x * INVERSE + ROUND;
        double n = shifted - ROUND;
        double r = (n * HIGH - x) + n * LOW;
        double series = 1 + r * (1 + r * (1 / 2.0 + r * (1 / 6.0 + r * (1 / 24.0 + r * (1 / 120.0)))));
        int count = (int) Double.doubleToRawLongBits(shifted);
        double scale = Double.longBitsToDouble((1023L - (count >> BITS)) << 52);
        return scale * (ROOTS[count & ((1 << BITS) - 1)] * series);
    }
}
