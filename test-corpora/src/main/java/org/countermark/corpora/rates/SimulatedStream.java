package org.countermark.corpora.rates;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.countermark.embed.MarkSession;
import org.countermark.embed.Watermark;

/**
 * A model that is nothing but its token distributions: as many marked tokens as wanted, at a stated entropy.
 *
 * <p>Each step draws one of the distributions, and fresh token ids for its candidates out of 2^20, so contexts hardly
 * ever repeat: what a real text loses to repeated contexts, edits and re-tokenising comes on top. Tokens are chosen by a
 * real {@link MarkSession}. Immutable, and safe for use by many threads.
 */
public final class SimulatedStream {
    /** Token ids lie below it. */
    public static final int VOCABULARY_SIZE = 1 << 20;

    private final double[][] steps;

    private SimulatedStream(double[][] steps) {
        this.steps = steps;
    }

    /**
     * A stream of one distribution, at every step.
     *
     * @param step the distribution of a step's candidates, at most 2^20
     * @return the stream
     */
    public static SimulatedStream of(TokenDistribution step) {
        return of(List.of(step));
    }

    /**
     * A stream whose steps differ, as those of texts do: sure words between open ones.
     *
     * @param steps the distributions, each as likely at every step; not empty
     * @return the stream
     */
    public static SimulatedStream of(List<TokenDistribution> steps) {
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("steps must not be empty");
        }
        for (TokenDistribution step : steps) {
            if (step.size() > VOCABULARY_SIZE) {
                throw new IllegalArgumentException(
                        "steps must have at most " + VOCABULARY_SIZE + " tokens, one had " + step.size());
            }
        }
        return new SimulatedStream(steps.stream().map(SimulatedStream::support).toArray(double[][]::new));
    }

    /** The probabilities above 0: a candidate that cannot be chosen only costs time. */
    private static double[] support(TokenDistribution step) {
        return Arrays.stream(step.toArray()).filter(p -> p > 0).toArray();
    }

    /**
     * Mean entropy of a step.
     *
     * @return nats per token
     */
    public double entropy() {
        return Arrays.stream(steps)
                .mapToDouble(Entropies::ofProbabilities)
                .average()
                .orElseThrow();
    }

    /**
     * A marked response.
     *
     * @param mark profile, key and strength
     * @param payload 1..2^32−1, or 0 for none
     * @param tokens length of the response, at least 0
     * @param random where everything else comes from
     * @return its token ids
     */
    public int[] marked(Watermark mark, long payload, int tokens, RandomGenerator random) {
        MarkSession session = mark.session(payload, random);
        return generate(tokens, random, session::next);
    }

    /**
     * A response of the same model without a mark.
     *
     * @param tokens length of the response, at least 0
     * @param random where everything comes from
     * @return its token ids
     */
    public int[] unmarked(int tokens, RandomGenerator random) {
        return generate(tokens, random, (ids, probabilities, count) -> ids[draw(probabilities, random)]);
    }

    @FunctionalInterface
    private interface Chooser {
        int next(int[] ids, double[] probabilities, int count);
    }

    private int[] generate(int tokens, RandomGenerator random, Chooser chooser) {
        if (tokens < 0) {
            throw new IllegalArgumentException("tokens must be at least 0, was " + tokens);
        }
        int[] ids =
                new int[Arrays.stream(steps).mapToInt(step -> step.length).max().orElseThrow()];
        int[] response = new int[tokens];
        for (int t = 0; t < tokens; t++) {
            double[] step = steps[random.nextInt(steps.length)];
            // An odd stride visits every id of a power of two once, so the candidates are distinct.
            int id = random.nextInt();
            int stride = random.nextInt() | 1;
            for (int i = 0; i < step.length; i++) {
                ids[i] = id & (VOCABULARY_SIZE - 1);
                id += stride;
            }
            response[t] = chooser.next(ids, step, step.length);
        }
        return response;
    }

    private static int draw(double[] probabilities, RandomGenerator random) {
        double u = random.nextDouble();
        for (int i = 0; i < probabilities.length - 1; i++) {
            u -= probabilities[i];
            if (u < 0) {
                return i;
            }
        }
        return probabilities.length - 1;
    }
}
