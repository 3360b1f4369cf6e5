package org.countermark.stats;

import java.util.Arrays;

/**
 * One bet's products Π (1 − π + π·e) for every marked share π of a fixed grid, kept as mantissa and binary exponent.
 *
 * <p>No logarithm per factor, no overflow, no underflow. A factor lies within a few roundings of the truth, never above it
 * by more; who reads the products allows for {@link #ALLOWANCE} per factor.
 */
final class Shares {
    /** Relative error that one factor can add to a product: more than all of its roundings. */
    static final double ALLOWANCE = 0x1p-46;

    private static final double[] GRID = {.5, .2, .1, .05, .02, .01, .005, .002, .001, 5e-4, 2e-4, 1e-4, 1e-5};

    private static final double LN_2 = 0.6931471805599453;

    /** Evidence beyond this is split into mantissa and exponent; below it, its exponential is an ordinary double. */
    private static final double ORDINARY = 600;

    private final double[] mantissas = new double[GRID.length];
    private final long[] exponents = new long[GRID.length];

    Shares() {
        Arrays.fill(mantissas, 1);
    }

    /** The shares, largest first; a copy. */
    static double[] grid() {
        return GRID.clone();
    }

    /**
     * Multiplies every product by 1 − π + π·e.
     *
     * @param ln natural logarithm of e; −∞ is allowed, NaN and +∞ are not
     */
    void multiply(double ln) {
        // Far beyond 1/π, 1 − π is less than one rounding; leaving it out rounds down.
        boolean huge = ln > ORDINARY;
        double down = huge ? ln - ln * ALLOWANCE : ln;
        long shift = huge ? (long) (down / LN_2) : 0;
        double e = StrictMath.exp(down - (double) shift * LN_2);
        for (int at = 0; at < GRID.length; at++) {
            double share = GRID[at];
            double product = mantissas[at] * (huge ? share * e : 1 - share + share * e);
            exponents[at] += shift;
            // A factor lies between 2^-18 and 2^866, so a mantissa in this range cannot leave that of a double.
            if (product < 0x1p-100 || product > 0x1p100) {
                int exponent = Math.getExponent(product);
                product = StrictMath.scalb(product, -exponent);
                exponents[at] += exponent;
            }
            mantissas[at] = product;
        }
    }

    /** Multiplies every product by that of other factors. */
    void multiply(Shares other) {
        for (int at = 0; at < GRID.length; at++) {
            double product = mantissas[at] * other.mantissas[at];
            int exponent = Math.getExponent(product);
            mantissas[at] = StrictMath.scalb(product, -exponent);
            exponents[at] += other.exponents[at] + exponent;
        }
    }

    /** The largest exponent: the scale at which {@link #mean} is an ordinary number. */
    long scale() {
        long most = exponents[0];
        for (long exponent : exponents) {
            most = Math.max(most, exponent);
        }
        return most;
    }

    /**
     * The mean over the shares.
     *
     * @param scale a binary exponent, at least {@link #scale()}
     * @return the mean, divided by 2^scale; at most 2^100
     */
    double mean(long scale) {
        double sum = 0;
        for (int at = 0; at < GRID.length; at++) {
            // Below 2^-2000 of the scale a term is nothing, which rounds down.
            sum += StrictMath.scalb(mantissas[at], (int) Math.max(-2000, exponents[at] - scale));
        }
        return sum / GRID.length;
    }
}
