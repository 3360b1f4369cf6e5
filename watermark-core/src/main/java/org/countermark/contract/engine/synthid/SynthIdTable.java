package org.countermark.contract.engine.synthid;

import org.countermark.contract.engine.EngineWords;
import org.countermark.contract.engine.torch.MersenneTwister;
import org.countermark.token.ContextRule;
import org.countermark.token.Fingerprint;

/**
 * SynthID-Text as in the transformers library: a g-value is a bit of a fixed table, at 16 bits of a hash of the unit and
 * the layer's key.
 *
 * <p>Of a unit only the lowest 16 bits of its hash matter, so that there are no more than 65,536 different units, and a
 * body of text has no more evidence than these. Repeats are left out by those bits. Source: docs/spec/engines.md,
 * section "SynthID-Text".
 */
public final class SynthIdTable implements EngineWords {
    private static final int MASK = 0xFFFF;
    private static final byte[] TABLE = table();

    private final ContextRule rule;
    private final int[] layers;

    /**
     * The words under a list of keys.
     *
     * @param contextWidth tokens of context h, 1..16; the library's {@code ngram_len} is h + 1
     * @param keys one for each layer, 1 to 32, different in their lowest 16 bits; copied
     * @throws IllegalArgumentException if the keys are not such
     */
    public SynthIdTable(int contextWidth, long[] keys) {
        rule = rule(contextWidth);
        long[] folded = SynthIdHash.layers(keys, MASK);
        layers = new int[folded.length];
        for (int l = 0; l < layers.length; l++) {
            layers[l] = (int) folded[l];
        }
    }

    /**
     * Contexts start as zeros, and units of the same lowest 16 bits are one.
     *
     * @param contextWidth tokens of context h, 1..16
     * @return the rule
     */
    public static ContextRule rule(int contextWidth) {
        return new ContextRule(
                contextWidth,
                ContextRule.Lead.ZEROS,
                (text, from, width) -> Fingerprint.mix(SynthIdHash.of(1, text, from, width + 1) & MASK));
    }

    private static byte[] table() {
        MersenneTwister generator = new MersenneTwister();
        generator.seed(0);
        byte[] table = new byte[MASK + 1];
        for (int i = 0; i < table.length; i++) {
            table[i] = (byte) (generator.next() & 1);
        }
        return table;
    }

    @Override
    public ContextRule rule() {
        return rule;
    }

    @Override
    public void words(int[] contexts, int from, int[] tokens, int at, int count, int[] words) {
        int width = rule.contextWidth();
        for (int i = 0; i < count; i++) {
            long context = SynthIdHash.of(1, contexts, from + i * width, width);
            words[i] = word((int) (SynthIdHash.fold(context, tokens[at + i]) * SynthIdHash.MULTIPLIER));
        }
    }

    private int word(int hash) {
        int word = 0;
        for (int l = 0; l < layers.length; l++) {
            word |= TABLE[(hash + layers[l]) & MASK] << (31 - l);
        }
        return word;
    }
}
