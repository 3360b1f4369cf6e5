package org.countermark.token;

/**
 * One of several equal shares of all units, chosen by fingerprint: slices of one count are disjoint and together whole.
 *
 * <p>A slice is a function of the text alone, so a test over it is as exact as over the whole. Sums over the slices of a
 * body add to the sum over the body, whatever the count: that is how threads and machines share one body.
 *
 * @param index which share, 0..count−1
 * @param count how many shares, 1..65536
 */
public record Slice(int index, int count) {
    /** Everything. */
    public static final Slice WHOLE = new Slice(0, 1);

    /** Refuses an index outside the count. */
    public Slice {
        if (count < 1 || count > 65536) {
            throw new IllegalArgumentException("count must be in 1..65536, was " + count);
        }
        if (index < 0 || index >= count) {
            throw new IllegalArgumentException("index must be in 0.." + (count - 1) + ", was " + index);
        }
    }

    /**
     * One share of several.
     *
     * @param index which share, 0..count−1
     * @param count how many shares, 1..65536
     * @return the slice
     */
    public static Slice of(int index, int count) {
        return new Slice(index, count);
    }

    /**
     * Whether a unit belongs to this share. Reads the low 32 bits; sets place units by the high ones.
     *
     * @param fingerprint the unit's fingerprint
     * @return true in exactly one of the {@code count} slices
     */
    public boolean holds(long fingerprint) {
        return ((fingerprint & 0xFFFFFFFFL) * count) >>> 32 == index;
    }
}
