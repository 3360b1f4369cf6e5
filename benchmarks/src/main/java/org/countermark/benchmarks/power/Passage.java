package org.countermark.benchmarks.power;

import java.util.Arrays;

/**
 * A marked document, and what its writer knew: the final probability of each token, and the entropy of each step.
 *
 * @param tokens its token ids
 * @param probabilities the final probability of each
 * @param entropies the entropy of each step, in nats
 */
public record Passage(Tokens tokens, Numbers probabilities, Numbers entropies) {
    /** Token ids, by value. */
    public static final class Tokens {
        private final int[] ids;

        Tokens(int[] ids) {
            this.ids = ids.clone();
        }

        /**
         * How many there are.
         *
         * @return the number
         */
        public int length() {
            return ids.length;
        }

        /**
         * The first of them.
         *
         * @param length how many, 0..length()
         * @return a copy
         */
        public int[] prefix(int length) {
            return Arrays.copyOf(ids, length);
        }
    }

    /** One number a token. */
    public static final class Numbers {
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
