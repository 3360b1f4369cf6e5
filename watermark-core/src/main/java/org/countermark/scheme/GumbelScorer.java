package org.countermark.scheme;

/**
 * The Gumbel score of many words: a table and a cubic, and {@link StrictMath} where those cannot decide.
 *
 * <p>The score is floor(y) with y = −ln(t/2^32)·2^24 as StrictMath gives it, t = 2^32 − w. Write t = 2^e·z with z in [1, 2).
 * For each of the 512 values of z's leading nine bits the table holds c ≈ 1/z with 12 fractional bits, so that
 * r = z·c − 1 is exact and |r| &lt; 2^-9.8; then y = 2^24·((32 − e)·ln 2 + ln c − ln(1 + r)).
 *
 * <p>Distance of the fast value from StrictMath's, in units of the score: the series of ln(1 + r), cut after r^3, leaves
 * less than 2^24·|r|^4/4·(1 + 2^-9) &lt; 2^-17.1; StrictMath.log is within one ulp of the truth, at most 2^-24; sums round
 * values below 2^29, at most 2^-25 each; table entries and products add less than that. Together below 2^-17. Where y is
 * farther than 2^-16 from every integer both values have one floor; elsewhere, for one word in 32,768, StrictMath
 * decides. Only +, − and × of doubles are used, so every machine agrees.
 */
final class GumbelScorer implements WordScorer {
    private static final int INDEX_BITS = 9;
    private static final int MANTISSA_BITS = 52;
    private static final double SCALE = 1 << GumbelScheme.SCORE_BITS;
    private static final double MARGIN = 0x1p-16;

    /** Numbers at this magnitude are one apart: adding it rounds to an integer, found in the sum's low bits. */
    private static final double ROUND = 0x1.8p52;

    /** Pairs: c, and ln(c)·2^24. */
    private static final double[] TABLE = new double[2 << INDEX_BITS];

    /** i·ln 2·2^24. */
    private static final double[] HALVINGS = new double[33];

    static {
        int size = 1 << INDEX_BITS;
        for (int i = 0; i < size; i++) {
            double middle = 1 + (i + 0.5) / size;
            double c = StrictMath.rint(0x1p12 / middle) * 0x1p-12;
            TABLE[2 * i] = c;
            TABLE[2 * i + 1] = StrictMath.log(c) * SCALE;
        }
        for (int i = 0; i < HALVINGS.length; i++) {
            HALVINGS[i] = i * StrictMath.log(2) * SCALE;
        }
    }

    private final GumbelScheme scheme;

    GumbelScorer(GumbelScheme scheme) {
        this.scheme = scheme;
    }

    @Override
    public void score(int[] words, int count, int[] out) {
        for (int i = 0; i < count; i++) {
            out[i] = score(words[i]);
        }
    }

    private int score(int word) {
        // Integers become doubles, and back, by their bits: the conversion instructions would chain one word to the
        // next.
        long integer = 0x1_0000_0000L - Integer.toUnsignedLong(word);
        long bits = Double.doubleToRawLongBits(Double.longBitsToDouble(0x4330_0000_0000_0000L | integer) - 0x1p52);
        int halvings = 1023 + 32 - (int) (bits >>> MANTISSA_BITS);
        int index = (int) (bits >>> (MANTISSA_BITS - INDEX_BITS)) & ((1 << INDEX_BITS) - 1);
        double z = Double.longBitsToDouble((bits & 0x000F_FFFF_FFFF_FFFFL) | 0x3FF0_0000_0000_0000L);
        double r = z * TABLE[2 * index] - 1;
        double y = HALVINGS[halvings] + TABLE[2 * index + 1] - r * (SCALE - r * (SCALE / 2 - r * (SCALE / 3)));
        double centred = y - 0.5;
        double rounded = centred + ROUND;
        double distance = StrictMath.abs(centred - (rounded - ROUND));
        return distance < 0.5 - MARGIN ? (int) Double.doubleToRawLongBits(rounded) : scheme.score(word);
    }
}
