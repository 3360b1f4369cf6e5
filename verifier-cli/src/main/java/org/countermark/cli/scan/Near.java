package org.countermark.cli.scan;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.countermark.keys.Contract;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;

/**
 * A profile that an engine's configuration is easily mistaken for.
 *
 * @param profile what the text may have been marked by
 * @param mistake what was mistaken, as the end of a sentence on the profile that was declared
 */
record Near(Profile profile, String mistake) {
    /** TextSeal's second key, where none was chosen. */
    private static final long TEXTSEAL_SECOND = 12345;

    /** The near variants of a profile: none for the native contract, whose key is derived from all of the profile. */
    static List<Near> of(Profile declared) {
        List<Near> all = new ArrayList<>(siblings(declared));
        if (!declared.contract().isNative()) {
            width(declared, -1, all);
            width(declared, 1, all);
        }
        return List.copyOf(all);
    }

    private static List<Near> siblings(Profile declared) {
        Map<String, Long> settings = declared.settings();
        return switch (declared.contract()) {
            case COUNTERMARK_1 -> List.of();
            case VLLM_GUMBEL_PACKED4 ->
                List.of(
                        near(
                                declared,
                                Contract.VLLM_GUMBEL_WORD0,
                                Map.of(),
                                "each token has a block of its own (word0), not one for four"),
                        near(
                                declared,
                                Contract.VLLM_DUAL_KEY,
                                Map.of("packed", 1L, "share", 6554L),
                                "two keys are in use (dual_key_gumbel), not one"));
            case VLLM_GUMBEL_WORD0 ->
                List.of(
                        near(
                                declared,
                                Contract.VLLM_GUMBEL_PACKED4,
                                Map.of(),
                                "four tokens share a block (packed4), not one each"),
                        near(
                                declared,
                                Contract.VLLM_DUAL_KEY,
                                Map.of("packed", 0L, "share", 6554L),
                                "two keys are in use (dual_key_gumbel), not one"));
            case VLLM_DUAL_KEY -> dual(declared, settings);
            case SGLANG_GUMBEL -> List.of();
            case SGLANG_DUAL ->
                List.of(
                        near(
                                declared,
                                Contract.SGLANG_DUAL,
                                Map.of("coin", (1L << 32) - settings.get("coin")),
                                "the probability is that of the other key (1 - p, not p)"),
                        near(declared, Contract.SGLANG_GUMBEL, Map.of(), "only the first key is in use"));
            case SYNTHID_HF ->
                List.of(near(
                        declared,
                        Contract.SYNTHID_DEEPMIND,
                        settings,
                        "it is the reference repository that marked, not transformers"));
            case SYNTHID_DEEPMIND ->
                List.of(near(
                        declared,
                        Contract.SYNTHID_HF,
                        settings,
                        "it is transformers that marked, not the reference repository"));
            case KGW_HF_LEFTHASH ->
                List.of(near(
                        declared, Contract.KGW_HF_SELFHASH, settings, "the seeding scheme is selfhash, not lefthash"));
            case KGW_HF_SELFHASH ->
                List.of(new Near(
                        Profile.of(Contract.KGW_HF_LEFTHASH, 1, declared.tokenizer(), settings),
                        "the seeding scheme is lefthash, not selfhash"));
            case TEXTSEAL_GUMBEL ->
                List.of(near(
                        declared,
                        Contract.TEXTSEAL_DUAL,
                        settings,
                        "two keys are in use, the second 12345 above the first"));
            case TEXTSEAL_DUAL ->
                List.of(near(declared, Contract.TEXTSEAL_GUMBEL, settings, "only the first key is in use"));
        };
    }

    private static List<Near> dual(Profile declared, Map<String, Long> settings) {
        boolean packed = settings.get("packed") == 1;
        long share = settings.get("share");
        List<Near> all = new ArrayList<>();
        if (2 * share != Profile.WHOLE_SHARE) {
            all.add(near(
                    declared,
                    Contract.VLLM_DUAL_KEY,
                    with(settings, "share", Profile.WHOLE_SHARE - share),
                    "the share is that of the other key (1 - alpha, not alpha)"));
        }
        all.add(near(
                declared,
                Contract.VLLM_DUAL_KEY,
                with(settings, "packed", packed ? 0 : 1),
                packed
                        ? "each token has a block of its own (word0), not one for four"
                        : "four tokens share a block (packed4), not one each"));
        all.add(near(
                declared,
                packed ? Contract.VLLM_GUMBEL_PACKED4 : Contract.VLLM_GUMBEL_WORD0,
                Map.of(),
                "one key is in use (gumbel), not two"));
        return all;
    }

    private static Map<String, Long> with(Map<String, Long> settings, String name, long value) {
        Map<String, Long> changed = new TreeMap<>(settings);
        changed.put(name, value);
        return changed;
    }

    private static Near near(Profile declared, Contract contract, Map<String, Long> settings, String mistake) {
        return new Near(Profile.of(contract, declared.contextWidth(), declared.tokenizer(), settings), mistake);
    }

    private static void width(Profile declared, int change, List<Near> all) {
        int width = declared.contextWidth() + change;
        try {
            all.add(new Near(
                    Profile.of(declared.contract(), width, declared.tokenizer(), declared.settings()),
                    "the context is " + width + (width == 1 ? " token" : " tokens") + " wide, not "
                            + declared.contextWidth()));
        } catch (IllegalArgumentException none) {
            // The contract has no such width, so nobody can have chosen it.
        }
    }

    /** The same key for this variant: an engine has its numbers whatever it does with them. */
    EpochKey key(Profile declared, EpochKey key) {
        long[] numbers = key.engineSecretNumbers(declared);
        int count = profile.contract().keyNumbers(profile.settings());
        ByteBuffer bytes = ByteBuffer.allocate(count * Long.BYTES);
        for (int i = 0; i < count; i++) {
            bytes.putLong(i < numbers.length ? numbers[i] : numbers[0] + TEXTSEAL_SECOND);
        }
        try {
            return EpochKey.ofEngine(key.label(), profile.contract(), bytes.array());
        } finally {
            Arrays.fill(numbers, 0);
            Arrays.fill(bytes.array(), (byte) 0);
        }
    }
}
