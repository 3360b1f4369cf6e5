package org.countermark.token;

/**
 * The public 64-bit name of a unit or a context: XXH64 (seed 0) over its token ids, 4 bytes each, little-endian, oldest
 * first.
 *
 * <p>The function is fixed and holds no key. Two different units share a fingerprint with odds near n²/2^65 among n
 * units (7e-5 for 50 million); one of them is then dropped for a reason that is not the key, so a test stays exact.
 * Source: the xxHash specification, section "XXH64 algorithm". Pure functions, safe for use by many threads, about 3 ns
 * for five tokens.
 */
public final class Fingerprint {
    private static final long PRIME1 = 0x9E3779B185EBCA87L;
    private static final long PRIME2 = 0xC2B2AE3D27D4EB4FL;
    private static final long PRIME3 = 0x165667B19E3779F9L;
    private static final long PRIME4 = 0x85EBCA77C2B2AE63L;
    private static final long PRIME5 = 0x27D4EB2F165667C5L;
    private static final long PRIME1_PLUS_PRIME2 = 0x60EA27EEADC0B5D6L;

    private Fingerprint() {}

    /**
     * Hashes a run of tokens: a context, or a context and the token after it.
     *
     * @param tokens token ids
     * @param from first of the run, at least 0
     * @param count length of the run; from + count at most {@code tokens.length}
     * @return its fingerprint, any 64-bit value
     */
    public static long of(int[] tokens, int from, int count) {
        long hash;
        int at = from;
        if (count < 8) {
            // Written out, for the compiler makes heavy loops of two or three rounds.
            hash = PRIME5 + 4L * count;
            if (count >= 2) {
                hash = mix(hash, tokens, at);
            }
            if (count >= 4) {
                hash = mix(hash, tokens, at + 2);
            }
            if (count >= 6) {
                hash = mix(hash, tokens, at + 4);
            }
            at += count & ~1;
        } else {
            int stripes = count >>> 3;
            hash = stripes(tokens, at, stripes) + 4L * count;
            for (at += stripes << 3; at + 2 <= from + count; at += 2) {
                hash = mix(hash, tokens, at);
            }
        }
        if ((count & 1) != 0) {
            hash = Long.rotateLeft(hash ^ (Integer.toUnsignedLong(tokens[at]) * PRIME1), 23) * PRIME2 + PRIME3;
        }
        return mix(hash);
    }

    /**
     * Spreads a number over 64 bits: the last step of the hash, one-to-one.
     *
     * @param value any number
     * @return its name
     */
    public static long mix(long value) {
        long hash = (value ^ (value >>> 33)) * PRIME2;
        hash = (hash ^ (hash >>> 29)) * PRIME3;
        return hash ^ (hash >>> 32);
    }

    private static long stripes(int[] tokens, int from, int stripes) {
        long a = PRIME1_PLUS_PRIME2;
        long b = PRIME2;
        long c = 0;
        long d = -PRIME1;
        for (int at = from; at < from + 8 * stripes; at += 8) {
            a = round(a, pair(tokens, at));
            b = round(b, pair(tokens, at + 2));
            c = round(c, pair(tokens, at + 4));
            d = round(d, pair(tokens, at + 6));
        }
        long hash = Long.rotateLeft(a, 1) + Long.rotateLeft(b, 7) + Long.rotateLeft(c, 12) + Long.rotateLeft(d, 18);
        hash = (hash ^ round(0, a)) * PRIME1 + PRIME4;
        hash = (hash ^ round(0, b)) * PRIME1 + PRIME4;
        hash = (hash ^ round(0, c)) * PRIME1 + PRIME4;
        return (hash ^ round(0, d)) * PRIME1 + PRIME4;
    }

    private static long mix(long hash, int[] tokens, int at) {
        return Long.rotateLeft(hash ^ round(0, pair(tokens, at)), 27) * PRIME1 + PRIME4;
    }

    private static long round(long state, long lane) {
        return Long.rotateLeft(state + lane * PRIME2, 31) * PRIME1;
    }

    private static long pair(int[] tokens, int at) {
        return Integer.toUnsignedLong(tokens[at]) | ((long) tokens[at + 1] << 32);
    }
}
