package org.countermark.contract.engine;

import org.countermark.token.ContextRule;

/**
 * The words of an engine that takes turns between two keys by a coin that nobody else can toss: both draws, 16 bits each.
 *
 * <p>Which key made a token is not to be known, so both draws go to the scheme, which bets on either.
 */
final class PairedWords implements EngineWords {
    private final EngineWords first;
    private final EngineWords second;
    private final int shift;
    private final int[] other = new int[EngineScorer.BATCH];

    /**
     * Pairs two of a kind.
     *
     * @param shift bits of each word to drop, so that 16 are left: 16 for words of 32 bits, 0 for those of fewer than 17
     */
    PairedWords(EngineWords first, EngineWords second, int shift) {
        this.first = first;
        this.second = second;
        this.shift = shift;
    }

    @Override
    public ContextRule rule() {
        return first.rule();
    }

    @Override
    public void words(int[] contexts, int from, int[] tokens, int at, int count, int[] words) {
        first.words(contexts, from, tokens, at, count, words);
        second.words(contexts, from, tokens, at, count, other);
        for (int i = 0; i < count; i++) {
            words[i] = words[i] >>> shift << 16 | other[i] >>> shift;
        }
    }
}
