package org.countermark.benchmarks.power;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import org.countermark.corpora.rates.SimulatedStream;
import org.countermark.corpora.rates.TokenDistribution;
import org.countermark.corpora.rates.TokenDistributions;
import org.countermark.embed.MarkSession;
import org.countermark.embed.Watermark;

/**
 * Marked passages from stated distributions, with the probability of each token: as {@link SimulatedStream} writes them.
 */
public final class SimulatedWriter {
    private static final int CANDIDATES = 1 << 10;

    /** Entropies of equally likely kinds of steps, as shares of their mean: sure words between open ones. */
    private static final double[] UNEVEN = {0, 0, 0.1, 0.2, 0.5, 1, 1.5, 2.2, 3.5};

    private final List<Step> steps;

    /** A distribution's probabilities above 0, and its entropy. */
    private static final class Step {
        private final double[] p;
        private final double entropy;

        Step(double[] p, double entropy) {
            this.p = p;
            this.entropy = entropy;
        }
    }

    private SimulatedWriter(List<TokenDistribution> distributions) {
        steps = distributions.stream()
                .map(step -> new Step(
                        Arrays.stream(step.toArray()).filter(x -> x > 0).toArray(), step.entropy()))
                .toList();
    }

    /**
     * Every step has the same distribution: Zipf's law at a temperature.
     *
     * @param nats entropy of a step, 0..ln 1024
     * @return the writer
     */
    public static SimulatedWriter even(double nats) {
        return new SimulatedWriter(List.of(TokenDistributions.zipf(CANDIDATES, nats)));
    }

    /**
     * Steps differ, around the same mean.
     *
     * @param nats mean entropy of a step
     * @return the writer
     */
    public static SimulatedWriter uneven(double nats) {
        double mean = Arrays.stream(UNEVEN).average().orElseThrow();
        return new SimulatedWriter(DoubleStream.of(UNEVEN)
                .mapToObj(share -> TokenDistributions.zipf(CANDIDATES, nats * share / mean))
                .toList());
    }

    List<Passage> write(Marker marker, int passages, int tokens, RandomGenerator random) {
        List<Passage> written = new ArrayList<>();
        for (int i = 0; i < passages; i++) {
            written.add(passage(marker.watermark().session(0, random), tokens, random));
        }
        return written;
    }

    /**
     * One marked passage with a payload.
     *
     * @param mark profile and key
     * @param payload 1..2^32−1, or 0 for none
     * @param tokens its length
     * @param random where everything else comes from
     * @return the passage
     */
    public Passage write(Watermark mark, long payload, int tokens, RandomGenerator random) {
        return passage(mark.session(payload, random), tokens, random);
    }

    private Passage passage(MarkSession session, int tokens, RandomGenerator random) {
        double[] chosen = new double[tokens];
        double[] entropies = new double[tokens];
        int[] ids = new int[CANDIDATES];
        for (int t = 0; t < tokens; t++) {
            Step step = steps.get(random.nextInt(steps.size()));
            double[] p = step.p;
            // An odd stride visits every id of a power of two once, so the candidates are distinct.
            int first = random.nextInt();
            int stride = random.nextInt() | 1;
            for (int i = 0; i < p.length; i++) {
                ids[i] = (first + i * stride) & (SimulatedStream.VOCABULARY_SIZE - 1);
            }
            int token = session.next(ids, p, p.length);
            for (int i = 0; i < p.length; i++) {
                chosen[t] = ids[i] == token ? p[i] : chosen[t];
            }
            entropies[t] = step.entropy;
        }
        return Passage.of(session.tokens(), chosen, entropies);
    }
}
