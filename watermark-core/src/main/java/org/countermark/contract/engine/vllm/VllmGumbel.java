package org.countermark.contract.engine.vllm;

import org.countermark.contract.engine.EngineWords;
import org.countermark.token.ContextRule;

/**
 * vLLM's Gumbel-max: the context is folded into four words, from which each token gets its own.
 *
 * <p>Two mappings go by one version string there: a whole block of Philox for each token (word0), or one for four tokens
 * (packed4). The engine takes 24 bits of a word as its uniform number, (w + 1)/(2^24 + 1); the score here is of w/2^24, below
 * that by 2^-24 at most, so that the exponential law bounds it. Source: docs/spec/engines.md, section "vLLM".
 */
public final class VllmGumbel implements EngineWords {
    private static final int STATE = 0x574D4358;
    private static final int TOKEN = 0x574D544B;

    private final ContextRule rule;
    private final boolean packed;
    private final int key0;
    private final int key1;
    private final int[] block = new int[4];

    /**
     * The words under a key.
     *
     * @param contextWidth tokens of context h, 1..16
     * @param packed whether four tokens share a block
     * @param key the engine's key
     */
    public VllmGumbel(int contextWidth, boolean packed, long key) {
        rule = rule(contextWidth);
        this.packed = packed;
        key0 = (int) key;
        key1 = (int) (key >>> 32);
    }

    /**
     * Contexts of generated tokens, with words that are absent before the first.
     *
     * @param contextWidth tokens of context h, 1..16
     * @return the rule
     */
    public static ContextRule rule(int contextWidth) {
        return ContextRule.of(contextWidth, ContextRule.Lead.ABSENT);
    }

    @Override
    public ContextRule rule() {
        return rule;
    }

    @Override
    public void words(int[] contexts, int from, int[] tokens, int at, int count, int[] words) {
        int width = rule.contextWidth();
        for (int i = 0; i < count; i++) {
            words[i] = word(contexts, from + i * width, width, tokens[at + i]) & 0xFFFF_FF00;
        }
    }

    @Override
    public void inContext(int[] context, int[] tokens, int count, int[] words) {
        state(context, 0, rule.contextWidth());
        int s0 = block[0];
        int s1 = block[1];
        int s2 = block[2];
        int s3 = block[3];
        int drawn = -1;
        for (int i = 0; i < count; i++) {
            int counter = packed ? tokens[i] >>> 2 : tokens[i];
            if (counter != drawn) {
                token(counter, s0, s1, s2, s3);
                drawn = counter;
            }
            words[i] = block[packed ? tokens[i] & 3 : 0] & 0xFFFF_FF00;
        }
    }

    /** The 32-bit word, of which the engine drops the lowest 8. */
    int word(int[] contexts, int from, int width, int token) {
        state(contexts, from, width);
        token(packed ? token >>> 2 : token, block[0], block[1], block[2], block[3]);
        return block[packed ? token & 3 : 0];
    }

    private void token(int counter, int s0, int s1, int s2, int s3) {
        block[0] = counter;
        block[1] = s0;
        block[2] = s1;
        block[3] = s2;
        Philox.block(block, key0 ^ s3, key1 ^ TOKEN);
    }

    /** Four words of a context: each block of four tokens is added to the state, under a key of its own. */
    private void state(int[] contexts, int from, int width) {
        block[0] = STATE;
        block[1] = width;
        block[2] = 0;
        block[3] = 0;
        for (int offset = 0; offset < width; offset += 4) {
            for (int i = 0; i < 4; i++) {
                block[i] ^= offset + i < width ? contexts[from + offset + i] : -1 - i;
            }
            Philox.block(block, key0 ^ offset, key1);
        }
    }
}
