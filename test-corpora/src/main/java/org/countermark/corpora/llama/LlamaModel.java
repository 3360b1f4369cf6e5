package org.countermark.corpora.llama;

import org.countermark.corpora.gguf.GgufFile;
import org.countermark.corpora.gguf.UnreadableModelException;

/**
 * A Llama-style decoder: RMSNorm, rotary positions, grouped-query attention, SwiGLU, tied or separate output. Weights
 * become floats when loading (4 bytes each). Immutable; one model serves any number of passes and sequences.
 */
public final class LlamaModel {
    private final LlamaWeights weights;
    private final Rotary rotary;

    private LlamaModel(LlamaWeights weights) {
        this.weights = weights;
        this.rotary = new Rotary(weights.shape, weights.frequencyFactors);
    }

    /**
     * Loads all weights.
     *
     * @param file the opened model file
     * @return the model
     * @throws UnreadableModelException when it is of another architecture, or tensors are missing or misshapen
     */
    public static LlamaModel of(GgufFile file) throws UnreadableModelException {
        return new LlamaModel(new LlamaWeights(file));
    }

    /**
     * The model's sizes.
     *
     * @return the shape
     */
    public LlamaShape shape() {
        return weights.shape;
    }

    /**
     * Starts a sequence.
     *
     * @param capacity tokens that it can hold, 1 to the model's context
     * @return an empty cache
     */
    public KeyValueCache sequence(int capacity) {
        if (capacity < 1 || capacity > shape().context()) {
            throw new IllegalArgumentException("capacity = " + capacity + " is not in 1.." + shape().context());
        }
        return new KeyValueCache(shape(), capacity);
    }

    /**
     * Prepares to compute.
     *
     * @param maxRows tokens that one run can take, 1 to 4096
     * @param workers who computes; results do not depend on how many they are
     * @return a pass with its own scratch memory, confined to one thread
     */
    public ForwardPass pass(int maxRows, Workers workers) {
        if (maxRows < 1 || maxRows > 4096) {
            throw new IllegalArgumentException("maxRows = " + maxRows + " is not in 1..4096");
        }
        return new ForwardPass(weights, rotary, maxRows, workers);
    }
}
