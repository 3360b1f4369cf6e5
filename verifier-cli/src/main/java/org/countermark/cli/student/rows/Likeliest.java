package org.countermark.cli.student.rows;

import java.util.Arrays;
import java.util.Optional;

/** Makes rows of logits: the probabilities at temperature 1 of the likeliest tokens, or of all. For one thread. */
final class Likeliest {
    private final int most;
    private double[] exponentials = {};
    private long[] order = {};

    /**
     * Takes so many.
     *
     * @param most entries of a row, at least 1; as many as the vocabulary has, or more, for all
     */
    Likeliest(int most) {
        this.most = most;
    }

    TokenRow row(int[] prompt, int[] context, float[] logits) {
        float[] probabilities = softmax(logits);
        if (most >= logits.length) {
            return new TokenRow(prompt, context, Optional.empty(), probabilities);
        }
        // Probabilities are not negative, so their bits are in their order; of equal ones the lower token is first.
        order = order.length == logits.length ? order : new long[logits.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = (long) Float.floatToRawIntBits(probabilities[i]) << 32 | (Integer.MAX_VALUE - i);
        }
        Arrays.sort(order);
        int[] ids = new int[most];
        float[] kept = new float[most];
        for (int i = 0; i < most; i++) {
            ids[i] = Integer.MAX_VALUE - (int) order[order.length - 1 - i];
            kept[i] = probabilities[ids[i]];
        }
        return new TokenRow(prompt, context, Optional.of(ids), kept);
    }

    private float[] softmax(float[] logits) {
        exponentials = exponentials.length == logits.length ? exponentials : new double[logits.length];
        float highest = logits[0];
        for (float logit : logits) {
            highest = Math.max(highest, logit);
        }
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            exponentials[i] = StrictMath.exp((double) logits[i] - highest);
            sum += exponentials[i];
        }
        float[] probabilities = new float[logits.length];
        for (int i = 0; i < logits.length; i++) {
            probabilities[i] = (float) (exponentials[i] / sum);
        }
        return probabilities;
    }
}
