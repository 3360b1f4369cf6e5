package org.countermark.contract.engine.synthid;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.commons.codec.digest.DigestUtils;
import org.countermark.contract.engine.EngineWords;
import org.countermark.token.ContextRule;
import org.countermark.token.Fingerprint;

/**
 * SynthID-Text as in its reference repository: the hash starts from a digest of the keys, and twelve more rounds make a
 * g-value of it.
 *
 * <p>Source: docs/spec/engines.md, section "SynthID-Text".
 */
public final class SynthIdReference implements EngineWords {
    private static final int ROUNDS = 12;
    private static final BigInteger MODULUS = BigInteger.valueOf(Long.MAX_VALUE);

    private final ContextRule rule;
    private final long start;
    private final long[] layers;

    /**
     * The words under a list of keys.
     *
     * @param contextWidth tokens of context h, 1..16; the repository's {@code ngram_len} is h + 1
     * @param keys one for each layer, 1 to 32, all different; copied
     * @throws IllegalArgumentException if the keys are not such
     */
    public SynthIdReference(int contextWidth, long[] keys) {
        rule = rule(contextWidth);
        layers = SynthIdHash.layers(keys, -1);
        start = start(keys);
    }

    /**
     * Contexts start as zeros; a unit is named by its hash from a start of 1, which all starts are one-to-one with.
     *
     * @param contextWidth tokens of context h, 1..16
     * @return the rule
     */
    public static ContextRule rule(int contextWidth) {
        return new ContextRule(
                contextWidth,
                ContextRule.Lead.ZEROS,
                (text, from, width) -> Fingerprint.mix(SynthIdHash.of(1, text, from, width + 1)));
    }

    /** SHA-256 of the keys, little-endian, as a number modulo 2^63 − 1. */
    static long start(long[] keys) {
        ByteBuffer bytes = ByteBuffer.allocate(keys.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(keys);
        return new BigInteger(1, DigestUtils.sha256(bytes.array())).mod(MODULUS).longValueExact();
    }

    @Override
    public ContextRule rule() {
        return rule;
    }

    @Override
    public void words(int[] contexts, int from, int[] tokens, int at, int count, int[] words) {
        int width = rule.contextWidth();
        for (int i = 0; i < count; i++) {
            long context = SynthIdHash.of(start, contexts, from + i * width, width);
            words[i] = word(SynthIdHash.fold(context, tokens[at + i]) * SynthIdHash.MULTIPLIER);
        }
    }

    private int word(long hash) {
        int word = 0;
        for (int l = 0; l < layers.length; l++) {
            long x = hash + layers[l];
            for (int round = 0; round < ROUNDS; round++) {
                x = SynthIdHash.fold(x, 1) >> 5;
            }
            word |= ((int) (x >>> 30) & 1) << (31 - l);
        }
        return word;
    }
}
