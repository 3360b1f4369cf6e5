package org.countermark.benchmarks.trace;

import java.util.random.RandomGenerator;

/**
 * Random payloads of which none is the XOR of others. Their patterns in a context are then independent of each other, and
 * so are the tests of all of them on one text: limits for independent trials hold exactly.
 */
final class IndependentPayloads {
    /** As many as there are bits in a payload that can be traced. */
    static final int COUNT = 22;

    private IndependentPayloads() {}

    /** A uniformly drawn basis of all payloads of 22 bits. */
    static int[] draw(RandomGenerator random) {
        int[] payloads = new int[COUNT];
        int[] reduced = new int[COUNT];
        int found = 0;
        while (found < COUNT) {
            int payload = random.nextInt(1, 1 << COUNT);
            int rest = payload;
            for (int bit = COUNT - 1; bit >= 0 && rest != 0; bit--) {
                if ((rest >>> bit & 1) != 0) {
                    if (reduced[bit] == 0) {
                        reduced[bit] = rest;
                        payloads[found++] = payload;
                        rest = 0;
                    } else {
                        rest ^= reduced[bit];
                    }
                }
            }
        }
        return payloads;
    }
}
