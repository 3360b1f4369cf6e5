package org.countermark.token;

/**
 * A Bloom filter of fingerprints: deduplication in a fixed memory, for bodies whose units do not fit.
 *
 * <p>A unit that was met before is always recognised; a new one is now and then taken for an old one and dropped, for a
 * reason that is not the key. So a test stays exact and loses {@link #expectedLoss} of its units. Which ones it loses
 * depends on the order of the text, so the exact set is the better choice wherever it fits.
 *
 * <p>All bits of a fingerprint lie in one cache line of 512, which costs one wait for memory and about a third more loss
 * than scattered bits would. Source: Bloom, Comm. ACM 13 (1970) 422–426; Putze, Sanders and Singler, Cache-, hash-, and
 * space-efficient Bloom filters, J. Exp. Algorithmics 14 (2009), "blocked Bloom filter".
 */
public final class BloomUnits implements SeenUnits {
    private static final int LINE = 8;
    private static final int LINE_BITS = 64 * LINE;
    private static final int CHUNK_BITS = 20;

    /** Places of nine bits that one mixed word yields. */
    private static final int PLACES = 7;

    private final long[][] chunks;
    private final long lines;
    private final int probes;
    private long size;

    private BloomUnits(long lines, int probes) {
        this.lines = lines;
        this.probes = probes;
        long words = lines * LINE;
        chunks = new long[(int) ((words + (1L << CHUNK_BITS) - 1) >>> CHUNK_BITS)][1 << CHUNK_BITS];
    }

    /**
     * A filter of a given size.
     *
     * @param bytes memory to take, at least 64 KiB; rounded up to a multiple of 8 MiB
     * @param expected units to expect, at least 1; the number of probes is chosen by it
     * @return the empty filter
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static BloomUnits of(long bytes, long expected) {
        if (bytes < 1 << 16 || bytes > 1L << 42) {
            throw new IllegalArgumentException("bytes must be in 65536..2^42, was " + bytes);
        }
        if (expected < 1) {
            throw new IllegalArgumentException("expected must be at least 1, was " + expected);
        }
        double bitsEach = 8.0 * bytes / expected;
        int probes = (int) Math.max(1, Math.min(16, Math.rint(bitsEach * 0.69)));
        return new BloomUnits((bytes + 63) / 64, probes);
    }

    @Override
    public int addAll(long[] fingerprints, int count, int[] fresh) {
        int n = 0;
        for (int i = 0; i < count; i++) {
            if (add(fingerprints[i])) {
                fresh[n++] = i;
            }
        }
        size += n;
        return n;
    }

    private boolean add(long fingerprint) {
        // Lines by the high bits, places in the line by others, mixed anew.
        long line = Math.multiplyHigh(fingerprint >>> 1, lines << 1);
        long word = line * LINE;
        long[] chunk = chunks[(int) (word >>> CHUNK_BITS)];
        int base = (int) word & ((1 << CHUNK_BITS) - 1);
        long places = mix(fingerprint);
        boolean missing = false;
        for (int i = 0; i < probes; i++) {
            if (i % PLACES == PLACES - 1) {
                places = mix(places + i);
            }
            int bit = (int) (places >>> (9 * (i % PLACES))) & (LINE_BITS - 1);
            long mask = 1L << (bit & 63);
            int at = base + (bit >>> 6);
            missing |= (chunk[at] & mask) == 0;
            chunk[at] |= mask;
        }
        return missing;
    }

    /** The finalizer of MurmurHash3 (Appleby): each place must look independent of the others and of the line. */
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 33)) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return mixed ^ (mixed >>> 33);
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public long bytes() {
        return lines * LINE * Long.BYTES;
    }

    /**
     * The share of new units that a filter drops while it fills from nothing to a number of units.
     *
     * @param units distinct units in the end, at least 0
     * @return the mean share lost over the whole body, in 0..1: for lines filled at random
     */
    public double expectedLoss(long units) {
        double loss = 0;
        int steps = 64;
        for (int i = 0; i < steps; i++) {
            loss += lossAt((i + 0.5) / steps * units / lines) / steps;
        }
        return loss;
    }

    /** A line holds a Poisson number of units; each sets its bits at random places. */
    private double lossAt(double mean) {
        double loss = 0;
        int most = (int) (mean + 12 * Math.sqrt(mean) + 24);
        double ln = -mean;
        for (int j = 0; j <= most; j++) {
            double full = -StrictMath.expm1((double) j * probes * StrictMath.log1p(-1.0 / LINE_BITS));
            loss += StrictMath.exp(ln) * StrictMath.pow(full, probes);
            ln += StrictMath.log(mean) - StrictMath.log(j + 1.0);
        }
        return Math.min(1, loss);
    }
}
