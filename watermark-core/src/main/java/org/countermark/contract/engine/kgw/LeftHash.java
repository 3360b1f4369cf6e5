package org.countermark.contract.engine.kgw;

import org.countermark.contract.engine.EngineWords;
import org.countermark.token.ContextRule;

/**
 * Green lists seeded by the token before: the hashing key times that token. The word is 1 for a green token, else 0.
 *
 * <p>After token 0 the list is the same under every key: those units score 0, as red ones do, and so do tokens beyond the
 * vocabulary. Source: docs/spec/engines.md, section "Green lists of transformers".
 */
public final class LeftHash implements EngineWords {
    private static final ContextRule RULE = ContextRule.of(1, ContextRule.Lead.PROMPT);

    private final long key;
    private final GreenLists lists;

    /**
     * The words under a key.
     *
     * @param greenTokens tokens on the list, 1..vocabulary−1
     * @param vocabulary tokens in all
     * @param key the hashing key, at least 1
     * @throws IllegalArgumentException if the key is below 1
     */
    public LeftHash(int greenTokens, int vocabulary, long key) {
        this.key = GreenLists.checked(key);
        lists = new GreenLists(greenTokens, vocabulary);
    }

    /**
     * Contexts of one token, which may be the prompt's last.
     *
     * @return the rule
     */
    public static ContextRule contextRule() {
        return RULE;
    }

    @Override
    public ContextRule rule() {
        return RULE;
    }

    @Override
    public void words(int[] contexts, int from, int[] tokens, int at, int count, int[] words) {
        for (int i = 0; i < count; i++) {
            int last = contexts[from + i];
            int token = tokens[at + i];
            boolean listed = last > 0 && token < lists.vocabulary();
            words[i] = listed && lists.holds(seed(last), token) ? 1 : 0;
        }
    }

    /** The lowest 32 bits of key·token modulo 2^64 − 1. */
    private int seed(int token) {
        long low = key * token;
        long sum = low + Math.multiplyHigh(key, token);
        if (Long.compareUnsigned(sum, low) < 0) {
            sum++;
        }
        return sum == -1 ? 0 : (int) sum;
    }
}
