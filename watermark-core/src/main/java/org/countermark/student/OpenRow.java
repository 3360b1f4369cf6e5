package org.countermark.student;

import java.util.Arrays;

/**
 * What a model gives as probabilities of the next token in one context: all of them, or the largest few.
 *
 * <p>Tokens that have no entry count as nothing, which costs a little power and no validity. Immutable: arrays are copied on the way
 * in and never handed out.
 */
public final class OpenRow {
    /** What roundings of whoever wrote the row may add to its sum. */
    private static final double ROUNDING = 1e-3;

    final int[] prompt;
    final int[] context;
    final int[] ids;
    final double[] probabilities;

    private OpenRow(int[] prompt, int[] context, int[] ids, double[] probabilities) {
        this.prompt = prompt;
        this.context = context;
        this.ids = ids;
        this.probabilities = probabilities;
    }

    /**
     * A row.
     *
     * @param prompt token ids shown to the model before the text that the context belongs to, each at least 0; may be empty;
     *     contexts that stand in it are not scored; copied
     * @param context token ids of the text before the position, oldest first, each at least 0; the last contextWidth are
     *     the context, and it is not scored if it stands earlier in them; copied
     * @param ids tokens that have an entry, each at least 0, each once; copied
     * @param probabilities their probabilities, in 0..1, as many, of sum at most 1 but for rounding; copied
     * @return the row
     * @throws IllegalArgumentException if the arguments are not such
     */
    public static OpenRow of(int[] prompt, int[] context, int[] ids, double[] probabilities) {
        if (ids.length != probabilities.length) {
            throw new IllegalArgumentException(
                    "probabilities must be as many as ids (" + ids.length + "), were " + probabilities.length);
        }
        OpenRow row = new OpenRow(prompt.clone(), context.clone(), ids.clone(), probabilities.clone());
        check("prompt", row.prompt);
        check("context", row.context);
        check("ids", row.ids);
        double sum = 0;
        for (double probability : row.probabilities) {
            if (!(probability >= 0 && probability <= 1)) {
                throw new IllegalArgumentException("probabilities must be in 0..1, one was " + probability);
            }
            sum += probability;
        }
        if (sum > 1 + ROUNDING) {
            throw new IllegalArgumentException("probabilities must have a sum of at most 1, had " + sum);
        }
        int[] sorted = row.ids.clone();
        Arrays.sort(sorted);
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i] == sorted[i - 1]) {
                throw new IllegalArgumentException("ids must be given once each, " + sorted[i] + " was twice");
            }
        }
        return row;
    }

    private static void check(String name, int[] tokens) {
        for (int token : tokens) {
            if (token < 0) {
                throw new IllegalArgumentException(name + " must hold token ids of at least 0, has " + token);
            }
        }
    }

    /** Σ p², of the entries. */
    double concentration() {
        double sum = 0;
        for (double probability : probabilities) {
            sum += probability * probability;
        }
        return sum;
    }
}
