package org.countermark.corpora.kneserney;

import org.countermark.proxy.KneserNeyModel;

/**
 * A counted model at a temperature, as one that writes: the candidates of each step, for a session to choose from.
 *
 * <p>Thread-confined: its arrays, 12 bytes a token of the vocabulary, are overwritten by every step.
 */
public final class NgramTeacher {
    private final KneserNeyModel model;
    private final double exponent;
    private final double cut;
    private final double[] all;
    private final int[] ids;
    private final double[] probabilities;
    private int count;

    private NgramTeacher(KneserNeyModel model, double temperature, double minP) {
        this.model = model;
        this.exponent = 1 / temperature;
        this.cut = Math.pow(minP, temperature);
        this.all = new double[model.vocabularySize()];
        this.ids = new int[all.length];
        this.probabilities = new double[all.length];
    }

    /**
     * A teacher.
     *
     * @param model what it knows
     * @param temperature probabilities are raised to 1/temperature; above 0
     * @param minP tokens whose probability, so raised, is below this share of the best one's are left out; 0..1
     * @return the teacher, for one thread
     * @throws IllegalArgumentException if temperature or minP is out of range
     */
    public static NgramTeacher of(KneserNeyModel model, double temperature, double minP) {
        if (!(temperature > 0)) {
            throw new IllegalArgumentException("temperature must be above 0, was " + temperature);
        }
        if (!(minP >= 0 && minP <= 1)) {
            throw new IllegalArgumentException("minP must be in 0..1, was " + minP);
        }
        return new NgramTeacher(model, temperature, minP);
    }

    /**
     * Finds the candidates behind a context.
     *
     * @param context token ids, oldest first; only the last order − 1 count; may be empty
     * @return how many candidates there are, at least 1
     */
    public int prepare(int[] context) {
        model.distribution(context, all);
        double best = 0;
        for (double p : all) {
            best = Math.max(best, p);
        }
        count = 0;
        double sum = 0;
        double least = best * cut;
        for (int v = 0; v < all.length; v++) {
            if (all[v] < least) {
                continue;
            }
            // Relative to the best, so that a low temperature does not take all of them to zero.
            double raised = Math.pow(all[v] / best, exponent);
            if (raised > 0) {
                ids[count] = v;
                probabilities[count++] = raised;
                sum += raised;
            }
        }
        for (int i = 0; i < count; i++) {
            probabilities[i] /= sum;
        }
        return count;
    }

    /**
     * The candidates of the last step.
     *
     * @return their token ids, ascending, in the first elements; the array itself, not a copy
     */
    public int[] ids() {
        return ids;
    }

    /**
     * The final distribution of the last step.
     *
     * @return the candidates' probabilities, in the order of the ids; the array itself, not a copy
     */
    public double[] probabilities() {
        return probabilities;
    }

    /**
     * Entropy of the last step's distribution.
     *
     * @return −Σ p ln p, in nats
     */
    public double entropy() {
        double entropy = 0;
        for (int i = 0; i < count; i++) {
            entropy -= probabilities[i] * Math.log(probabilities[i]);
        }
        return Math.max(entropy, 0);
    }
}
