package org.countermark.scheme;

import org.countermark.stats.BinomialLaw;
import org.countermark.stats.NullLaw;
import org.countermark.stats.WeightedBitsLaw;

/**
 * Tournament sampling (Dathathri et al. 2024, SynthID-Text): each bit of the word is the g-value of one layer.
 *
 * <p>The score weighs the layers linearly from 10 (first) to 1 (last), in integers: layer l of depth d weighs
 * 10·(d−1) − 9·l; at depth 1 the only layer weighs 1. With equal weights, as some engines' detectors have it, every layer weighs 1.
 *
 * @param depth number of layers, 1..32
 * @param equalWeights whether all layers weigh the same
 */
public record TournamentScheme(int depth, boolean equalWeights) implements Scheme {
    /** Refuses a depth that a 32-bit word cannot feed. */
    public TournamentScheme {
        if (depth < 1 || depth > 32) {
            throw new IllegalArgumentException("depth must be in 1..32, was " + depth);
        }
    }

    /**
     * The scheme with linear weights, the only one of the native contract.
     *
     * @param depth number of layers, 1..32
     */
    public TournamentScheme(int depth) {
        this(depth, false);
    }

    @Override
    public String id() {
        return "tournament";
    }

    /**
     * The g-value of a layer.
     *
     * @param word the marked word
     * @param layer the layer, 0..depth−1
     * @return bit 31−layer of the word, 0 or 1
     */
    public static int gValue(int word, int layer) {
        return (word >>> (31 - layer)) & 1;
    }

    /**
     * The weight of a layer in the score.
     *
     * @param layer the layer, 0..depth−1
     * @return its integer weight, at least 1
     */
    public int weight(int layer) {
        return depth == 1 || equalWeights ? 1 : 10 * (depth - 1) - 9 * layer;
    }

    @Override
    public int score(int word) {
        int sum = 0;
        for (int layer = 0; layer < depth; layer++) {
            sum += gValue(word, layer) * weight(layer);
        }
        return sum;
    }

    @Override
    public WordScorer scorer() {
        return new TournamentScorer(this);
    }

    /** Independent fair bits with integer weights; a binomial at depth 1. */
    @Override
    public NullLaw nullLaw() {
        if (depth == 1) {
            return BinomialLaw.of(1, 1);
        }
        int[] weights = new int[depth];
        for (int layer = 0; layer < depth; layer++) {
            weights[layer] = weight(layer);
        }
        return WeightedBitsLaw.of(weights);
    }
}
