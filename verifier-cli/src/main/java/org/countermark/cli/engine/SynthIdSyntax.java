package org.countermark.cli.engine;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.countermark.keys.Contract;
import org.countermark.keys.Profile;

/** The configuration of SynthID-Text's reference repository, whose n-grams include the token itself. Source: docs/guide/engines/synthid.md. */
final class SynthIdSyntax implements EngineSyntax {
    @Override
    public EngineConfig read(ConfigFields fields, Hints hints) {
        return read(fields, hints, Contract.SYNTHID_DEEPMIND);
    }

    static EngineConfig read(ConfigFields fields, Hints hints, Contract contract) {
        int width = fields.integer("ngram_len", 0) - 1;
        if (width < 0) {
            throw new IllegalArgumentException("field \"ngram_len\" is missing, or below 1");
        }
        long[] keys = fields.keys("keys");
        fields.only("num_leaves", 2, "no contract reads wider tournaments");
        if (contract == Contract.SYNTHID_HF) {
            fields.only("sampling_table_seed", 0, "no contract reads another table");
            fields.only("sampling_table_size", 1 << 16, "no contract reads another table");
        }
        fields.ignore(
                "sampling_table_seed",
                "sampling_table_size",
                "context_history_size",
                "skip_first_ngram_calls",
                "debug_mode",
                "apply_top_k",
                "device");
        fields.end();
        Map<String, Long> settings = new HashMap<>();
        settings.put("depth", (long) keys.length);
        settings.put("equalWeights", 0L);
        settings.putAll(hints.settings());
        return EngineConfig.of(EngineSyntax.choose(hints, contract), width, settings, keys);
    }

    @Override
    public void write(Profile profile, long[] key, JsonGenerator json) throws IOException {
        json.writeNumberField("ngram_len", profile.contextWidth() + 1);
        json.writeFieldName("keys");
        json.writeArray(key, 0, key.length);
        json.writeNumberField("context_history_size", 1024);
    }
}
