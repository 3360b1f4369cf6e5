package org.countermark.benchmarks.power;

import java.util.Arrays;

/** A marked document, and what its writer knew: the final probability of each token, and the entropy of each step. */
record Passage(Tokens tokens, Numbers probabilities, Numbers entropies) {
    /** Token ids, by value. */
    static final class Tokens {
        private final int[] ids;

        Tokens(int[] ids) {
            this.ids = ids.clone();
        }

        int length() {
            return ids.length;
        }

        int[] prefix(int length) {
            return Arrays.copyOf(ids, length);
        }
    }

    /** One number a token. */
    static final class Numbers {
        private final double[] values;

        Numbers(double[] values) {
            this.values = values.clone();
        }

        double get(int at) {
            return values[at];
        }

        double mean() {
            return Arrays.stream(values).average().orElse(0);
        }
    }

    static Passage of(int[] tokens, double[] probabilities, double[] entropies) {
        return new Passage(new Tokens(tokens), new Numbers(probabilities), new Numbers(entropies));
    }
}
