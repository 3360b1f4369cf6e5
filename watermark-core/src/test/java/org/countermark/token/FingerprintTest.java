package org.countermark.token;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Values of the Python package xxhash 4.1.0: {@code xxhash.xxh64(struct.pack("<%dI" % len(t), *t)).hexdigest()}. */
class FingerprintTest {
    @Test
    void equalsXxh64() {
        check("ef46db3751d8e999");
        check("3aefa6fd5cf2deb4", 0);
        check("cd3d4c871ee4183a", 1, 2);
        check("1ee2a9ec71a1a54a", 1, 2, 3, 4, 5);
        check("dd1b47c900e9e3ca", 15496, 11, 995, 0, 199999);
        check("155cdd319060eb43", IntStream.range(0, 7).toArray());
        check("8597444baff40fdf", IntStream.range(0, 8).toArray());
        check("05df6b7adb49d27f", IntStream.range(0, 9).toArray());
        check("fa2e6b475ddaac04", IntStream.range(1000, 1017).toArray());
        int[] largest = new int[16];
        Arrays.fill(largest, Integer.MAX_VALUE);
        check("7769b655b030a9af", largest);
    }

    private static void check(String expected, int... tokens) {
        int[] padded = new int[tokens.length + 5];
        Arrays.fill(padded, 77);
        System.arraycopy(tokens, 0, padded, 3, tokens.length);
        assertEquals(Long.parseUnsignedLong(expected, 16), Fingerprint.of(padded, 3, tokens.length));
    }
}
