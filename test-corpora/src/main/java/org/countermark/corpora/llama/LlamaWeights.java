package org.countermark.corpora.llama;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.countermark.corpora.gguf.GgufFile;
import org.countermark.corpora.gguf.TensorInfo;
import org.countermark.corpora.gguf.TensorRows;
import org.countermark.corpora.gguf.UnreadableModelException;

/** All weights of a Llama-style decoder. A tensor that is missing, misshapen or unknown is refused. Immutable. */
final class LlamaWeights {
    /** One layer: query, key and value are stacked, so are gate and up. */
    record Layer(
            RmsNorm attentionNorm, Matrix queryKeyValue, Matrix output, RmsNorm feedNorm, Matrix gateUp, Matrix down) {}

    private final GgufFile file;
    private final Set<String> used = new HashSet<>();
    final LlamaShape shape;
    final List<Layer> layers = new ArrayList<>();
    final RmsNorm norm;
    final Matrix output;
    final float[] frequencyFactors;

    LlamaWeights(GgufFile file) throws UnreadableModelException {
        this.file = file;
        this.shape = LlamaShape.of(file);
        TensorRows embedding = rows("token_embd.weight", shape.vocabulary(), shape.width());
        for (int i = 0; i < shape.layers(); i++) {
            layers.add(layer("blk." + i + "."));
        }
        norm = norm("output_norm.weight");
        boolean tied = !file.tensors().containsKey("output.weight");
        output = Matrix.of(List.of(tied ? embedding : rows("output.weight", shape.vocabulary(), shape.width())));
        boolean factors = file.tensors().containsKey("rope_freqs.weight");
        frequencyFactors = factors ? vector("rope_freqs.weight", shape.headWidth() / 2) : new float[0];
        for (String name : file.tensors().keySet()) {
            if (!used.contains(name)) {
                throw file.defect(
                        name, "a tensor that the Llama architecture does not have", "take a plain Llama model");
            }
        }
    }

    private Layer layer(String prefix) throws UnreadableModelException {
        int width = shape.width();
        return new Layer(
                norm(prefix + "attn_norm.weight"),
                Matrix.of(List.of(
                        rows(prefix + "attn_q.weight", shape.queryWidth(), width),
                        rows(prefix + "attn_k.weight", shape.keyWidth(), width),
                        rows(prefix + "attn_v.weight", shape.keyWidth(), width))),
                matrix(prefix + "attn_output.weight", width, shape.queryWidth()),
                norm(prefix + "ffn_norm.weight"),
                Matrix.of(List.of(
                        rows(prefix + "ffn_gate.weight", shape.hidden(), width),
                        rows(prefix + "ffn_up.weight", shape.hidden(), width))),
                matrix(prefix + "ffn_down.weight", width, shape.hidden()));
    }

    /** A reader of the embedding table: one row a token. */
    TensorRows embedding() {
        return file.rows("token_embd.weight").orElseThrow();
    }

    private Matrix matrix(String name, int rows, int cols) throws UnreadableModelException {
        return Matrix.of(List.of(rows(name, rows, cols)));
    }

    private RmsNorm norm(String name) throws UnreadableModelException {
        return new RmsNorm(vector(name, shape.width()), shape.epsilon());
    }

    private float[] vector(String name, int size) throws UnreadableModelException {
        float[] out = new float[size];
        rows(name, 1, size).read(0, out);
        return out;
    }

    private TensorRows rows(String name, int rows, int cols) throws UnreadableModelException {
        TensorInfo info = file.tensors().get(name);
        if (info == null) {
            throw file.defect(name, "there is no such tensor", "convert the model again with a current converter");
        }
        if (info.rows() != rows || info.cols() != cols) {
            throw file.defect(
                    name,
                    "is " + info.shape() + ", and the metadata say " + rows + " x " + cols,
                    "convert the model again with a current converter");
        }
        used.add(name);
        return file.rows(name).orElseThrow();
    }
}
