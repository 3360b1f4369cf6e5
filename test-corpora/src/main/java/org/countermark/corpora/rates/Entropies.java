package org.countermark.corpora.rates;

import java.util.function.DoubleFunction;

/** Entropy, and the search for the member of a family that has a stated one. */
final class Entropies {
    /** Entropy as reached: far below the 1e-6 that is promised. */
    private static final double TOLERANCE = 1e-10;

    private Entropies() {}

    static double ofProbabilities(double[] probabilities) {
        double entropy = 0;
        for (double p : probabilities) {
            entropy -= p > 0 ? p * Math.log(p) : 0;
        }
        return Math.max(entropy, 0);
    }

    static void check(int size, double nats) {
        if (size < 2) {
            throw new IllegalArgumentException("size must be at least 2, was " + size);
        }
        if (!(nats >= 0 && nats <= Math.log(size))) {
            throw new IllegalArgumentException("nats must be in 0..ln size = " + Math.log(size) + ", was " + nats);
        }
    }

    /**
     * Bisects a family whose entropy never falls from low to high.
     *
     * @return the probabilities of the member whose entropy is the stated one, or of the nearest end
     */
    static double[] solve(double nats, double low, double high, DoubleFunction<double[]> family) {
        double a = low;
        double b = high;
        double[] probabilities = family.apply(b);
        if (ofProbabilities(probabilities) <= nats) {
            return probabilities;
        }
        for (int i = 0; i < 2_000 && Math.abs(ofProbabilities(probabilities) - nats) > TOLERANCE; i++) {
            double middle = a + (b - a) / 2;
            probabilities = family.apply(middle);
            if (ofProbabilities(probabilities) < nats) {
                a = middle;
            } else {
                b = middle;
            }
        }
        return probabilities;
    }

    /** Divides by the sum, in place. */
    static double[] normalise(double[] weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        return weights;
    }
}
