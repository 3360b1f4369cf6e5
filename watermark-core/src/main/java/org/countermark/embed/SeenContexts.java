package org.countermark.embed;

/**
 * The contexts of a response, each with the first position it stood at: an open-addressing table of 64-bit hashes.
 *
 * <p>The hash is no secret and needs none: two contexts that collide cost one unmarked token.
 */
final class SeenContexts {
    private static final int EMPTY = 0;
    private static final int FIRST_SLOTS = 128;

    /** Grows with the response: a session is made for every request, and most are short. */
    private long[] hashes = new long[FIRST_SLOTS];

    private int[] positions = new int[FIRST_SLOTS];
    private int used;

    /** A hash of {@code width} tokens from {@code from}. */
    static long hash(int[] tokens, int from, int width) {
        long hash = width;
        for (int i = from; i < from + width; i++) {
            hash = (hash ^ tokens[i]) * 0x9E37_79B9_7F4A_7C15L;
            hash ^= hash >>> 29;
        }
        hash *= 0xBF58_476D_1CE4_E5B9L;
        return hash ^ hash >>> 32;
    }

    private int slot(long hash) {
        int mask = hashes.length - 1;
        int slot = (int) hash & mask;
        while (positions[slot] != EMPTY && hashes[slot] != hash) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    boolean contains(long hash) {
        return positions[slot(hash)] != EMPTY;
    }

    /** Records a context at a position, at least 1; the first position counts. */
    void add(long hash, int position) {
        int slot = slot(hash);
        if (positions[slot] == EMPTY) {
            hashes[slot] = hash;
            positions[slot] = position;
            if (++used > hashes.length / 2) {
                grow();
            }
        }
    }

    /** Undoes {@link #add} of a context at a position: what was displaced by it moves up, so no trace is left. */
    void remove(long hash, int position) {
        int mask = hashes.length - 1;
        int hole = slot(hash);
        if (positions[hole] != position) {
            return;
        }
        used--;
        for (int next = hole + 1 & mask; positions[next] != EMPTY; next = next + 1 & mask) {
            int home = (int) hashes[next] & mask;
            // An entry may fill the hole unless its home lies behind the hole on the way to it.
            if ((next - home & mask) >= (next - hole & mask)) {
                hashes[hole] = hashes[next];
                positions[hole] = positions[next];
                hole = next;
            }
        }
        positions[hole] = EMPTY;
    }

    private void grow() {
        long[] oldHashes = hashes;
        int[] oldPositions = positions;
        hashes = new long[2 * oldHashes.length];
        positions = new int[2 * oldHashes.length];
        used = 0;
        for (int i = 0; i < oldHashes.length; i++) {
            if (oldPositions[i] != EMPTY) {
                add(oldHashes[i], oldPositions[i]);
            }
        }
    }
}
