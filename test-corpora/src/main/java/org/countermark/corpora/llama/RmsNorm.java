package org.countermark.corpora.llama;

/** Root-mean-square normalisation (Zhang and Sennrich 2019): x · gain / √(mean x² + ε). Immutable. */
final class RmsNorm {
    private final float[] gain;
    private final float epsilon;

    RmsNorm(float[] gain, float epsilon) {
        this.gain = gain;
        this.epsilon = epsilon;
    }

    void apply(float[][] in, float[][] out, int batch) {
        for (int b = 0; b < batch; b++) {
            apply(in[b], out[b]);
        }
    }

    private void apply(float[] in, float[] out) {
        double squares = 0;
        for (int i = 0; i < gain.length; i++) {
            squares += in[i] * in[i];
        }
        float scale = (float) (1 / Math.sqrt(squares / gain.length + epsilon));
        for (int i = 0; i < gain.length; i++) {
            out[i] = in[i] * scale * gain[i];
        }
    }
}
