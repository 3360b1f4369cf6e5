package org.countermark.corpora.llama;

import java.util.Locale;
import org.countermark.corpora.gguf.GgufFile;
import org.countermark.corpora.gguf.GgufMetadata;
import org.countermark.corpora.gguf.UnreadableModelException;

/**
 * The sizes of a Llama-style decoder.
 *
 * @param vocabulary tokens
 * @param layers decoder layers
 * @param width floats of a token's state
 * @param hidden floats between the two halves of the feed-forward part
 * @param heads query heads
 * @param keyHeads key and value heads; divides {@code heads}
 * @param headWidth floats of a head, even
 * @param context tokens that the model was trained to see at once
 * @param epsilon what keeps RMSNorm from dividing by zero
 * @param rotaryBase base of the rotary position angles
 */
public record LlamaShape(
        int vocabulary,
        int layers,
        int width,
        int hidden,
        int heads,
        int keyHeads,
        int headWidth,
        int context,
        float epsilon,
        double rotaryBase) {
    private static final String SUPPORTED = "take a Llama-family file without such extensions";

    /** Refuses sizes that do not fit each other. */
    public LlamaShape {
        boolean positive = vocabulary > 0 && layers > 0 && width > 0 && hidden > 0 && heads > 0 && context > 0;
        if (!positive || keyHeads < 1 || heads % keyHeads != 0 || headWidth < 2 || headWidth % 2 != 0) {
            throw new IllegalArgumentException("sizes do not fit: vocabulary = " + vocabulary + ", layers = " + layers
                    + ", width = " + width + ", hidden = " + hidden + ", heads = " + heads + ", keyHeads = "
                    + keyHeads + ", headWidth = " + headWidth + ", context = " + context);
        }
        if (!(epsilon >= 0 && epsilon < 1) || !(rotaryBase > 0 && rotaryBase < 1e12)) {
            throw new IllegalArgumentException("epsilon = " + epsilon + " or rotaryBase = " + rotaryBase);
        }
    }

    static LlamaShape of(GgufFile file) throws UnreadableModelException {
        GgufMetadata metadata = file.metadata();
        String architecture = metadata.string("general.architecture").orElse("none");
        if (!architecture.equals("llama")) {
            throw metadata.defect(
                    "general.architecture",
                    "is " + architecture.toLowerCase(Locale.ROOT) + ", and only llama is computed",
                    "take a Llama-family model");
        }
        if (metadata.integer("llama.expert_count").orElse(0) != 0) {
            throw metadata.defect("llama.expert_count", "mixtures of experts are not computed", SUPPORTED);
        }
        String scaling = metadata.string("llama.rope.scaling.type").orElse("none");
        if (!scaling.equals("none")) {
            throw metadata.defect("llama.rope.scaling.type", scaling + " is not computed", SUPPORTED);
        }
        int width = size(metadata, "llama.embedding_length");
        int heads = size(metadata, "llama.attention.head_count");
        int headWidth = size(metadata, "llama.attention.key_length", width / heads);
        if (size(metadata, "llama.attention.value_length", headWidth) != headWidth
                || size(metadata, "llama.rope.dimension_count", headWidth) != headWidth) {
            throw metadata.defect("llama.rope.dimension_count", "keys, values and rotation differ in width", SUPPORTED);
        }
        try {
            return new LlamaShape(
                    vocabulary(file),
                    size(metadata, "llama.block_count"),
                    width,
                    size(metadata, "llama.feed_forward_length"),
                    heads,
                    size(metadata, "llama.attention.head_count_kv", heads),
                    headWidth,
                    size(metadata, "llama.context_length"),
                    (float) metadata.number("llama.attention.layer_norm_rms_epsilon")
                            .orElse(1e-5),
                    metadata.number("llama.rope.freq_base").orElse(10_000));
        } catch (IllegalArgumentException e) {
            UnreadableModelException defect = metadata.defect("llama", e.getMessage(), SUPPORTED);
            defect.initCause(e);
            throw defect;
        }
    }

    private static int vocabulary(GgufFile file) throws UnreadableModelException {
        if (!file.tensors().containsKey("token_embd.weight")) {
            throw file.defect("token_embd.weight", "there is no such tensor", SUPPORTED);
        }
        return file.tensors().get("token_embd.weight").rows();
    }

    private static int size(GgufMetadata metadata, String key) throws UnreadableModelException {
        if (metadata.integer(key).isEmpty()) {
            throw metadata.defect(key, "there is no such metadata", "convert the model again with a current converter");
        }
        return size(metadata, key, 0);
    }

    private static int size(GgufMetadata metadata, String key, int otherwise) throws UnreadableModelException {
        long value = metadata.integer(key).orElse(otherwise);
        if (value < 1 || value > 1 << 24) {
            throw metadata.defect(key, value + " is not in 1.." + (1 << 24), SUPPORTED);
        }
        return (int) value;
    }

    /** Floats of all query heads. */
    int queryWidth() {
        return heads * headWidth;
    }

    /** Floats of all key heads. */
    int keyWidth() {
        return keyHeads * headWidth;
    }
}
