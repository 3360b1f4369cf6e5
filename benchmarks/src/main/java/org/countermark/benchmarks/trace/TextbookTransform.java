package org.countermark.benchmarks.trace;

import java.util.Arrays;
import org.countermark.contract.PatternScorer;

/** The baseline: coefficients added to one array of floats, and the three loops of every textbook. */
final class TextbookTransform {
    private final float[] cells;
    private final float[] weights = new float[PatternScorer.PATTERNS];
    private final int[] indices = new int[PatternScorer.PATTERNS];

    TextbookTransform(int bits) {
        cells = new float[1 << bits];
    }

    /** The payload with the largest sum, as far as floats can tell. */
    int best(int[] values, int[] masks, int rows) {
        Arrays.fill(cells, 0);
        for (int t = 0; t < rows; t++) {
            for (int x = 0; x < 16; x++) {
                weights[x] = values[16 * t + x];
            }
            transform(weights);
            for (int j = 0; j < 16; j++) {
                indices[j] = 0;
                for (int b = 0; b < 4; b++) {
                    indices[j] ^= (j >>> b & 1) * masks[4 * t + 3 - b];
                }
                cells[indices[j] & (cells.length - 1)] += weights[j];
            }
        }
        transform(cells);
        int best = 1;
        for (int m = 1; m < cells.length; m++) {
            if (cells[m] > cells[best]) {
                best = m;
            }
        }
        return best;
    }

    private static void transform(float[] a) {
        for (int h = 1; h < a.length; h *= 2) {
            for (int i = 0; i < a.length; i += 2 * h) {
                for (int j = i; j < i + h; j++) {
                    float x = a[j];
                    float y = a[j + h];
                    a[j] = x + y;
                    a[j + h] = x - y;
                }
            }
        }
    }
}
