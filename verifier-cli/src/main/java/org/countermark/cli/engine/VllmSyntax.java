package org.countermark.cli.engine;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.countermark.keys.Contract;
import org.countermark.keys.Profile;

/** What vLLM takes as {@code --watermark-config}. Source: docs/guide/engines/vllm.md. */
final class VllmSyntax implements EngineSyntax {
    private static final BigDecimal WHOLE = BigDecimal.valueOf(1 << 16);

    @Override
    public EngineConfig read(ConfigFields outer, Hints hints) {
        ConfigFields fields = outer.within("watermark_config");
        String algorithm = fields.text("algorithm", "gumbel");
        if (!fields.text("prf", "philox").equals("philox")) {
            throw new IllegalArgumentException("field \"prf\" must be \"philox\"");
        }
        int width = fields.integer("context_width", 4);
        BigDecimal alpha = fields.decimal("alpha", "0.1");
        long key = fields.key("key");
        // Which repeated contexts were sampled plainly, and how drafts are made, changes how strong the mark is, not
        // its words.
        fields.ignore(
                "deduplicate_contexts",
                "deduplicate_contexts_max_history",
                "allow_target_only_watermarking",
                "sbw_scheme",
                "sbw_gamma",
                "sbw_delta");
        fields.end();
        return switch (algorithm) {
            case "gumbel" ->
                EngineConfig.of(
                        EngineSyntax.choose(hints, Contract.VLLM_GUMBEL_PACKED4, Contract.VLLM_GUMBEL_WORD0),
                        width,
                        hints.settings(),
                        key);
            case "dual_key_gumbel" -> {
                long share = hints.setting("share", share(alpha));
                long packed = hints.setting("packed", 1);
                yield EngineConfig.of(
                        EngineSyntax.choose(hints, Contract.VLLM_DUAL_KEY),
                        width,
                        Map.of("packed", packed, "share", share),
                        key);
            }
            default ->
                throw new IllegalArgumentException(
                        "field \"algorithm\" must be \"gumbel\" or \"dual_key_gumbel\": no contract reads another one");
        };
    }

    private static long share(BigDecimal alpha) {
        long share = alpha.multiply(WHOLE)
                .setScale(0, RoundingMode.HALF_UP)
                .min(WHOLE)
                .longValue();
        if (share < 1 || share >= 1 << 16) {
            throw new IllegalArgumentException("field \"alpha\" must be above 0 and below 1: else one key marks all");
        }
        return share;
    }

    @Override
    public void write(Profile profile, long[] key, JsonGenerator json) throws IOException {
        boolean dual = profile.contract() == Contract.VLLM_DUAL_KEY;
        json.writeStringField("algorithm", dual ? "dual_key_gumbel" : "gumbel");
        EngineSyntax.unsigned(json, "key", key[0]);
        if (dual) {
            json.writeNumberField(
                    "alpha", BigDecimal.valueOf(profile.settings().get("share")).divide(WHOLE));
        }
        json.writeNumberField("context_width", profile.contextWidth());
        json.writeStringField("prf", "philox");
    }

    @Override
    public List<String> remarks(Profile profile) {
        boolean packed = profile.contract() == Contract.VLLM_GUMBEL_PACKED4
                || profile.settings().getOrDefault("packed", 0L) == 1;
        return List.of(
                "The configuration does not say whether four tokens share a block (packed4) or each has its own (word0):"
                        + " the version of vLLM does. The profile says "
                        + (packed ? "packed4." : "word0."));
    }
}
