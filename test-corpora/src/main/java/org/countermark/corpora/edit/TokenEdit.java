package org.countermark.corpora.edit;

import java.util.random.RandomGenerator;

/** A change of a sequence of token ids. Implementations are stateless, and safe for use by many threads. */
@FunctionalInterface
public interface TokenEdit {
    /**
     * The changed tokens.
     *
     * @param tokens token ids; never written to
     * @param random where every choice comes from: the same state gives the same result
     * @return a new array
     */
    int[] apply(int[] tokens, RandomGenerator random);

    /**
     * This edit, and another one after it.
     *
     * @param next the edit of this one's result
     * @return both as one edit
     */
    default TokenEdit then(TokenEdit next) {
        return (tokens, random) -> next.apply(apply(tokens, random), random);
    }
}
