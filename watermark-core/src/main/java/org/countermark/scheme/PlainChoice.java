package org.countermark.scheme;

import java.util.random.RandomGenerator;

/**
 * The ordinary, unmarked choice: softmax and inverse distribution function. What every scheme falls back to, and what
 * the cost of a mark is measured against.
 *
 * <p>Thread-confined: an instance owns scratch space of 16 KiB. Allocates nothing once it has seen the vocabulary.
 */
public final class PlainChoice {
    private final Weights softmax = new Weights();

    /** Makes a choice for one thread. */
    public PlainChoice() {}

    /**
     * Chooses from a whole vocabulary with p ∝ exp(logit · inverseTemperature).
     *
     * @param logits one for each token
     * @param maxima has scanned these logits
     * @param inverseTemperature 1/T, finite and above 0
     * @param random gives one double
     * @return the chosen token
     */
    public int choose(float[] logits, LogitMaxima maxima, double inverseTemperature, RandomGenerator random) {
        softmax.logits = logits;
        softmax.max = maxima.max();
        softmax.inverseTemperature = inverseTemperature;
        return softmax.draw(maxima.count(), random);
    }

    /**
     * Chooses from a list of candidates.
     *
     * @param weights p up to a common factor; finite, at least 0, not all 0
     * @param count number of candidates, at least 1
     * @param random gives one double
     * @return the INDEX of the chosen candidate, 0..count−1
     */
    public int choose(double[] weights, int count, RandomGenerator random) {
        double total = 0;
        for (int i = 0; i < count; i++) {
            total += weights[i];
        }
        return PieceDraw.select(weights, count, random.nextDouble() * total);
    }

    private static final class Weights extends PieceDraw {
        float[] logits = {};
        double max;
        double inverseTemperature;

        @Override
        double weigh(int first, int n, double[] out) {
            return Softmax.weigh(logits, first, n, max, inverseTemperature, out, 0);
        }
    }
}
