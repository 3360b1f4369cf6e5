package org.countermark.scheme;

import java.util.Arrays;
import java.util.Objects;

/**
 * The largest logit of a vocabulary and of each small block of it: the one pass over raw logits that every way of
 * choosing starts with.
 *
 * <p>A piece is 2,048 consecutive tokens, as many as 8 KiB of keystream serve. A block is one lane of a piece: the 32
 * tokens whose ids agree modulo 64. Lanes rather than runs, because then a plain loop over arrays is what the compiler
 * turns into vector instructions. Thread-confined; holds a reference to the logits until the next scan. Cost: about
 * 0.4 ns a token, nothing allocated once it has seen the vocabulary.
 */
public final class LogitMaxima {
    /** Tokens of a piece. */
    public static final int PIECE = 2048;

    /** Blocks of a piece, and the distance between the tokens of a block. */
    public static final int LANES = 64;

    private final float[] quarter = new float[PIECE / 4];
    private final float[] sixteenth = new float[PIECE / 16];
    private final float[] padded = new float[PIECE];
    private float[] lanes = {};
    private float[] logits = {};
    private int count;
    private float max;

    /** Makes scratch space for one thread. */
    public LogitMaxima() {}

    /**
     * Takes the maxima of a row of logits.
     *
     * @param logits one finite number or −∞ (a token that must not be chosen) for each token; not copied
     * @param count size of the vocabulary, 1..logits.length
     * @throws IllegalArgumentException if a logit is NaN or +∞, or all are −∞; the message names the token
     */
    public void scan(float[] logits, int count) {
        if (count < 1 || count > logits.length) {
            throw new IllegalArgumentException("count must be in 1.." + logits.length + ", was " + count);
        }
        this.logits = logits;
        this.count = count;
        int pieces = (count + PIECE - 1) / PIECE;
        if (lanes.length < pieces * LANES) {
            lanes = new float[pieces * LANES];
        }
        int whole = count / PIECE;
        for (int piece = 0; piece < whole; piece++) {
            fold(logits, piece * PIECE, piece * LANES);
        }
        if (whole < pieces) {
            int rest = count - whole * PIECE;
            System.arraycopy(logits, whole * PIECE, padded, 0, rest);
            Arrays.fill(padded, rest, PIECE, Float.NEGATIVE_INFINITY);
            fold(padded, 0, whole * LANES);
        }
        float top = Float.NEGATIVE_INFINITY;
        for (int lane = 0; lane < pieces * LANES; lane++) {
            top = Math.max(top, lanes[lane]);
        }
        // A NaN anywhere has won every maximum on its way here.
        if (!(top > Float.NEGATIVE_INFINITY && top < Float.POSITIVE_INFINITY)) {
            throw refusal();
        }
        max = top;
    }

    private void fold(float[] from, int offset, int lane) {
        fourth(from, offset, quarter, PIECE / 4);
        fourth(quarter, 0, sixteenth, PIECE / 16);
        for (int j = 0; j < LANES; j++) {
            lanes[lane + j] = Math.max(sixteenth[j], sixteenth[LANES + j]);
        }
    }

    private static void fourth(float[] from, int offset, float[] to, int n) {
        for (int j = 0; j < n; j++) {
            to[j] = Math.max(
                    Math.max(from[offset + j], from[offset + n + j]),
                    Math.max(from[offset + 2 * n + j], from[offset + 3 * n + j]));
        }
    }

    private IllegalArgumentException refusal() {
        for (int token = 0; token < count; token++) {
            if (Float.isNaN(logits[token]) || logits[token] == Float.POSITIVE_INFINITY) {
                return new IllegalArgumentException(
                        "logits must be finite or -Infinity, was " + logits[token] + " at token " + token);
            }
        }
        return new IllegalArgumentException("logits must leave a token to choose, all " + count + " were -Infinity");
    }

    /**
     * Size of the vocabulary of the last scan.
     *
     * @return the count, at least 1
     */
    public int count() {
        return count;
    }

    /**
     * The largest logit of the last scan.
     *
     * @return a finite number
     */
    public float max() {
        return max;
    }

    /**
     * The largest logit of a block: tokens {@code PIECE·(block / LANES) + block mod LANES + LANES·i}.
     *
     * @param block 0..{@link #blocks}−1
     * @return a finite number or −∞
     */
    public float max(int block) {
        return lanes[Objects.checkIndex(block, lanes.length)];
    }

    /**
     * Number of blocks, counting the whole of the last piece.
     *
     * @return a multiple of {@link #LANES}
     */
    public int blocks() {
        return (count + PIECE - 1) / PIECE * LANES;
    }

    /**
     * The first token of a block; the others follow at distance {@link #LANES}.
     *
     * @param block 0..{@link #blocks}−1
     * @return a token id, which may lie beyond the vocabulary in the last piece
     */
    public static int first(int block) {
        return block / LANES * PIECE + block % LANES;
    }

    /**
     * The end of the piece that a block lies in.
     *
     * @param block 0..{@link #blocks}−1
     * @return one more than the piece's last token id
     */
    public int end(int block) {
        return Math.min(count, (block / LANES + 1) * PIECE);
    }

    /**
     * The token with the largest logit.
     *
     * @return the lowest id among equals
     */
    public int argmax() {
        int best = count;
        for (int block = 0; block < blocks(); block++) {
            if (lanes[block] == max) {
                int end = Math.min(end(block), best);
                for (int token = first(block); token < end; token += LANES) {
                    if (logits[token] == max) {
                        best = token;
                    }
                }
            }
        }
        return best;
    }
}
