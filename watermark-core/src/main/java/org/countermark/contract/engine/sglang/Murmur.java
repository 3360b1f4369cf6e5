package org.countermark.contract.engine.sglang;

/**
 * MurmurHash3_x86_32 (Appleby 2011) with seed 0 over 32-bit words: word by word, so that nothing is copied into bytes.
 *
 * <p>Pure functions, safe for use by many threads. A hash is {@code finish(add(add(0, a), b), 2)}.
 */
final class Murmur {
    private static final int C1 = 0xCC9E2D51;
    private static final int C2 = 0x1B873593;

    private Murmur() {}

    /** Takes one word in. */
    static int add(int state, int word) {
        return Integer.rotateLeft(state ^ (Integer.rotateLeft(word * C1, 15) * C2), 13) * 5 + 0xE6546B64;
    }

    /** Takes a 64-bit number in, low word first. */
    static int add(int state, long number) {
        return add(add(state, (int) number), (int) (number >>> 32));
    }

    /** The hash after {@code count} words. */
    static int finish(int state, int count) {
        int hash = state ^ (4 * count);
        hash = (hash ^ (hash >>> 16)) * 0x85EBCA6B;
        hash = (hash ^ (hash >>> 13)) * 0xC2B2AE35;
        return hash ^ (hash >>> 16);
    }

    /** The hash of a run of tokens. */
    static int of(int[] tokens, int from, int count) {
        int state = 0;
        for (int i = from; i < from + count; i++) {
            state = add(state, tokens[i]);
        }
        return finish(state, count);
    }
}
