package org.countermark.contract;

import org.countermark.stats.NullLaw;

/**
 * Scores units under all payloads at once: a payload changes the upper four bits of a word only, so a unit has sixteen
 * scores, and masks that tell which of them a payload gets.
 *
 * <p>With masks a_0..a_3, payload m gives a unit the <b>pattern</b> x = Σ_b parity(a_b AND m) · 2^(3−b), and the score at
 * column x is that of the word XOR x·2^28: what {@link UnitScorer} gives for {@link Channel#payload}. Pattern 0 is that of
 * unmarked text. Source: docs/spec/native-contract.md, section "Payload".
 *
 * <p>Thread-confined: an instance owns ciphers and buffers. Make one for each thread; instances share nothing.
 */
public interface PatternScorer {
    /** Patterns of a unit: the columns of a row of scores. */
    int PATTERNS = 16;

    /** Masks of a unit: the columns of a row of masks. */
    int MASKS = 4;

    /**
     * Tokens of a context.
     *
     * @return h, at least 1
     */
    int contextWidth();

    /**
     * The law of the sum of one fixed payload's scores over distinct units, for text that does not depend on the key.
     *
     * @return the null law
     */
    NullLaw nullLaw();

    /**
     * Scores the units 0..count−1. Allocates nothing.
     *
     * <p>Unit i is the context {@code contexts[i·h .. i·h + h)}, oldest token first, and the token {@code tokens[i]}. In the
     * provider channel its sixteen scores are equal and its masks 0.
     *
     * @param contexts the contexts in rows, at least count·h tokens, each at least 0
     * @param tokens the tokens, at least count, each at least 0
     * @param count units, at least 0
     * @param scores receives 16 scores a unit, each at least 0: that of pattern x at 16·i + x
     * @param masks receives 4 masks a unit: a_b at 4·i + b, all 32 bits significant
     * @param traced receives one bit a unit, set in the trace channel: unit i in bit i mod 64 of element i div 64; further
     *     bits of the last element touched are cleared; at least ⌈count/64⌉ elements
     * @return number of units in the trace channel
     * @throws IllegalArgumentException if an array is too short, or {@code count} or a token is negative
     */
    int score(int[] contexts, int[] tokens, int count, int[] scores, int[] masks, long[] traced);

    /**
     * The pattern that a payload gives a unit.
     *
     * @param masks masks of units in rows of four
     * @param unit the row, from 0
     * @param payload the payload's 32 bits
     * @return 0..15; 0 where all masks are 0
     */
    static int pattern(int[] masks, int unit, int payload) {
        int first = MASKS * unit;
        return (Integer.bitCount(masks[first] & payload) & 1) << 3
                | (Integer.bitCount(masks[first + 1] & payload) & 1) << 2
                | (Integer.bitCount(masks[first + 2] & payload) & 1) << 1
                | (Integer.bitCount(masks[first + 3] & payload) & 1);
    }
}
