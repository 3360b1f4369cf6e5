package org.countermark.cli.engine;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.countermark.keys.Contract;
import org.countermark.keys.Profile;

/** How an engine's own configuration is written. */
interface EngineSyntax {
    /**
     * Reads a configuration.
     *
     * @param fields its fields
     * @param hints what the user said beside
     * @return what it says of the mark
     * @throws IllegalArgumentException if it cannot be read, or marks in a way that no contract describes
     */
    EngineConfig read(ConfigFields fields, Hints hints);

    /**
     * Writes the fields of a configuration into an object.
     *
     * @param profile a profile of one of the engine's contracts
     * @param key the numbers of its key
     * @param json takes the fields
     * @throws IOException if it cannot be written
     */
    void write(Profile profile, long[] key, JsonGenerator json) throws IOException;

    /**
     * What the engine must be told beside its configuration.
     *
     * @param profile a profile of one of the engine's contracts
     * @return sentences
     */
    default List<String> remarks(Profile profile) {
        return List.of();
    }

    /** The syntax of the engine that a contract is of. */
    static EngineSyntax of(Contract contract) {
        return switch (contract) {
            case COUNTERMARK_1 -> throw new IllegalArgumentException("contract must be an engine's, was countermark/1");
            case VLLM_GUMBEL_PACKED4, VLLM_GUMBEL_WORD0, VLLM_DUAL_KEY -> new VllmSyntax();
            case SGLANG_GUMBEL, SGLANG_DUAL -> new SglangSyntax();
            case SYNTHID_HF, KGW_HF_LEFTHASH, KGW_HF_SELFHASH -> new TransformersSyntax();
            case SYNTHID_DEEPMIND -> new SynthIdSyntax();
            case TEXTSEAL_GUMBEL, TEXTSEAL_DUAL -> new TextSealSyntax();
        };
    }

    /** An integer without a sign, as engines write keys of 64 bits. */
    static void unsigned(JsonGenerator json, String name, long bits) throws IOException {
        json.writeNumberField(name, new BigInteger(Long.toUnsignedString(bits)));
    }

    /** The contract that a configuration is of, unless the user named another one of those that it may be of. */
    static Contract choose(Hints hints, Contract first, Contract... others) {
        Optional<Contract> wanted = hints.contract();
        if (wanted.isEmpty() || wanted.get() == first || List.of(others).contains(wanted.get())) {
            return wanted.orElse(first);
        }
        throw new IllegalArgumentException("the configuration is one of contract " + first.id() + ", not "
                + wanted.get().id());
    }
}
