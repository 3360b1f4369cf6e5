package org.countermark.embed;

/**
 * The contexts of a response, each with the first position it stood at: an open-addressing table of 64-bit hashes.
 *
 * <p>The hash is no secret and needs none: two contexts that collide cost one unmarked token.
 */
final class SeenContexts {
    private static final int EMPTY = 0;
    /** A position that no response reaches: the context was taken back. */
    private static final int REMOVED = Integer.MAX_VALUE;

    private long[] hashes = new long[1024];
    private int[] positions = new int[1024];
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
        int position = positions[slot(hash)];
        return position != EMPTY && position != REMOVED;
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
        } else if (positions[slot] == REMOVED) {
            positions[slot] = position;
        }
    }

    /** Undoes {@link #add} of a context at a position. */
    void remove(long hash, int position) {
        int slot = slot(hash);
        if (positions[slot] == position) {
            positions[slot] = REMOVED;
        }
    }

    /** Leaves out what was taken back, so that drafts do not fill the table. */
    private void grow() {
        long[] oldHashes = hashes;
        int[] oldPositions = positions;
        int live = 0;
        for (int position : oldPositions) {
            live += position != EMPTY && position != REMOVED ? 1 : 0;
        }
        int capacity = live > oldHashes.length / 4 ? 2 * oldHashes.length : oldHashes.length;
        hashes = new long[capacity];
        positions = new int[capacity];
        used = 0;
        for (int i = 0; i < oldHashes.length; i++) {
            if (oldPositions[i] != EMPTY && oldPositions[i] != REMOVED) {
                add(oldHashes[i], oldPositions[i]);
            }
        }
    }
}
