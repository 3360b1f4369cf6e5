package org.countermark.benchmarks.contract;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.countermark.keys.Contract;
import org.countermark.keys.Profile;

/** One profile of each engine's contract, as the engine has it where nobody changes its defaults. */
final class Profiles {
    private static final Map<String, Long> USUAL = Map.of(
            "packed", 1L,
            "share", 6554L,
            "coin", 1L << 31,
            "depth", 30L,
            "equalWeights", 0L,
            "greenTokens", 50000L,
            "vocabulary", 200000L);

    private Profiles() {}

    /** All of them, with a tokenizer's id. */
    static List<Profile> all(String tokenizer) {
        return Arrays.stream(Contract.values())
                .filter(contract -> !contract.isNative())
                .map(contract -> of(contract, tokenizer))
                .toList();
    }

    static Profile of(Contract contract, String tokenizer) {
        Map<String, Long> settings = new TreeMap<>();
        contract.settings().forEach(setting -> settings.put(setting.name(), USUAL.get(setting.name())));
        int width = switch (contract) {
            case KGW_HF_LEFTHASH, TEXTSEAL_GUMBEL, TEXTSEAL_DUAL -> 1;
            default -> 4;
        };
        return Profile.of(contract, width, tokenizer, settings);
    }
}
