package org.countermark.scheme;

import java.util.random.RandomGenerator;

/**
 * Draws a token in proportion to weights that are never all in memory: one pass adds them up by pieces, and the piece
 * that the draw falls into is computed a second time.
 */
abstract class PieceDraw {
    private final double[] weights = new double[LogitMaxima.PIECE];
    private double[] sums = {};

    /**
     * Computes the weights of consecutive tokens.
     *
     * @param first the first token, a multiple of the piece
     * @param n number of tokens, at most a piece
     * @param out receives the weights
     * @return their sum
     */
    abstract double weigh(int first, int n, double[] out);

    /** Draws among tokens 0..count−1; uses one double of randomness. Some weight must be positive. */
    final int draw(int count, RandomGenerator random) {
        int pieces = (count + LogitMaxima.PIECE - 1) / LogitMaxima.PIECE;
        if (sums.length < pieces) {
            sums = new double[pieces];
        }
        double total = 0;
        for (int piece = 0; piece < pieces; piece++) {
            int first = piece * LogitMaxima.PIECE;
            sums[piece] = weigh(first, Math.min(LogitMaxima.PIECE, count - first), weights);
            total += sums[piece];
        }
        double left = random.nextDouble() * total;
        int piece = select(sums, pieces, left);
        for (int i = 0; i < piece; i++) {
            left -= sums[i];
        }
        int first = piece * LogitMaxima.PIECE;
        int n = Math.min(LogitMaxima.PIECE, count - first);
        weigh(first, n, weights);
        return first + select(weights, n, left);
    }

    /**
     * The index whose share of the running sum contains {@code target}, and the last positive one if rounding put the
     * target beyond the end.
     */
    static int select(double[] weights, int n, double target) {
        int last = -1;
        double left = target;
        for (int i = 0; i < n; i++) {
            if (weights[i] > 0) {
                last = i;
                left -= weights[i];
                if (left < 0) {
                    return i;
                }
            }
        }
        return last;
    }
}
