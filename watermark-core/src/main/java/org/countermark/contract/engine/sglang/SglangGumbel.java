package org.countermark.contract.engine.sglang;

import org.countermark.contract.engine.EngineWords;
import org.countermark.token.ContextRule;
import org.countermark.token.Fingerprint;

/**
 * SGLang's Gumbel-max: one MurmurHash3 makes 32 bits of the context, another a word of key, context and token.
 *
 * <p>The engine's uniform number is (w + ½)/2^32; the score here is of w/2^32, below it by 2^-33, so that the exponential
 * law bounds it. Contexts whose 32 bits agree are one context to the engine, and are so here. Source:
 * docs/spec/engines.md, section "SGLang".
 */
public final class SglangGumbel implements EngineWords {
    private final ContextRule rule;
    private final int keyed;

    /**
     * The words under a key.
     *
     * @param contextWidth tokens of context h, 1..16
     * @param key the engine's key
     */
    public SglangGumbel(int contextWidth, long key) {
        rule = rule(contextWidth);
        keyed = Murmur.add(0, key);
    }

    /**
     * Contexts reach into the prompt, and their 32-bit hash is all that the words depend on.
     *
     * @param contextWidth tokens of context h, 1..16
     * @return the rule
     */
    public static ContextRule rule(int contextWidth) {
        return new ContextRule(contextWidth, ContextRule.Lead.PROMPT, SglangGumbel::unit);
    }

    private static long unit(int[] text, int from, int contextWidth) {
        long context = Murmur.of(text, from, contextWidth);
        return Fingerprint.mix(context << 32 | Integer.toUnsignedLong(text[from + contextWidth]));
    }

    @Override
    public ContextRule rule() {
        return rule;
    }

    @Override
    public void words(int[] contexts, int from, int[] tokens, int at, int count, int[] words) {
        int width = rule.contextWidth();
        for (int i = 0; i < count; i++) {
            words[i] = word(keyed, Murmur.of(contexts, from + i * width, width), tokens[at + i]);
        }
    }

    /** The word under a key whose two halves were taken in already. */
    static int word(int keyed, int context, int token) {
        return Murmur.finish(Murmur.add(Murmur.add(keyed, context), token), 4);
    }
}
