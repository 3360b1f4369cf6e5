package org.countermark.contract.engine.kgw;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.countermark.contract.engine.EngineWords;
import org.countermark.contract.engine.torch.MersenneTwister;
import org.countermark.token.ContextRule;
import org.countermark.token.Fingerprint;

/**
 * Green lists seeded by the candidate and the tokens before it: the least product of key, candidate's and token's place in a
 * keyed table. The word is 1 for a green token, else 0.
 *
 * <p>The least product is often the same for different contexts of one candidate, and then so is the word. Which ones
 * agree is secret, so of all units with one token only the first counts. Tokens beyond the vocabulary score 0. Source:
 * docs/spec/engines.md, section "Green lists of transformers".
 */
public final class SelfHash implements EngineWords {
    private static final int TABLE_SIZE = 1_000_003;

    private final ContextRule rule;
    private final long key;
    private final GreenLists lists;
    private final int[] table;

    /**
     * The words under a key.
     *
     * @param contextWidth tokens before the candidate, 1..16; the library's {@code context_width} counts the candidate too,
     *     and is h + 1
     * @param greenTokens tokens on the list, 1..vocabulary−1
     * @param vocabulary tokens in all
     * @param key the hashing key, at least 1
     * @throws IllegalArgumentException if the key is below 1
     */
    public SelfHash(int contextWidth, int greenTokens, int vocabulary, long key) {
        rule = rule(contextWidth);
        this.key = GreenLists.checked(key);
        lists = new GreenLists(greenTokens, vocabulary);
        table = table((int) key, Math.min(vocabulary, TABLE_SIZE));
    }

    /**
     * Contexts reach into the prompt, and one unit counts for each token.
     *
     * @param contextWidth tokens before the candidate, 1..16
     * @return the rule
     */
    public static ContextRule rule(int contextWidth) {
        return new ContextRule(
                contextWidth, ContextRule.Lead.PROMPT, (text, from, width) -> Fingerprint.mix(text[from + width]));
    }

    /** The first places of a permutation, each plus 1: all that tokens of the vocabulary look up. */
    private static int[] table(int seed, int places) {
        MersenneTwister generator = new MersenneTwister();
        generator.seed(seed);
        int[] all = IntStream.rangeClosed(1, TABLE_SIZE).toArray();
        for (int i = 0; i < Math.min(places, TABLE_SIZE - 1); i++) {
            int swapped = i + generator.below(TABLE_SIZE - i);
            int held = all[i];
            all[i] = all[swapped];
            all[swapped] = held;
        }
        return Arrays.copyOf(all, places);
    }

    @Override
    public ContextRule rule() {
        return rule;
    }

    @Override
    public void words(int[] contexts, int from, int[] tokens, int at, int count, int[] words) {
        int width = rule.contextWidth();
        for (int i = 0; i < count; i++) {
            words[i] = isGreen(contexts, from + i * width, width, tokens[at + i]) ? 1 : 0;
        }
    }

    private boolean isGreen(int[] contexts, int from, int width, int token) {
        if (token >= lists.vocabulary()) {
            return false;
        }
        long own = table[token % TABLE_SIZE];
        long seed = key * own * own;
        for (int i = from; i < from + width; i++) {
            if (contexts[i] >= lists.vocabulary()) {
                return false;
            }
            seed = Math.min(seed, key * table[contexts[i] % TABLE_SIZE] * own);
        }
        // Modulo 2^64 − 1, of which the lowest 32 bits seed the generator.
        return lists.holds((int) (seed < 0 ? seed - 1 : seed), token);
    }
}
