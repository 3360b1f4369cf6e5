package org.countermark.proxy;

/**
 * What modified Kneser–Ney takes off a count of one, of two, and of three or more.
 *
 * @param one taken off a count of 1, in 0..1
 * @param two taken off a count of 2, in 0..2
 * @param more taken off a count of 3 or more, in 0..3
 */
record Discounts(double one, double two, double more) {
    /** Where the counts of counts estimate nothing: half of each class's smallest count. */
    static final Discounts FALLBACK = new Discounts(0.5, 1.0, 1.5);

    Discounts {
        check("one", one, 1);
        check("two", two, 2);
        check("more", more, 3);
    }

    /**
     * Estimates the discounts of one order (Chen and Goodman 1999, equation 26).
     *
     * @param n n[c] is how many n-grams have count c, for c = 1..4; n[0] is not read
     * @return the estimate; a discount whose counts of counts are zero, or which leaves its range, is that of
     *     {@link #FALLBACK}
     */
    static Discounts estimate(long[] n) {
        double y = n[1] / (n[1] + 2.0 * n[2]);
        return new Discounts(
                orElse(1 - 2 * y * n[2] / n[1], 1, FALLBACK.one),
                orElse(2 - 3 * y * n[3] / n[2], 2, FALLBACK.two),
                orElse(3 - 4 * y * n[4] / n[3], 3, FALLBACK.more));
    }

    /** The discount of a count, at least 1. */
    double of(int count) {
        return count == 1 ? one : count == 2 ? two : more;
    }

    /** A discount of all of its count would take the seen n-gram back; NaN comes from a division by no n-grams. */
    private static double orElse(double estimate, int count, double fallback) {
        return estimate > 0 && estimate < count ? estimate : fallback;
    }

    private static void check(String name, double discount, int count) {
        if (!(discount >= 0 && discount <= count)) {
            throw new IllegalArgumentException(name + " must be in 0.." + count + ", was " + discount);
        }
    }
}
