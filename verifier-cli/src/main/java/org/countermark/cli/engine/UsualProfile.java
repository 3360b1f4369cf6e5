package org.countermark.cli.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.countermark.keys.Contract;
import org.countermark.keys.Profile;

/** Profiles of engines that were left at their defaults. */
public final class UsualProfile {
    private UsualProfile() {}

    /**
     * The profile of an engine's text, where what is not said is as the engine has it by default.
     *
     * @param contract an engine's contract
     * @param tokenizer the id that pins the vocabulary
     * @param contextWidth tokens of context, where they are known
     * @param settings settings that are known
     * @return the profile
     * @throws IllegalArgumentException if a setting is out of range, or missing and without a default
     */
    public static Profile of(
            Contract contract, String tokenizer, OptionalInt contextWidth, Map<String, Long> settings) {
        Map<String, Long> all = new HashMap<>(settings(contract));
        all.putAll(settings);
        return Profile.of(contract, contextWidth.orElse(contextWidth(contract)), tokenizer, all);
    }

    /**
     * The profile of an engine that was left at all of its defaults.
     *
     * @param contract a contract
     * @param tokenizer the id that pins the vocabulary
     * @return the profile; empty for the native contract, and for one that depends on the size of a vocabulary
     */
    public static Optional<Profile> of(Contract contract, String tokenizer) {
        return switch (contract) {
            case COUNTERMARK_1, KGW_HF_LEFTHASH, KGW_HF_SELFHASH -> Optional.empty();
            default -> Optional.of(of(contract, tokenizer, OptionalInt.empty(), Map.of()));
        };
    }

    private static int contextWidth(Contract contract) {
        return switch (contract) {
            case KGW_HF_LEFTHASH, KGW_HF_SELFHASH, TEXTSEAL_GUMBEL, TEXTSEAL_DUAL -> 1;
            default -> 4;
        };
    }

    private static Map<String, Long> settings(Contract contract) {
        return switch (contract) {
            // A tenth, in 65,536ths.
            case VLLM_DUAL_KEY -> Map.of("packed", 1L, "share", 6554L);
            case SGLANG_DUAL -> Map.of("coin", 1L << 31);
            case SYNTHID_HF, SYNTHID_DEEPMIND -> Map.of("depth", 30L, "equalWeights", 0L);
            default -> Map.of();
        };
    }
}
