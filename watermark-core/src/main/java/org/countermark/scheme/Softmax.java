package org.countermark.scheme;

/** Exponentials of scaled logits, relative to the largest one. */
final class Softmax {
    private Softmax() {}

    /**
     * Writes exp((logit − max) · inverseTemperature) of consecutive tokens.
     *
     * <p>One exponential a turn: two took up to three times as long on JDK 17.
     *
     * @return their sum
     */
    static double weigh(
            float[] logits, int first, int n, double max, double inverseTemperature, double[] out, int offset) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double weight = Math.exp((logits[first + i] - max) * inverseTemperature);
            out[offset + i] = weight;
            sum += weight;
        }
        return sum;
    }

    /** Replaces numbers by their exponentials and returns the sum. */
    static double exponentiate(double[] x, int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double weight = Math.exp(x[i]);
            x[i] = weight;
            sum += weight;
        }
        return sum;
    }
}
