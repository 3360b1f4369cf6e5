package org.countermark.corpora.llama;

import java.util.SplittableRandom;
import org.countermark.corpora.gguf.GgufBytes;
import org.countermark.corpora.gguf.GgufFile;
import org.countermark.corpora.gguf.UnreadableModelException;

/** A model of random weights with grouped queries and sizes that fill no panel evenly. */
final class TinyLlama {
    static final int VOCABULARY = 301;

    private TinyLlama() {}

    static LlamaModel random() throws UnreadableModelException {
        return LlamaModel.of(GgufFile.of("random.gguf", file(new GgufBytes()).bytes()));
    }

    static GgufBytes file(GgufBytes file) {
        SplittableRandom random = new SplittableRandom(7);
        int width = 24;
        int hidden = 44;
        file.text("general.architecture", "llama")
                .integer("llama.block_count", 2)
                .integer("llama.context_length", 64)
                .integer("llama.embedding_length", width)
                .integer("llama.feed_forward_length", hidden)
                .integer("llama.attention.head_count", 6)
                .integer("llama.attention.head_count_kv", 2)
                .number("llama.attention.layer_norm_rms_epsilon", 1e-5f);
        matrix(file, "token_embd.weight", width, VOCABULARY, random);
        matrix(file, "output.weight", width, VOCABULARY, random);
        matrix(file, "output_norm.weight", width, 1, random);
        for (int i = 0; i < 2; i++) {
            String layer = "blk." + i + ".";
            matrix(file, layer + "attn_norm.weight", width, 1, random);
            matrix(file, layer + "attn_q.weight", width, 24, random);
            matrix(file, layer + "attn_k.weight", width, 8, random);
            matrix(file, layer + "attn_v.weight", width, 8, random);
            matrix(file, layer + "attn_output.weight", 24, width, random);
            matrix(file, layer + "ffn_norm.weight", width, 1, random);
            matrix(file, layer + "ffn_gate.weight", width, hidden, random);
            matrix(file, layer + "ffn_up.weight", width, hidden, random);
            matrix(file, layer + "ffn_down.weight", hidden, width, random);
        }
        return file;
    }

    private static void matrix(GgufBytes file, String name, int cols, int rows, SplittableRandom random) {
        float[] values = new float[cols * rows];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (random.nextDouble() - 0.5);
        }
        file.floats(name, cols, rows, values);
    }
}
