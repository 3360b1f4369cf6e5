package org.countermark.contract.engine;

import java.util.Arrays;
import org.countermark.contract.Channel;
import org.countermark.contract.CountermarkV1;
import org.countermark.contract.UnitScorer;
import org.countermark.contract.engine.vllm.VllmGumbel;
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
     * Where the contexts of a profile's units come from.
     *
     * @param profile the public parameters
     * @return the rule, which depends on no key
     */
    public static ContextRule rule(Profile profile) {
        return profile.contract().isNative()
                ? ContextRule.generated(profile.contextWidth())
                : words(profile, new long[profile.contract().keyNumbers(profile.settings())])
                        .rule();
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
            default ->
                throw new IllegalArgumentException(
                        "contract " + profile.contract().id() + " is not built yet");
        };
    }
}
