package org.countermark.corpora.rates;

import java.util.random.RandomGenerator;

/** A distribution over the token ids 0..size−1. Immutable. */
public final class TokenDistribution {
    private final String name;
    private final double[] probabilities;

    private TokenDistribution(String name, double[] probabilities) {
        this.name = name;
        this.probabilities = probabilities;
    }

    /**
     * A distribution of given probabilities.
     *
     * @param name what to call it in a report
     * @param probabilities one per token, each at least 0, with a sum of 1 to 1e-9; copied
     * @return the distribution
     */
    public static TokenDistribution of(String name, double[] probabilities) {
        double sum = 0;
        for (double p : probabilities) {
            if (!(p >= 0)) {
                throw new IllegalArgumentException("probabilities must be at least 0, held " + p);
            }
            sum += p;
        }
        if (!(Math.abs(sum - 1) <= 1e-9)) {
            throw new IllegalArgumentException("probabilities must have sum 1, had " + sum);
        }
        return new TokenDistribution(name, probabilities.clone());
    }

    /**
     * Number of token ids.
     *
     * @return the size, at least 1
     */
    public int size() {
        return probabilities.length;
    }

    /**
     * The probability of a token.
     *
     * @param token 0..size−1
     * @return a number in 0..1
     */
    public double probability(int token) {
        return probabilities[token];
    }

    /**
     * All probabilities.
     *
     * @return a copy
     */
    public double[] toArray() {
        return probabilities.clone();
    }

    /**
     * Shannon's entropy.
     *
     * @return −Σ p ln p, in nats, 0..ln size
     */
    public double entropy() {
        return Entropies.ofProbabilities(probabilities);
    }

    /**
     * The same probabilities on other ids.
     *
     * @param random where the permutation comes from
     * @return a distribution of the same size and entropy
     */
    public TokenDistribution shuffled(RandomGenerator random) {
        double[] shuffled = probabilities.clone();
        for (int i = shuffled.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            double kept = shuffled[i];
            shuffled[i] = shuffled[j];
            shuffled[j] = kept;
        }
        return new TokenDistribution(name, shuffled);
    }

    @Override
    public String toString() {
        return name + " over " + size() + " tokens, " + (float) entropy() + " nats";
    }
}
