package org.countermark.contract;

import org.countermark.stats.NullLaw;
import org.countermark.token.ContextRule;

/**
 * Scores units (a context and the token that followed it) in batches, under one key.
 *
 * <p>Thread-confined: an instance owns a cipher and buffers. Make one for each thread; instances share nothing.
 */
public interface UnitScorer {
    /**
     * Tokens of a context.
     *
     * @return h, at least 1
     */
    int contextWidth();

    /**
     * Where the contexts of the units that this scores come from.
     *
     * @return the rule of the contract; of {@link #contextWidth()} tokens
     */
    default ContextRule rule() {
        return ContextRule.generated(contextWidth());
    }

    /**
     * The law of the sum of the scores of distinct admitted units, for text that does not depend on the key.
     *
     * @return the null law
     */
    NullLaw nullLaw();

    /**
     * Scores the units 0..count−1. Allocates nothing.
     *
     * <p>Unit i is the context {@code contexts[i·h .. i·h + h)}, oldest token first, and the token {@code tokens[i]}. A unit
     * whose context lies outside the scorer's channel is not admitted: its bit is clear and its score is 0, so that the sum
     * over the batch is the sum over the admitted units.
     *
     * @param contexts the contexts in rows, at least count·h tokens, each at least 0
     * @param tokens the tokens, at least count, each at least 0
     * @param count units, at least 0
     * @param scores receives count scores, each at least 0
     * @param admitted receives one bit a unit: unit i in bit i mod 64 of element i div 64; further bits of the last element
     *     touched are cleared; at least ⌈count/64⌉ elements
     * @return number of admitted units
     * @throws IllegalArgumentException if an array is too short, or {@code count} or a token is negative
     */
    int score(int[] contexts, int[] tokens, int count, int[] scores, long[] admitted);
}
