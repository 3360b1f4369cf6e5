package org.countermark.contract.engine.textseal;

import org.countermark.contract.engine.EngineWords;
import org.countermark.token.ContextRule;
import org.countermark.token.Fingerprint;

/**
 * TextSeal's Gumbel-max: a sum of products of tokens and key, mixed once and reduced to 8,191 values.
 *
 * <p>Units whose sums agree have the same word under every key, and count once. Source: docs/spec/engines.md, section
 * "TextSeal".
 */
public final class TextSealGumbel implements EngineWords {
    private static final long[] CONTEXT = {
        10000019, 10000247, 10000439, 10000643, 10000747, 10000867, 10000993, 10001213, 10001357, 10001501
    };
    private static final long TOKEN = 100000007;
    private static final long KEY = 500001713;
    private static final long MIXER = 15485863L * 40499;
    private static final long VALUES = 8191;

    private final ContextRule rule;
    private final long keyed;

    /**
     * The words under a key.
     *
     * @param contextWidth tokens of context h, 1..10
     * @param key the engine's key
     * @throws IllegalArgumentException if the width is out of range
     */
    public TextSealGumbel(int contextWidth, long key) {
        rule = rule(contextWidth);
        keyed = KEY * key;
    }

    /**
     * Contexts reach into the prompt; a unit is named by the sum that the key is added to.
     *
     * @param contextWidth tokens of context h, 1..10
     * @return the rule
     * @throws IllegalArgumentException if the width is out of range
     */
    public static ContextRule rule(int contextWidth) {
        if (contextWidth > CONTEXT.length) {
            throw new IllegalArgumentException("contextWidth must be in 1..10, was " + contextWidth);
        }
        return new ContextRule(
                contextWidth,
                ContextRule.Lead.PROMPT,
                (text, from, width) -> Fingerprint.mix(sum(text, from, width, text[from + width])));
    }

    private static long sum(int[] context, int from, int width, int token) {
        long sum = TOKEN * token;
        for (int i = 0; i < width; i++) {
            sum += CONTEXT[i] * context[from + i];
        }
        return sum;
    }

    @Override
    public ContextRule rule() {
        return rule;
    }

    @Override
    public void words(int[] contexts, int from, int[] tokens, int at, int count, int[] words) {
        int width = rule.contextWidth();
        for (int i = 0; i < count; i++) {
            long hash = (sum(contexts, from + i * width, width, tokens[at + i]) + keyed) * MIXER;
            words[i] = (int) Math.floorMod(hash ^ (hash >> 13), VALUES);
        }
    }
}
