package org.countermark.scheme;

/**
 * The Gumbel score of many words: a table and a short polynomial, and {@link StrictMath} where those cannot decide.
 *
 * <p>The score is floor(y) with y = −ln(t/2^32)·2^24 as StrictMath gives it, t = 2^32 − w. Write t = 2^e·z with z in [1, 2).
 * For the 256 values of z's leading bits the table holds c ≈ 1/z with 12 significant bits, so that r = z·c − 1 is exact
 * and |r| &lt; 2^-8; then y = 2^24·((32 − e)·ln 2 + ln c − ln(1 + r)).
 *
 * <p>Error of the fast value against StrictMath's, in units of the score: the series of ln(1 + r), cut after r^5, leaves
 * at most 2^24·|r|^6/6 &lt; 2^-26; StrictMath.log is within one ulp (≤ 2^-48) of the truth, which is 2^-24; the three sums
 * and the product by ln 2 round values below 2^29, at most 2^-25 each; table entries and the polynomial add less than
 * 2^-26. Together that is below 2^-22. Where y is farther than 2^-20 from an integer both have one floor; elsewhere, for
 * about two words in a million, StrictMath decides. Only +, −, × of doubles are used, so every machine agrees.
 */
final class GumbelScorer implements WordScorer {
    private static final int INDEX_BITS = 8;
    private static final double SCALE = 1 << GumbelScheme.SCORE_BITS;
    private static final double MARGIN = 0x1p-20;

    /** ln 2 in units of the score. */
    private static final double LN2 = StrictMath.log(2) * SCALE;

    /** Pairs: c, and ln(c)·2^24. */
    private static final double[] TABLE = table();

    private final GumbelScheme scheme;

    GumbelScorer(GumbelScheme scheme) {
        this.scheme = scheme;
    }

    private static double[] table() {
        int size = 1 << INDEX_BITS;
        double[] table = new double[2 * size];
        for (int i = 0; i < size; i++) {
            double middle = 1 + (i + 0.5) / size;
            double c = StrictMath.rint(0x1p12 / middle) * 0x1p-12;
            table[2 * i] = c;
            table[2 * i + 1] = StrictMath.log(c) * SCALE;
        }
        return table;
    }

    @Override
    public void score(int[] words, int count, int[] out) {
        for (int i = 0; i < count; i++) {
            out[i] = score(words[i]);
        }
    }

    private int score(int word) {
        long bits = Double.doubleToRawLongBits((double) (0x1_0000_0000L - Integer.toUnsignedLong(word)));
        int down = 32 + 1023 - (int) (bits >>> 52);
        int index = (int) (bits >>> (52 - INDEX_BITS)) & ((1 << INDEX_BITS) - 1);
        double z = Double.longBitsToDouble((bits & 0x000F_FFFF_FFFF_FFFFL) | 0x3FF0_0000_0000_0000L);
        double r = z * TABLE[2 * index] - 1;
        double series = r * (1 - r * (1.0 / 2 - r * (1.0 / 3 - r * (1.0 / 4 - r * (1.0 / 5)))));
        double y = down * LN2 + TABLE[2 * index + 1] - series * SCALE;
        int floor = (int) y;
        double fraction = y - floor;
        return fraction > MARGIN && fraction < 1 - MARGIN ? floor : scheme.score(word);
    }
}
