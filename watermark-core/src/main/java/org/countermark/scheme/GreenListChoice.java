package org.countermark.scheme;

import java.util.random.RandomGenerator;

/**
 * Green list: p times e^delta for tokens with (w >>> 16) &lt; gamma, then an ordinary draw.
 *
 * <p>What a token gains comes from a table of two entries, not from a branch, which would be mispredicted half of the time.
 */
final class GreenListChoice extends Choice {
    private final int gamma;
    private final double[] factors;
    private final double[] shifts;
    private final byte[] keystream = new byte[4 * LogitMaxima.PIECE];
    private final Tilted tilted = new Tilted();
    private double[] listWeights = {};

    GreenListChoice(GreenListScheme scheme, double delta) {
        if (!(delta > 0 && delta <= 50)) {
            throw new IllegalArgumentException("delta must be above 0 and at most 50 (nats), was " + delta);
        }
        gamma = scheme.gamma();
        factors = new double[] {1, Math.exp(delta)};
        shifts = new double[] {0, delta};
    }

    /** 1 for a green word, else 0. */
    private static int green(int word, int gamma) {
        return ((word >>> 16) - gamma) >>> 31;
    }

    @Override
    public int choose(
            float[] logits,
            LogitMaxima maxima,
            double inverseTemperature,
            Keystream words,
            int mask,
            RandomGenerator random) {
        tilted.logits = logits;
        tilted.max = maxima.max();
        tilted.inverseTemperature = inverseTemperature;
        tilted.words = words;
        tilted.mask = mask;
        return tilted.draw(maxima.count(), random);
    }

    @Override
    public int choose(int[] ids, double[] weights, int count, int[] words, RandomGenerator random) {
        if (listWeights.length < count) {
            listWeights = new double[count];
        }
        double total = 0;
        for (int i = 0; i < count; i++) {
            listWeights[i] = weights[i] * factors[green(words[i], gamma)];
            total += listWeights[i];
        }
        return PieceDraw.select(listWeights, count, random.nextDouble() * total);
    }

    @Override
    public void reshape(float[] logits, LogitMaxima maxima, Keystream words, int mask) {
        for (int first = 0; first < maxima.count(); first += LogitMaxima.PIECE) {
            int n = Math.min(LogitMaxima.PIECE, maxima.count() - first);
            words.read(first, n, keystream, 0);
            for (int i = 0; i < n; i++) {
                logits[first + i] += (float) shifts[green(Words.at(keystream, 4 * i) ^ mask, gamma)];
            }
        }
    }

    private final class Tilted extends PieceDraw {
        private float[] logits = {};
        private double max;
        private double inverseTemperature;
        private Keystream words = (first, count, out, offset) -> {};
        private int mask;

        @Override
        double weigh(int first, int n, double[] out) {
            words.read(first, n, keystream, 0);
            // A pass of its own: an exponential beside the look-up took three times as long on JDK 17.
            for (int i = 0; i < n; i++) {
                double shift = shifts[green(Words.at(keystream, 4 * i) ^ mask, gamma)];
                out[i] = (logits[first + i] - max) * inverseTemperature + shift;
            }
            return Softmax.exponentiate(out, n);
        }
    }
}
