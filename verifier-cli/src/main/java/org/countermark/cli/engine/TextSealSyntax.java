package org.countermark.cli.engine;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.countermark.keys.Contract;
import org.countermark.keys.Profile;

/** TextSeal's {@code WatermarkConfig}, whose n-grams do not include the token itself. Source: docs/guide/engines/textseal.md. */
final class TextSealSyntax implements EngineSyntax {
    @Override
    public EngineConfig read(ConfigFields outer, Hints hints) {
        ConfigFields fields = outer.within("watermark");
        if (!fields.text("watermark_type", "gumbelmax").equals("gumbelmax")) {
            throw new IllegalArgumentException(
                    "field \"watermark_type\" must be \"gumbelmax\": no contract reads another one");
        }
        if (!fields.text("method", "uniform").equals("uniform")) {
            throw new IllegalArgumentException("field \"method\" must be \"uniform\"");
        }
        int width = fields.integer("ngram", 1);
        long key = fields.has("secret_key") ? fields.key("secret_key") : 42;
        // Of other types of marks, of generation and of TextSeal's own detection.
        fields.ignore(
                "secret_key", "gamma", "delta", "alpha", "depth", "after_topp", "k_morphmark", "p_0", "chunk_size");
        fields.ignore("num_drafts", "base_watermark", "attenuation", "attenuation_weight", "backprop_on_nonzero");
        fields.ignore("scoring_method");
        fields.end();
        return EngineConfig.of(EngineSyntax.choose(hints, Contract.TEXTSEAL_GUMBEL), width, hints.settings(), key);
    }

    @Override
    public void write(Profile profile, long[] key, JsonGenerator json) throws IOException {
        if (profile.contract() == Contract.TEXTSEAL_DUAL) {
            throw new IllegalArgumentException(
                    "TextSeal's configuration has no field for a second key: write the numbers alone");
        }
        json.writeStringField("watermark_type", "gumbelmax");
        json.writeStringField("method", "uniform");
        json.writeNumberField("secret_key", key[0]);
        json.writeNumberField("ngram", profile.contextWidth());
    }
}
