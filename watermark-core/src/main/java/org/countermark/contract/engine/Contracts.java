package org.countermark.contract.engine;

import java.util.Arrays;
import org.countermark.contract.Channel;
import org.countermark.contract.CountermarkV1;
import org.countermark.contract.StepWords;
import org.countermark.contract.UnitScorer;
import org.countermark.contract.engine.kgw.LeftHash;
import org.countermark.contract.engine.kgw.SelfHash;
import org.countermark.contract.engine.sglang.SglangDual;
import org.countermark.contract.engine.sglang.SglangGumbel;
import org.countermark.contract.engine.synthid.SynthIdReference;
import org.countermark.contract.engine.synthid.SynthIdTable;
import org.countermark.contract.engine.textseal.TextSealGumbel;
import org.countermark.contract.engine.vllm.VllmGumbel;
import org.countermark.contract.engine.vllm.VllmKeys;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;
import org.countermark.token.ContextRule;

/** Makes the detecting side of whatever contract a profile names. */
public final class Contracts {
    private Contracts() {}

    /**
     * A scorer of units.
     *
     * @param profile the public parameters
     * @param key the epoch key, or the engine's own; may be destroyed afterwards
     * @param channel which contexts to score: the provider channel for an engine's contract
     * @return a scorer for one thread
     * @throws IllegalArgumentException if the key is of another contract, or an engine is asked for a payload
     */
    public static UnitScorer scorer(Profile profile, EpochKey key, Channel channel) {
        if (profile.contract().isNative()) {
            return CountermarkV1.scorer(profile, key, channel);
        }
        if (!(channel instanceof Channel.Provider)) {
            throw new IllegalArgumentException("channel must be the provider's for contract "
                    + profile.contract().id() + ", which has no payloads");
        }
        return new EngineScorer(words(profile, key), profile.scheme());
    }

    /**
     * The embedding side.
     *
     * <p>Of engines' contracts, those with one Gumbel draw or a tournament can be written: text marked here is read by the
     * engine's own tools, but for the first contextWidth tokens of a response, which are not marked here.
     *
     * @param profile the public parameters
     * @param key the epoch key, or the engine's own; may be destroyed afterwards
     * @return words for one thread
     * @throws IllegalArgumentException if the key is of another contract, or the contract is only read
     */
    public static StepWords steps(Profile profile, EpochKey key) {
        return switch (profile.contract()) {
            case COUNTERMARK_1 -> CountermarkV1.words(profile, key);
            case VLLM_GUMBEL_PACKED4, VLLM_GUMBEL_WORD0, SGLANG_GUMBEL, SYNTHID_HF, SYNTHID_DEEPMIND ->
                new EngineStepWords(words(profile, key));
            default ->
                throw new IllegalArgumentException(
                        "contract " + profile.contract().id() + " can be read, not written");
        };
    }

    /**
     * Where the contexts of a profile's units come from.
     *
     * @param profile the public parameters
     * @return the rule, which depends on no key
     */
    public static ContextRule rule(Profile profile) {
        int width = profile.contextWidth();
        return switch (profile.contract()) {
            case COUNTERMARK_1 -> ContextRule.generated(width);
            case VLLM_GUMBEL_PACKED4, VLLM_GUMBEL_WORD0, VLLM_DUAL_KEY -> VllmGumbel.rule(width);
            case SGLANG_GUMBEL, SGLANG_DUAL -> SglangGumbel.rule(width);
            case SYNTHID_HF -> SynthIdTable.rule(width);
            case SYNTHID_DEEPMIND -> SynthIdReference.rule(width);
            case KGW_HF_LEFTHASH -> LeftHash.contextRule();
            case KGW_HF_SELFHASH -> SelfHash.rule(width);
            case TEXTSEAL_GUMBEL, TEXTSEAL_DUAL -> TextSealGumbel.rule(width);
        };
    }

    /**
     * The words of an engine's contract.
     *
     * @param profile a profile of such a contract
     * @param key the epoch key, or the engine's own; may be destroyed afterwards
     * @return words for one thread
     */
    public static EngineWords words(Profile profile, EpochKey key) {
        long[] numbers = key.engineSecretNumbers(profile);
        EngineWords words = words(profile, numbers);
        Arrays.fill(numbers, 0);
        return words;
    }

    private static EngineWords words(Profile profile, long[] key) {
        int width = profile.contextWidth();
        return switch (profile.contract()) {
            case COUNTERMARK_1 -> throw new IllegalArgumentException("contract must be an engine's, was countermark/1");
            case VLLM_GUMBEL_PACKED4 -> new VllmGumbel(width, true, key[0]);
            case VLLM_GUMBEL_WORD0 -> new VllmGumbel(width, false, key[0]);
            case VLLM_DUAL_KEY -> {
                boolean packed = setting(profile, "packed") == 1;
                yield new PairedWords(
                        new VllmGumbel(width, packed, VllmKeys.of(false, key[0])),
                        new VllmGumbel(width, packed, VllmKeys.of(true, key[0])),
                        16);
            }
            case SGLANG_GUMBEL -> new SglangGumbel(width, key[0]);
            case SGLANG_DUAL -> new SglangDual(width, setting(profile, "coin"), key[0], key[1]);
            case SYNTHID_HF -> new SynthIdTable(width, key);
            case SYNTHID_DEEPMIND -> new SynthIdReference(width, key);
            case KGW_HF_LEFTHASH ->
                new LeftHash((int) setting(profile, "greenTokens"), (int) setting(profile, "vocabulary"), key[0]);
            case KGW_HF_SELFHASH ->
                new SelfHash(
                        width, (int) setting(profile, "greenTokens"), (int) setting(profile, "vocabulary"), key[0]);
            case TEXTSEAL_GUMBEL -> new TextSealGumbel(width, key[0]);
            case TEXTSEAL_DUAL ->
                new PairedWords(new TextSealGumbel(width, key[0]), new TextSealGumbel(width, key[1]), 0);
        };
    }

    private static long setting(Profile profile, String name) {
        return profile.settings().get(name);
    }
}
