package org.countermark.keys;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.countermark.scheme.CoarseGumbelScheme;
import org.countermark.scheme.DualGumbelScheme;
import org.countermark.scheme.FiniteScheme;
import org.countermark.scheme.GumbelScheme;
import org.countermark.scheme.PermutedListScheme;
import org.countermark.scheme.Scheme;
import org.countermark.scheme.TournamentScheme;

/**
 * The contracts that can be read: the native one, and one for each way in which a serving engine makes words from its key.
 *
 * <p>A contract fixes every bit. Engines use the same names for different things, so there are no defaults across
 * contracts: each has its own settings, all of them in the profile. Source: docs/spec/engines.md.
 */
public enum Contract {
    /** The native contract. */
    COUNTERMARK_1("countermark/1", 0, 0),
    /** vLLM's Gumbel-max, four tokens to a block of Philox. */
    VLLM_GUMBEL_PACKED4("vllm-gumbel-packed4", 1, 64),
    /** vLLM's Gumbel-max, one token to a block of Philox. */
    VLLM_GUMBEL_WORD0("vllm-gumbel-word0", 1, 64),
    /** vLLM's Gumbel-max under two keys that are made from one; {@code share} of the tokens, in 65,536ths, use the second. */
    VLLM_DUAL_KEY("vllm-dual-key", 1, 64),
    /** SGLang's Gumbel-max. */
    SGLANG_GUMBEL("sglang-gumbel", 1, 64),
    /** SGLang's Gumbel-max under two keys; contexts whose keyed coin falls below {@code coin}, of 2^32, use the first. */
    SGLANG_DUAL("sglang-dual", 2, 64),
    /** SynthID-Text as in the transformers library, with its table of 65,536 bits. */
    SYNTHID_HF("synthid-hf", -1, 31),
    /** SynthID-Text as in its reference repository. */
    SYNTHID_DEEPMIND("synthid-deepmind", -1, 31),
    /** Green lists of the transformers library, seeded by the last token. */
    KGW_HF_LEFTHASH("kgw-hf-lefthash", 1, 31),
    /** Green lists of the transformers library, seeded by the candidate and the tokens before it. */
    KGW_HF_SELFHASH("kgw-hf-selfhash", 1, 31),
    /** TextSeal's Gumbel-max, of 8,191 values. */
    TEXTSEAL_GUMBEL("textseal-gumbel", 1, 31),
    /** TextSeal's Gumbel-max under two keys that take turns by an unkeyed fair coin. */
    TEXTSEAL_DUAL("textseal-dual", 2, 31);

    /** Values of TextSeal's hash. */
    public static final int TEXTSEAL_VALUES = 8191;

    private final String id;
    private final int keyNumbers;
    private final int keyBits;

    Contract(String id, int keyNumbers, int keyBits) {
        this.id = id;
        this.keyNumbers = keyNumbers;
        this.keyBits = keyBits;
    }

    /**
     * A number that a profile of the contract must state.
     *
     * @param name its field in the profile
     * @param least least value
     * @param most largest value
     */
    public record Setting(String name, long least, long most) {}

    /**
     * Finds a contract.
     *
     * @param id its id, as in profiles
     * @return the contract
     * @throws IllegalArgumentException if there is none; the message names all
     */
    public static Contract of(String id) {
        return Arrays.stream(values())
                .filter(contract -> contract.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("contract must be one of "
                        + Arrays.stream(values()).map(Contract::id).collect(Collectors.joining(", ")) + ", was \"" + id
                        + "\""));
    }

    /**
     * The id of the contract, which fixes all algorithms.
     *
     * @return such as {@code "countermark/1"}
     */
    public String id() {
        return id;
    }

    /**
     * The engine or library that the contract is of: numbers derived from an epoch's key are the same for all of a family.
     *
     * @return the id up to its first hyphen, such as {@code "vllm"}; the whole id of the native contract
     */
    public String family() {
        int hyphen = id.indexOf('-');
        return hyphen < 0 ? id : id.substring(0, hyphen);
    }

    /**
     * Whether this is the native contract, the one with payloads and purpose keys.
     *
     * @return true for {@code countermark/1}
     */
    public boolean isNative() {
        return this == COUNTERMARK_1;
    }

