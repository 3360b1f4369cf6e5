package org.countermark.stats;

/**
 * Cosine and sine of a fraction of a full turn that a long holds in 64 bits: multiples of a frequency wrap around exactly.
 *
 * <p>A table of 1,024 angles, and the rest of the angle, below .0031, by its Taylor series: within 2^-51 of the truth.
 */
final class Turns {
    private static final int BITS = 10;

    /** Cosine and sine of each angle, in turn. */
    private static final double[] TABLE = new double[2 << BITS];

    /** Half of the distance between angles of the table, and some more. */
    static final double NEAR = 0.0031;

    private static final double RADIANS = 2 * StrictMath.PI * 0x1p-64;

    static {
        for (int i = 0; i < 1 << BITS; i++) {
            double angle = 2 * StrictMath.PI * i / (1 << BITS);
            TABLE[2 * i] = StrictMath.cos(angle);
            TABLE[2 * i + 1] = StrictMath.sin(angle);
        }
    }

    private Turns() {}

    /** The cosine of the nearest angle of the table: within {@link #NEAR} of that of the turn, as is the sine. */
    static double nearCosine(int index) {
        return TABLE[2 * index];
    }

    static double nearSine(int index) {
        return TABLE[2 * index + 1];
    }

    /** Where in the table the angle at or just below a turn stands: pass it on to the other two. */
    static int index(long turn) {
        return (int) ((turn + (1L << (63 - BITS))) >>> (64 - BITS));
    }

    /** What is left of the turn, in radians, of either sign. */
    static double rest(long turn, int index) {
        return (turn - ((long) index << (64 - BITS))) * RADIANS;
    }

    static double cosine(long turn) {
        int index = index(turn);
        return cosine(index, rest(turn, index));
    }

    static double sine(long turn) {
        int index = index(turn);
        return sine(index, rest(turn, index));
    }

    static double cosine(int index, double rest) {
        double square = rest * rest;
        double less = square * (0.5 - square * (1 / 24.0));
        double sine = rest - rest * square * (1 / 6.0 - square * (1 / 120.0));
        return TABLE[2 * index] - (TABLE[2 * index] * less + TABLE[2 * index + 1] * sine);
    }

    static double sine(int index, double rest) {
        double square = rest * rest;
        double less = square * (0.5 - square * (1 / 24.0));
        double sine = rest - rest * square * (1 / 6.0 - square * (1 / 120.0));
        return TABLE[2 * index + 1] - (TABLE[2 * index + 1] * less - TABLE[2 * index] * sine);
    }
}
