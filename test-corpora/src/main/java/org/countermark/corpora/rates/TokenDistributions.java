package org.countermark.corpora.rates;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Distributions whose entropy is stated, in several shapes: what a mark can carry depends on the entropy first, and on
 * the shape second.
 *
 * <p>Each has the stated entropy to 1e-6 nats. Language models have 4 nats a token and more when they write freely at
 * temperature 1, chat models 0.25 to 1.5.
 */
public final class TokenDistributions {
    private TokenDistributions() {}

    /**
     * Any shape, on any ids.
     *
     * @param size number of token ids, at least 2
     * @param nats the entropy, 0..ln size
     * @return an arbitrary over the shapes of this class, their parameters, and permutations of the ids
     */
    public static Arbitrary<TokenDistribution> withEntropy(int size, double nats) {
        Entropies.check(size, nats);
        int widest = widestPlateau(size, nats);
        Arbitrary<TokenDistribution> shapes = Arbitraries.oneOf(
                Arbitraries.create(() -> zipf(size, nats)),
                Arbitraries.create(() -> geometric(size, nats)),
                Arbitraries.integers().between(1, widest).map(top -> plateau(size, nats, top)));
        return Combinators.combine(shapes, Arbitraries.longs())
                .as((shape, seed) -> shape.shuffled(new SplittableRandom(seed)));
    }

    /**
     * Any shape with an entropy between two.
     *
     * @param size number of token ids, at least 2
     * @param minNats the least entropy, at least 0
     * @param maxNats the largest entropy, at most ln size
     * @return an arbitrary over entropies and shapes
     */
    public static Arbitrary<TokenDistribution> withEntropyBetween(int size, double minNats, double maxNats) {
        Entropies.check(size, minNats);
        Entropies.check(size, maxNats);
        return Arbitraries.doubles().between(minNats, maxNats).flatMap(nats -> withEntropy(size, nats));
    }

    /**
     * Zipf's law at a temperature: p(i) ∝ (i + 1)^−s, with s solved for the entropy. The shape of words in a language.
     *
     * @param size number of token ids, at least 2
     * @param nats the entropy, 0..ln size
     * @return the distribution, most likely token first
     */
    public static TokenDistribution zipf(int size, double nats) {
        Entropies.check(size, nats);
        double[] logs = new double[size];
        for (int i = 0; i < size; i++) {
            logs[i] = Math.log(i + 1);
        }
        // −s, from a power so steep that the second token has no weight in a double to none at all.
        double[] p = Entropies.solve(nats, -1_100, 0, power -> {
            double[] weights = new double[size];
            for (int i = 0; i < size; i++) {
                weights[i] = Math.exp(power * logs[i]);
            }
            return Entropies.normalise(weights);
        });
        return TokenDistribution.of("zipf", p);
    }

    /**
     * A geometric law, cut off: p(i) ∝ r^i, with r solved for the entropy. A light tail.
     *
     * @param size number of token ids, at least 2
     * @param nats the entropy, 0..ln size
     * @return the distribution, most likely token first
     */
    public static TokenDistribution geometric(int size, double nats) {
        Entropies.check(size, nats);
        double[] p = Entropies.solve(nats, 0, 1, ratio -> {
            double[] weights = new double[size];
            double weight = 1;
            for (int i = 0; i < size; i++) {
                weights[i] = weight;
                weight *= ratio;
            }
            return Entropies.normalise(weights);
        });
        return TokenDistribution.of("geometric", p);
    }

    /**
     * One dominant token and a flat tail: a sure word, and a whole vocabulary that it might have been.
     *
     * @param size number of token ids, at least 2
     * @param nats the entropy, 0..ln size
     * @return the distribution, the dominant token first
     */
    public static TokenDistribution dominant(int size, double nats) {
        return plateau(size, nats, 1);
    }

    /**
     * A mixture of two levels: some equally likely tokens, and a flat tail of all others, shared for the entropy.
     *
     * @param size number of token ids, at least 2
     * @param nats the entropy, ln top..ln size
     * @param top number of tokens on the upper level, 1..size − 1
     * @return the distribution, the upper level first
     */
    public static TokenDistribution plateau(int size, double nats, int top) {
        Entropies.check(size, nats);
        if (top < 1 || top >= size || Math.log(top) > nats) {
            throw new IllegalArgumentException(
                    "top must be in 1.." + (size - 1) + " and its logarithm at most nats = " + nats + ", was " + top);
        }
        double[] p = Entropies.solve(nats, 0, (size - top) / (double) size, tail -> {
            double[] probabilities = new double[size];
            Arrays.fill(probabilities, 0, top, (1 - tail) / top);
            Arrays.fill(probabilities, top, size, tail / (size - top));
            return probabilities;
        });
        return TokenDistribution.of(top == 1 ? "dominant" : "plateau of " + top, p);
    }

    /** The most tokens that are no more uncertain than the entropy, whichever way exp and log round. */
    private static int widestPlateau(int size, double nats) {
        int widest = (int) Math.min(size - 1, Math.max(1, Math.floor(Math.exp(nats))));
        return widest > 1 && Math.log(widest) > nats ? widest - 1 : widest;
    }
}
