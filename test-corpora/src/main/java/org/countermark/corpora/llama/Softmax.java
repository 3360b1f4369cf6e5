package org.countermark.corpora.llama;

/** Exponentials of the forward pass. */
final class Softmax {
    private Softmax() {}

    /** x[i] = exp(x[i]·scale − max) / sum over 0..n. */
    static void scaled(float[] x, int n, double scale) {
        float max = x[0];
        for (int i = 1; i < n; i++) {
            max = Math.max(max, x[i]);
        }
        double sum = 0;
        for (int i = 0; i < n; i++) {
            float e = (float) Math.exp((x[i] - max) * scale);
            x[i] = e;
            sum += e;
        }
        float inverse = (float) (1 / sum);
        for (int i = 0; i < n; i++) {
            x[i] *= inverse;
        }
    }

    /** SwiGLU: x[i] = silu(x[i]) · x[n + i]. */
    static void gate(float[] x, int n) {
        for (int i = 0; i < n; i++) {
            float g = x[i];
            x[i] = (float) (g / (1 + Math.exp(-g))) * x[n + i];
        }
    }
}
