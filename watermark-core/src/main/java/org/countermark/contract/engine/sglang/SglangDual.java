package org.countermark.contract.engine.sglang;

import org.countermark.contract.engine.EngineWords;
import org.countermark.token.ContextRule;

/**
 * SGLang's Gumbel-max under two keys: a coin of both keys and the context says which of them a token uses.
 *
 * <p>The coin is keyed, so the verifier tosses it as the engine did, and a unit has one word. Source:
 * docs/spec/engines.md, section "SGLang".
 */
public final class SglangDual implements EngineWords {
    private final ContextRule rule;
    private final long coin;
    private final int tossed;
    private final int keyedA;
    private final int keyedB;

    /**
     * The words under two keys.
     *
     * @param contextWidth tokens of context h, 1..16
     * @param coin contexts whose coin falls below it use key A, 0..2^32
     * @param keyA the engine's first key
     * @param keyB its second
     * @throws IllegalArgumentException if the coin is out of range
     */
    public SglangDual(int contextWidth, long coin, long keyA, long keyB) {
        if (coin < 0 || coin > 1L << 32) {
            throw new IllegalArgumentException("coin must be in 0..2^32, was " + coin);
        }
        rule = SglangGumbel.rule(contextWidth);
        this.coin = coin;
        keyedA = Murmur.add(0, keyA);
        keyedB = Murmur.add(0, keyB);
        tossed = Murmur.add(keyedA, keyB);
    }

    @Override
    public ContextRule rule() {
        return rule;
    }

    @Override
    public void words(int[] contexts, int from, int[] tokens, int at, int count, int[] words) {
        int width = rule.contextWidth();
        for (int i = 0; i < count; i++) {
            int context = Murmur.of(contexts, from + i * width, width);
            long toss = Integer.toUnsignedLong(Murmur.finish(Murmur.add(tossed, context), 5));
            words[i] = SglangGumbel.word(toss < coin ? keyedA : keyedB, context, tokens[at + i]);
        }
    }
}
