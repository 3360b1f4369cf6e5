package org.countermark.scheme;

import java.util.Arrays;

/**
 * The layers of a tournament, several at a time.
 *
 * <p>A layer multiplies p by 1 + g − G with G = Σ p·g, so what a group of k layers does to a token depends only on the
 * k bits of its word. A group therefore needs one pass over the tokens, which adds p up by bit pattern; the layers
 * themselves run over the 2^k sums; and the product of their factors is kept by pattern, to be applied in the next
 * group's pass. The result is that of one layer after another, in another order of rounding.
 */
final class TournamentLayers {
    private final int depth;
    private final int bits;
    private final int groups;
    private final double[][] factors;
    private final double[] mass;
    private int opened;

    /**
     * Lays out the groups.
     *
     * @param depth number of layers, 1..32
     * @param bits most layers in a group, 1..16
     */
    TournamentLayers(int depth, int bits) {
        this.depth = depth;
        this.bits = Math.min(bits, depth);
        groups = (depth + this.bits - 1) / this.bits;
        factors = new double[groups][1 << this.bits];
        mass = new double[1 << this.bits];
    }

    int groups() {
        return groups;
    }

    private int layers(int group) {
        return Math.min(bits, depth - group * bits);
    }

    /** How far to shift a word to the right to have a group's bits lowest. */
    private int shift(int group) {
        return 32 - group * bits - layers(group);
    }

    /** Begins a group. */
    void open(int group) {
        opened = group;
        Arrays.fill(mass, 0);
    }

    /**
     * Adds tokens to the open group, after applying the factors of the group before it to their weights.
     *
     * @param weights weights at {@code offset..offset+n}, updated
     * @param words marked words at 0..n
     */
    void add(double[] weights, int offset, int[] words, int n) {
        int shift = shift(opened);
        int pattern = (1 << layers(opened)) - 1;
        double[] mass = this.mass;
        if (opened == 0) {
            for (int i = 0; i < n; i++) {
                mass[words[i] >>> shift & pattern] += weights[offset + i];
            }
            return;
        }
        double[] before = factors[opened - 1];
        int shiftBefore = shift(opened - 1);
        int patternBefore = (1 << layers(opened - 1)) - 1;
        for (int i = 0; i < n; i++) {
            int word = words[i];
            double weight = weights[offset + i] * before[word >>> shiftBefore & patternBefore];
            weights[offset + i] = weight;
            mass[word >>> shift & pattern] += weight;
        }
    }

    /** Runs the layers of the open group over the sums; afterwards they add up to 1. */
    void close() {
        int n = 1 << layers(opened);
        double[] factor = factors[opened];
        double total = 0;
        for (int i = 0; i < n; i++) {
            total += mass[i];
        }
        for (int i = 0; i < n; i++) {
            mass[i] /= total;
            factor[i] = 1 / total;
        }
        for (int bit = n >>> 1; bit > 0; bit >>>= 1) {
            // 1 − G as a sum, because a difference would lose the small values.
            double zeros = 0;
            for (int i = 0; i < n; i++) {
                if ((i & bit) == 0) {
                    zeros += mass[i];
                }
            }
            for (int i = 0; i < n; i++) {
                double times = (i & bit) == 0 ? zeros : 1 + zeros;
                mass[i] *= times;
                factor[i] *= times;
            }
        }
    }

    /** Draws a bit pattern of the last group in proportion to the mass that its tokens ended with. */
    int drawPattern(double uniform) {
        int n = 1 << layers(groups - 1);
        double total = 0;
        for (int i = 0; i < n; i++) {
            total += mass[i];
        }
        return PieceDraw.select(mass, n, uniform * total);
    }

    /** The bit pattern of a word in the last group. */
    int lastPattern(int word) {
        return word >>> shift(groups - 1) & ((1 << layers(groups - 1)) - 1);
    }

    /** The product of all factors of a word: its final p over its first weight. */
    double factor(int word) {
        double product = 1;
        for (int group = 0; group < groups; group++) {
            product *= factors[group][word >>> shift(group) & ((1 << layers(group)) - 1)];
        }
        return product;
    }
}
