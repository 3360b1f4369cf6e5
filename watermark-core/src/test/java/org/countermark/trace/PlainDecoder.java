package org.countermark.trace;

import java.util.OptionalInt;

/** The definition of a decoder: every sum of every candidate by itself. */
final class PlainDecoder {
    private PlainDecoder() {}

    static Leaders best(int[] values, int[] masks, int rows, Candidates candidates) {
        int best = -1;
        int next = -1;
        long bestSum = 0;
        long nextSum = 0;
        for (int c = 0; c < candidates.size(); c++) {
            long sum = sum(values, masks, rows, candidates.payload(c));
            if (best < 0 || sum > bestSum) {
                next = best;
                nextSum = bestSum;
                best = c;
                bestSum = sum;
            } else if (next < 0 || sum > nextSum) {
                next = c;
                nextSum = sum;
            }
        }
        return new Leaders(
                candidates.payload(best),
                bestSum,
                next < 0 ? OptionalInt.empty() : OptionalInt.of(candidates.payload(next)),
                next < 0 ? bestSum : nextSum);
    }

    static long sum(int[] values, int[] masks, int rows, int payload) {
        long sum = 0;
        for (int t = 0; t < rows; t++) {
            int pattern = 0;
            for (int b = 0; b < 4; b++) {
                pattern = 2 * pattern + Integer.bitCount(masks[4 * t + b] & payload) % 2;
            }
            sum += values[16 * t + pattern];
        }
        return sum;
    }
}
