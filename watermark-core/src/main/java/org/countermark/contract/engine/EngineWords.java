package org.countermark.contract.engine;

import org.countermark.token.ContextRule;

/**
 * The word function of an engine's contract under one key: the seam that each engine fills with one small class.
 *
 * <p>Thread-confined. Tokens are used as the 32 bits that they are; −1 stands for a word that is absent.
 */
public interface EngineWords {
    /**
     * Where contexts come from, and what of a unit reaches the random function.
     *
     * @return the rule
     */
    ContextRule rule();

    /**
     * The words of units, as the contract's scheme takes them. Allocates nothing.
     *
     * @param contexts contexts in rows of h tokens, oldest token first
     * @param from index in {@code contexts} of the first row's first token
     * @param tokens the tokens
     * @param at index in {@code tokens} of the first row's token
     * @param count units, at most {@link EngineScorer#BATCH}
     * @param words receives count words
     */
    void words(int[] contexts, int from, int[] tokens, int at, int count, int[] words);

    /**
     * The words of many tokens in one context, for embedding. Overridden where the context's part is worth keeping.
     *
     * @param context h tokens, oldest first
     * @param tokens the tokens, at most {@link EngineScorer#BATCH} of them
     * @param count how many
     * @param words receives count words; may be {@code tokens} itself
     */
    default void inContext(int[] context, int[] tokens, int count, int[] words) {
        int[] token = new int[1];
        int[] word = new int[1];
        for (int i = 0; i < count; i++) {
            token[0] = tokens[i];
            words(context, 0, token, 0, 1, word);
            words[i] = word[0];
        }
    }
}
