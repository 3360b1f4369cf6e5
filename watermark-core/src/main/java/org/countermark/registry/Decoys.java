package org.countermark.registry;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;

/** Draws payloads that nobody has, by a public rule that leaves nothing to choose. */
final class Decoys {
    private Decoys() {}

    /** Source: docs/spec/registry.md, section "Decoys". */
    static int[] of(int howMany, int bits, int[] given, String digest) {
        int left = (1 << bits) - 1 - given.length;
        if (howMany < 0 || howMany > left) {
            throw new IllegalArgumentException(
                    "howMany must be in 0.." + left + ", the payloads that nobody has, was " + howMany);
        }
        int[] free = free(narrowest(howMany, bits, given), given);
        MessageDigest sha = DigestUtils.getSha256Digest();
        byte[] seed = HexFormat.of().parseHex(digest);
        for (int i = 0; i < howMany; i++) {
            sha.update(seed);
            byte[] hash =
                    sha.digest(ByteBuffer.allocate(Integer.BYTES).putInt(i).array());
            long draw = ByteBuffer.wrap(hash).getInt() & 0xffffffffL;
            int chosen = i + (int) ((draw * (free.length - i)) >>> 32);
            int swapped = free[i];
            free[i] = free[chosen];
            free[chosen] = swapped;
        }
        int[] drawn = Arrays.copyOf(free, howMany);
        Arrays.sort(drawn);
        return drawn;
    }

    /** Decoys must not make a small registry as slow to trace as a large one. */
    private static int narrowest(int howMany, int bits, int[] given) {
        int enough = given.length == 0 ? 1 : Integer.SIZE - Integer.numberOfLeadingZeros(given[given.length - 1]);
        while (enough < bits && (1 << enough) - 1 - given.length < howMany) {
            enough++;
        }
        return enough;
    }

    private static int[] free(int bits, int[] given) {
        int[] free = new int[(1 << bits) - 1 - given.length];
        int size = 0;
        int next = 0;
        for (int payload = 1; payload >>> bits == 0; payload++) {
            if (next < given.length && given[next] == payload) {
                next++;
            } else {
                free[size++] = payload;
            }
        }
        return free;
    }
}