    /**
     * What a profile must state beside context width and tokenizer; of engines' contracts.
     *
     * @return the settings, names ascending
     */
    public List<Setting> settings() {
        return switch (this) {
            case VLLM_DUAL_KEY -> List.of(new Setting("packed", 0, 1), new Setting("share", 1, 65535));
            case SGLANG_DUAL -> List.of(new Setting("coin", 0, 1L << 32));
            case SYNTHID_HF, SYNTHID_DEEPMIND ->
                List.of(new Setting("depth", 1, 32), new Setting("equalWeights", 0, 1));
            case KGW_HF_LEFTHASH, KGW_HF_SELFHASH ->
                List.of(new Setting("greenTokens", 1, 1 << 24), new Setting("vocabulary", 2, 1 << 24));
            default -> List.of();
        };
    }

    /**
     * How many numbers an engine's key is.
     *
     * @param chosen the profile's settings
     * @return at least 1; 0 for the native contract, whose key is no number
     */
    public int keyNumbers(Map<String, Long> chosen) {
        return keyNumbers < 0 ? chosen.get("depth").intValue() : keyNumbers;
    }

    /**
     * How many low bits of a derived number are kept: what the engine's own configuration takes without loss.
     *
     * @return 31 or 64; 0 for the native contract
     */
    public int keyBits() {
        return keyBits;
    }

    /** The scheme that an engine's contract has. */
    Scheme scheme(Map<String, Long> chosen) {
        return switch (this) {
            case COUNTERMARK_1 ->
                throw new IllegalStateException("the native contract leaves its scheme to the profile");
            case VLLM_GUMBEL_PACKED4, VLLM_GUMBEL_WORD0, SGLANG_GUMBEL, SGLANG_DUAL -> new GumbelScheme();
            case VLLM_DUAL_KEY -> new DualGumbelScheme(chosen.get("share").intValue(), 1 << 16);
            case TEXTSEAL_DUAL -> new DualGumbelScheme(1 << 15, TEXTSEAL_VALUES);
            case TEXTSEAL_GUMBEL -> new CoarseGumbelScheme(TEXTSEAL_VALUES);
            case SYNTHID_HF, SYNTHID_DEEPMIND ->
                new TournamentScheme(chosen.get("depth").intValue(), chosen.get("equalWeights") == 1);
            case KGW_HF_LEFTHASH, KGW_HF_SELFHASH ->
                new PermutedListScheme(
                        chosen.get("greenTokens").intValue(),
                        chosen.get("vocabulary").intValue());
        };
    }

    /** Refuses a scheme, a width or a trace share that the contract does not have. */
    void check(int contextWidth, Scheme scheme, int traceShare, Map<String, Long> chosen) {
        if (isNative()) {
            if (scheme instanceof FiniteScheme || (scheme instanceof TournamentScheme t && t.equalWeights())) {
                throw new IllegalArgumentException("scheme must be one of the native contract's, was " + scheme);
            }
            return;
        }
        if (!scheme.equals(scheme(chosen)) || traceShare != 0) {
            throw new IllegalArgumentException("contract " + id + " decides its scheme and has no trace channel, had "
                    + scheme + " and traceShare " + traceShare);
        }
        if (contextWidth > widest()) {
            throw new IllegalArgumentException(
                    "contextWidth must be in 1.." + widest() + " for contract " + id + ", was " + contextWidth);
        }
    }

    private int widest() {
        return switch (this) {
            case KGW_HF_LEFTHASH -> 1;
            case TEXTSEAL_GUMBEL, TEXTSEAL_DUAL -> 10;
            default -> Profile.MAX_CONTEXT_WIDTH;
        };
    }

    /** The settings, each in its range, none missing, none more. */
    SortedMap<String, Long> check(Map<String, Long> chosen) {
        SortedMap<String, Long> checked = new TreeMap<>();
        for (Setting setting : settings()) {
            Long value = chosen.get(setting.name());
            if (value == null || value < setting.least() || value > setting.most()) {
                throw new IllegalArgumentException(setting.name() + " must be in " + setting.least() + ".."
                        + setting.most() + " for contract " + id + ", was " + (value == null ? "missing" : value));
            }
            checked.put(setting.name(), value);
        }
        if (chosen.size() > checked.size()) {
            SortedMap<String, Long> more = new TreeMap<>(chosen);
            more.keySet().removeAll(checked.keySet());
            throw new IllegalArgumentException("contract " + id + " has no setting \"" + more.firstKey() + "\"");
        }
        return checked;
    }
}
