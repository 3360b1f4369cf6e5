package org.countermark.stats;

import java.util.Arrays;

/**
 * E e^(−2πi·j·G/P) for j = 0, 1, ... and the sum G of tilted gaps: a product over lists, given up where it is negligible.
 *
 * <p>The first few factors take most frequencies below {@link #NEGLIGIBLE}; only those near 0, and on coarse lattices
 * those near their resonances, see all lists. P is a power of two, so that every phase is an exact fraction of a turn.
 * Thread-confined; arrays are kept and grow.
 */
final class DrawSpectrum {
    /** A product of factors of at most 1 that has fallen below this is left out; the majorant's sum allows for it. */
    static final double NEGLIGIBLE = 0x1p-28;

    /** Lists that are looked at roughly first. */
    private static final int SCREENED = 64;

    private long[] steps = {};
    private int[] frequencies = {};
    private double[] re = {};
    private double[] im = {};
    private int kept;

    /**
     * Multiplies up.
     *
     * @param tilt the law of the gaps
     * @param bits log2 P, 1..62
     * @param count frequencies wanted: j below this
     */
    void of(DrawTilt tilt, int bits, int count) {
        DrawRows rows = tilt.rows();
        if (frequencies.length < count) {
            frequencies = new int[count];
            re = new double[count];
            im = new double[count];
        }
        steps = new long[rows.outcomes()];
        kept = count;
        for (int j = 0; j < count; j++) {
            frequencies[j] = j;
            re[j] = 1;
        }
        Arrays.fill(im, 0, count, 0);
        for (int r = 0; r < Math.min(SCREENED, rows.rows()); r++) {
            turns(rows, r, bits);
            screen(tilt.weights(), r * steps.length);
        }
        Arrays.fill(re, 0, kept, 1);
        for (int r = 0; r < rows.rows(); r++) {
            turns(rows, r, bits);
            multiply(tilt.weights(), r * steps.length);
        }
    }

    private void turns(DrawRows rows, int row, int bits) {
        for (int x = 0; x < steps.length; x++) {
            steps[x] = -(long) rows.gap(row * steps.length + x) << (64 - bits);
        }
    }

    /** Multiplies bounds of the squares of factors, and drops frequencies that need no better look. */
    private void screen(double[] weights, int from) {
        int alive = 0;
        for (int i = 0; i < kept; i++) {
            long j = frequencies[i];
            double x = 0;
            double y = 0;
            for (int k = 0; k < steps.length; k++) {
                int index = Turns.index(steps[k] * j);
                x += weights[from + k] * Turns.nearCosine(index);
                y += weights[from + k] * Turns.nearSine(index);
            }
            double square = re[i] * (x * x + y * y + 3 * Turns.NEAR);
            if (square >= NEGLIGIBLE * NEGLIGIBLE) {
                frequencies[alive] = frequencies[i];
                re[alive] = square;
                alive++;
            }
        }
        kept = alive;
    }

    private void multiply(double[] weights, int from) {
        int alive = 0;
        for (int i = 0; i < kept; i++) {
            long j = frequencies[i];
            double x = 0;
            double y = 0;
            for (int k = 0; k < steps.length; k++) {
                long turn = steps[k] * j;
                int index = Turns.index(turn);
                double rest = Turns.rest(turn, index);
                x += weights[from + k] * Turns.cosine(index, rest);
                y += weights[from + k] * Turns.sine(index, rest);
            }
            double a = re[i] * x - im[i] * y;
            double b = re[i] * y + im[i] * x;
            if (a * a + b * b >= NEGLIGIBLE * NEGLIGIBLE) {
                frequencies[alive] = frequencies[i];
                re[alive] = a;
                im[alive] = b;
                alive++;
            }
        }
        kept = alive;
    }

    /** How many frequencies are left, in ascending order. */
    int kept() {
        return kept;
    }

    int frequency(int i) {
        return frequencies[i];
    }

    double re(int i) {
        return re[i];
    }

    double im(int i) {
        return im[i];
    }
}
