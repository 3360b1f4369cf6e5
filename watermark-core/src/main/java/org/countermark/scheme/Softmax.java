package org.countermark.scheme;

/** Exponentials of scaled logits, relative to the largest one. */
final class Softmax {
    private Softmax() {}

    /**
     * Writes exp((logit − max) · inverseTemperature) of consecutive tokens.
     *
     * @return their sum, by two running sums so that no addition waits for the one before it
     */
    static double weigh(
            float[] logits, int first, int n, double max, double inverseTemperature, double[] out, int offset) {
        double even = 0;
        double odd = 0;
        int i = 0;
        for (; i + 1 < n; i += 2) {
            double a = Math.exp((logits[first + i] - max) * inverseTemperature);
            double b = Math.exp((logits[first + i + 1] - max) * inverseTemperature);
            out[offset + i] = a;
            out[offset + i + 1] = b;
            even += a;
            odd += b;
        }
        if (i < n) {
            out[offset + i] = Math.exp((logits[first + i] - max) * inverseTemperature);
            even += out[offset + i];
        }
        return even + odd;
    }
}
