package org.countermark.corpora.llama;

/**
 * Rotary positions (Su et al. 2021) in the pairing of GGUF's llama files: neighbours 2i and 2i + 1 turn by
 * position · base^(−2i/d), divided by the file's factor of that frequency if it has any. Immutable.
 */
final class Rotary {
    private final int headWidth;
    private final double[] frequencies;

    Rotary(LlamaShape shape, float[] factors) {
        headWidth = shape.headWidth();
        frequencies = new double[headWidth / 2];
        for (int i = 0; i < frequencies.length; i++) {
            double plain = Math.pow(shape.rotaryBase(), -2.0 * i / headWidth);
            frequencies[i] = factors.length == 0 ? plain : plain / factors[i];
        }
    }

    /** Turns {@code heads} heads that lie one after another from {@code at}. */
    void turn(float[] x, int at, int heads, int position) {
        for (int i = 0; i < frequencies.length; i++) {
            double angle = position * frequencies[i];
            float cos = (float) Math.cos(angle);
            float sin = (float) Math.sin(angle);
            for (int h = 0; h < heads; h++) {
                int p = at + h * headWidth + 2 * i;
                float a = x[p];
                float b = x[p + 1];
                x[p] = a * cos - b * sin;
                x[p + 1] = a * sin + b * cos;
            }
        }
    }
}
