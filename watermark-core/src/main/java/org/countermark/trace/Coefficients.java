package org.countermark.trace;

import static org.countermark.contract.PatternScorer.MASKS;
import static org.countermark.contract.PatternScorer.PATTERNS;

/**
 * What units add to all payloads, as a Walsh series over the payload's bits: 16 times the sum of payload m is
 * {@code constant} plus Σ_i weight_i · (−1)^parity(index_i AND m).
 *
 * <p>A unit's sixteen values, as a function of four parities, are the mean of sixteen products of signs, weighted by their
 * own 16-point Walsh transform; and a product of parities' signs is the sign of one parity, under the XOR of the masks.
 * So a unit gives one weight for each XOR of some of a_0..a_3, all integers and exact. Thread-confined.
 */
final class Coefficients {
    /** Units held at once: their weights take 1.4 MiB. */
    static final int MAX_UNITS = 8192;

    private final int payloadBits;
    private final int[] indices = new int[MAX_UNITS * (PATTERNS - 1) + 1];
    private final long[] weights = new long[MAX_UNITS * (PATTERNS - 1) + 1];
    private final long[] transformed = new long[PATTERNS];
    private final int[] spanned = new int[PATTERNS];
    private int count;
    private long constant;

    Coefficients(int bits) {
        payloadBits = (1 << bits) - 1;
    }

    /** Expands units from..to−1, at most 8192. */
    void expand(int[] values, int[] masks, int from, int to) {
        count = 0;
        constant = 0;
        for (int unit = from; unit < to; unit++) {
            transform(values, PATTERNS * unit);
            span(masks, MASKS * unit);
            for (int j = 0; j < PATTERNS; j++) {
                // Where a sign is the same for all payloads, or a weight 0, there is nothing to transform.
                boolean varies = spanned[j] != 0 && transformed[j] != 0;
                indices[count] = spanned[j];
                weights[count] = transformed[j];
                count += varies ? 1 : 0;
                constant += varies ? 0 : transformed[j];
            }
        }
    }

    /** The 16-point Walsh transform of a unit's values, two levels at a time: each weight at most 2^35 in magnitude. */
    private void transform(int[] values, int first) {
        for (int i = 0; i < 4; i++) {
            butterfly(i, 4, values[first + i], values[first + i + 4], values[first + i + 8], values[first + i + 12]);
        }
        for (int i = 0; i < PATTERNS; i += 4) {
            butterfly(i, 1, transformed[i], transformed[i + 1], transformed[i + 2], transformed[i + 3]);
        }
    }

    private void butterfly(int first, int stride, long a, long b, long c, long d) {
        transformed[first] = a + b + (c + d);
        transformed[first + stride] = a - b + (c - d);
        transformed[first + 2 * stride] = a + b - (c + d);
        transformed[first + 3 * stride] = a - b - (c - d);
    }

    /** XORs of masks, cut to the payload's bits: mask b belongs to bit 3 − b of a pattern. */
    private void span(int[] masks, int first) {
        spanned[1] = masks[first + 3] & payloadBits;
        spanned[2] = masks[first + 2] & payloadBits;
        spanned[3] = spanned[1] ^ spanned[2];
        int second = masks[first + 1] & payloadBits;
        for (int j = 0; j < 4; j++) {
            spanned[4 + j] = spanned[j] ^ second;
        }
        int highest = masks[first] & payloadBits;
        for (int j = 0; j < 8; j++) {
            spanned[8 + j] = spanned[j] ^ highest;
        }
    }

    int count() {
        return count;
    }

    int index(int i) {
        return indices[i];
    }

    long weight(int i) {
        return weights[i];
    }

    /** What every payload gets. */
    long constant() {
        return constant;
    }
}
