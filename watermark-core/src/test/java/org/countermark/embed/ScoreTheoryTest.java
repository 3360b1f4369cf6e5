package org.countermark.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.numbers.gamma.Digamma;
import org.countermark.contract.Channel;
import org.countermark.contract.CountermarkV1;
import org.countermark.contract.UnitScorer;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;
import org.countermark.scheme.GreenListScheme;
import org.countermark.scheme.GumbelScheme;
import org.countermark.scheme.Scheme;
import org.countermark.scheme.TournamentScheme;
import org.junit.jupiter.api.Test;

/**
 * The detector's scores of marked tokens have the mean that theory gives them, and those of unmarked tokens or under
 * another key the null mean. Means are held to 6.5 standard errors, odds below 1e-10 an assertion.
 */
class ScoreTheoryTest {
    private static final double[] P = {0.4, 0.25, 0.15, 0.1, 0.06, 0.04};
    private static final int UNITS = 60_000;
    private static final long PAYLOAD = 4_000_000_000L;

    /** Marks single tokens in fresh contexts and scores them; the mean and its standard error, in printed units. */
    private record Mean(double value, double error) {
        static Mean of(Scheme scheme, double delta, boolean marked, EpochKey detectorKey, Channel channel) {
            Profile profile = Marks.profile(scheme);
            MarkRows rows = Watermark.of(profile, Marks.key(1)).withDelta(delta).rows();
            SplittableRandom random = new SplittableRandom(9);
            int[] ids = {7, 70_000, 8, 9, 100_001, 3};
            int[] contexts = random.ints(UNITS * Marks.WIDTH, 0, 1 << 17).toArray();
            int[] tokens = new int[UNITS];
            for (int i = 0; i < UNITS; i++) {
                int[] context = Arrays.copyOfRange(contexts, i * Marks.WIDTH, (i + 1) * Marks.WIDTH);
                // A row without a whole context is not marked.
                tokens[i] = rows.next(context, marked ? Marks.WIDTH : 0, PAYLOAD, ids, P, random);
            }
            UnitScorer scorer = CountermarkV1.scorer(profile, detectorKey, channel);
            int[] scores = new int[UNITS];
            long[] admitted = new long[UNITS / 64 + 1];
            int n = scorer.score(contexts, tokens, UNITS, scores, admitted);
            double unit = scorer.nullLaw().unit();
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < UNITS; i++) {
                if ((admitted[i / 64] >>> i & 1) != 0) {
                    sum += scores[i] * unit;
                    squares += scores[i] * unit * scores[i] * unit;
                }
            }
            double mean = sum / n;
            return new Mean(mean, Math.sqrt((squares / n - mean * mean) / n));
        }

        void assertIs(double expected) {
            assertEquals(expected, value, 6.5 * error);
        }
    }

    private static Mean marked(Scheme scheme, double delta) {
        return Mean.of(scheme, delta, true, Marks.key(1), Channel.payload(PAYLOAD));
    }

    private static double harmonic(double x) {
        return Digamma.value(x + 1) + 0.577_215_664_901_532_9;
    }

    /** E(score | token v) = H(1/p_v): u of the winner is the largest of "1/p" uniforms. */
    @Test
    void gumbelScoresAreHarmonicNumbers() {
        double expected = 0;
        for (double p : P) {
            expected += p * harmonic(1 / p);
        }
        marked(new GumbelScheme(), 2).assertIs(expected);
        // Provider contexts carry no payload, so a detector needs none.
        Mean.of(new GumbelScheme(), 2, true, Marks.key(1), Channel.provider()).assertIs(expected);
    }

    /** A layer's g-value has the mean ½ + (1 − Σp²)/4; the first layer's stays as it is through all later ones. */
    @Test
    void tournamentScoresFollowTheCollisionProbability() {
        double collision = Arrays.stream(P).map(p -> p * p).sum();
        marked(new TournamentScheme(1), 2).assertIs(0.5 + (1 - collision) / 4);
        Mean deep = marked(new TournamentScheme(30), 2);
        double nullMean = new TournamentScheme(30).nullLaw().mean();
        double firstLayerOnly = new TournamentScheme(30).weight(0) * (1 - collision) / 4;
        assertTrue(deep.value() - nullMean > 2 * firstLayerOnly, deep::toString);
        deep.assertIs(layeredMean(30));
    }

    /** The mean score by layers run one after another on made-up words: another million draws, error far below ours. */
    private static double layeredMean(int depth) {
        SplittableRandom random = new SplittableRandom(10);
        TournamentScheme scheme = new TournamentScheme(depth);
        int trials = 1_000_000;
        double sum = 0;
        for (int trial = 0; trial < trials; trial++) {
            int[] words = random.ints(P.length).toArray();
            double[] p = P.clone();
            for (int layer = 0; layer < depth; layer++) {
                double ones = 0;
                for (int i = 0; i < p.length; i++) {
                    ones += p[i] * TournamentScheme.gValue(words[i], layer);
                }
                for (int i = 0; i < p.length; i++) {
                    p[i] *= 1 + TournamentScheme.gValue(words[i], layer) - ones;
                }
            }
            for (int i = 0; i < p.length; i++) {
                sum += p[i] * scheme.score(words[i]);
            }
        }
        return sum / trials;
    }

    /** The mean over all 2^6 colourings of the tokens. */
    @Test
    void greenListScoresFollowTheTilt() {
        double gamma = 0.25;
        double factor = Math.exp(1.3);
        double expected = 0;
        for (int colours = 0; colours < 1 << P.length; colours++) {
            double green = 0;
            for (int i = 0; i < P.length; i++) {
                green += (colours >>> i & 1) * P[i];
            }
            int greens = Integer.bitCount(colours);
            double odds = Math.pow(gamma, greens) * Math.pow(1 - gamma, P.length - greens);
            expected += odds * green * factor / (1 - green + green * factor);
        }
        marked(new GreenListScheme(16384), 1.3).assertIs(expected);
    }

    @Test
    void controlsHaveTheNullMean() {
        for (Scheme scheme : Marks.schemes()) {
            double nullMean = scheme.nullLaw().mean() * scheme.nullLaw().unit();
            Channel channel = Channel.payload(PAYLOAD);
            Mean.of(scheme, 2, true, Marks.key(2), channel).assertIs(nullMean);
            Mean.of(scheme, 2, false, Marks.key(1), channel).assertIs(nullMean);
        }
    }
}
