package org.countermark.cli.engine;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.countermark.keys.Contract;
import org.countermark.keys.Profile;

/**
 * What the transformers library takes as {@code watermarking_config}: its {@code SynthIDTextWatermarkingConfig}, which has a
 * list of keys, or its {@code WatermarkingConfig} of green lists. Source: docs/guide/engines/transformers.md.
 */
final class TransformersSyntax implements EngineSyntax {
    @Override
    public EngineConfig read(ConfigFields outer, Hints hints) {
        ConfigFields fields = outer.within("watermarking_config");
        return fields.has("keys") ? SynthIdSyntax.read(fields, hints, Contract.SYNTHID_HF) : greenList(fields, hints);
    }

    private static EngineConfig greenList(ConfigFields fields, Hints hints) {
        String scheme = fields.text("seeding_scheme", "lefthash");
        Contract contract = switch (scheme) {
            case "lefthash" -> Contract.KGW_HF_LEFTHASH;
            case "selfhash" -> Contract.KGW_HF_SELFHASH;
            default ->
                throw new IllegalArgumentException("field \"seeding_scheme\" must be \"lefthash\" or \"selfhash\"");
        };
        int width = fields.integer("context_width", 1);
        double ratio = fields.decimal("greenlist_ratio", "0.25").doubleValue();
        long key = fields.has("hashing_key") ? fields.key("hashing_key") : 15485863;
        fields.ignore("bias", "hashing_key");
        fields.end();
        Map<String, Long> settings = new HashMap<>();
        Long vocabulary = hints.settings().get("vocabulary");
        if (vocabulary != null) {
            settings.put("greenTokens", (long) (vocabulary * ratio));
        }
        settings.putAll(hints.settings());
        return EngineConfig.of(EngineSyntax.choose(hints, contract), width, settings, key);
    }

    @Override
    public void write(Profile profile, long[] key, JsonGenerator json) throws IOException {
        if (profile.contract() == Contract.SYNTHID_HF) {
            new SynthIdSyntax().write(profile, key, json);
            json.writeNumberField("sampling_table_seed", 0);
            json.writeNumberField("sampling_table_size", 1 << 16);
            return;
        }
        json.writeNumberField("greenlist_ratio", ratio(profile));
        json.writeNumberField("hashing_key", key[0]);
        json.writeStringField(
                "seeding_scheme", profile.contract() == Contract.KGW_HF_LEFTHASH ? "lefthash" : "selfhash");
        json.writeNumberField("context_width", profile.contextWidth());
    }

    /** A ratio of which the library makes just so many green tokens: it multiplies in floating point and rounds down. */
    private static double ratio(Profile profile) {
        long vocabulary = profile.settings().get("vocabulary");
        long green = profile.settings().get("greenTokens");
        double ratio = green / (double) vocabulary;
        return (long) (vocabulary * ratio) < green ? Math.nextUp(ratio) : ratio;
    }

    @Override
    public List<String> remarks(Profile profile) {
        return List.of("Generate on the CPU: generators of a GPU make other "
                + (profile.contract() == Contract.SYNTHID_HF ? "tables" : "lists") + " of the same key.");
    }
}
