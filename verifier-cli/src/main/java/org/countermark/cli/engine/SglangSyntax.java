package org.countermark.cli.engine;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.countermark.keys.Contract;
import org.countermark.keys.Profile;

/** The file that SGLang takes as {@code --watermark-config}. Source: docs/guide/engines/sglang.md. */
final class SglangSyntax implements EngineSyntax {
    private static final BigDecimal WHOLE = BigDecimal.valueOf(1L << 32);

    @Override
    public EngineConfig read(ConfigFields fields, Hints hints) {
        if (!fields.text("algorithm", "gumbel").equals("gumbel")) {
            throw new IllegalArgumentException("field \"algorithm\" must be \"gumbel\": no contract reads another one");
        }
        int width = fields.integer("context_window", 4);
        boolean dual = fields.has("key_b");
        long key = fields.key("key");
        // Below 2^32 times the probability, rounded down, the engine's coin takes the first key.
        long coin = fields.decimal("mixing_probability", "0.5")
                .multiply(WHOLE)
                .setScale(0, RoundingMode.FLOOR)
                .longValue();
        long second = dual ? fields.key("key_b") : 0;
        fields.ignore("default_enabled", "enforce_all", "key_b");
        fields.end();
        return dual
                ? EngineConfig.of(
                        EngineSyntax.choose(hints, Contract.SGLANG_DUAL),
                        width,
                        Map.of("coin", hints.setting("coin", coin)),
                        key,
                        second)
                : EngineConfig.of(EngineSyntax.choose(hints, Contract.SGLANG_GUMBEL), width, hints.settings(), key);
    }

    @Override
    public void write(Profile profile, long[] key, JsonGenerator json) throws IOException {
        EngineSyntax.unsigned(json, "key", key[0]);
        if (key.length > 1) {
            EngineSyntax.unsigned(json, "key_b", key[1]);
        }
        json.writeNumberField("context_window", profile.contextWidth());
    }

    @Override
    public List<String> remarks(Profile profile) {
        return profile.contract() == Contract.SGLANG_DUAL
                ? List.of("Start the server with --watermark-mixing-probability "
                        + BigDecimal.valueOf(profile.settings().get("coin"))
                                .divide(WHOLE)
                                .toPlainString()
                        + ".")
                : List.of();
    }
}
