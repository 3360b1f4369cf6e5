package org.countermark.corpora.rates;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.countermark.contract.Channel;
import org.countermark.contract.CountermarkV1;
import org.countermark.detect.Detection;
import org.countermark.detect.DetectionPlan;
import org.countermark.detect.DocumentTest;
import org.countermark.embed.Watermark;
import org.countermark.keys.Commitment;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;
import org.countermark.scheme.GumbelScheme;
import org.countermark.token.Response;
import org.junit.jupiter.api.Test;

/** A simulated stream is what it says: real marks, at the stated entropy, on contexts that do not repeat. */
class SimulatedStreamTest {
    private static final Profile PROFILE = new Profile(new GumbelScheme(), 4, "simulated", 0);
    private static final EpochKey KEY = EpochKey.of("2026-11", new byte[32]);
    private static final Watermark MARK = Watermark.of(PROFILE, KEY);

    @Test
    void sameSeedSameTokens() {
        SimulatedStream stream = SimulatedStream.of(TokenDistributions.zipf(100, 1));
        assertArrayEquals(
                stream.marked(MARK, 0, 50, new SplittableRandom(3)),
                stream.marked(MARK, 0, 50, new SplittableRandom(3)));
        assertArrayEquals(stream.unmarked(50, new SplittableRandom(3)), stream.unmarked(50, new SplittableRandom(3)));
        assertEquals(0, stream.unmarked(0, new SplittableRandom(3)).length);
    }

    @Test
    void entropyIsTheMeanOfTheSteps() {
        SimulatedStream stream =
                SimulatedStream.of(List.of(TokenDistributions.zipf(100, 1), TokenDistributions.dominant(50, 0.25)));
        assertEquals(0.625, stream.entropy(), 1e-6);
    }

    /**
     * Under Gumbel-max a token of probability p scores H(1/p) on average, so the excess over the null is Σ p·H(1/p) − 1
     * a token, whatever the key.
     */
    @Test
    void excessIsThatOfTheDistribution() {
        TokenDistribution halves = TokenDistribution.of("halves", new double[] {0.5, 0.25, 0.125, 0.125});
        double expected = 0.5 * harmonic(2) + 0.25 * harmonic(4) + 0.25 * harmonic(8) - 1;
        int tokens = 100_000;
        int[] response = SimulatedStream.of(halves).marked(MARK, 0, tokens, new SplittableRandom(4));
        Channel channel = Channel.provider();
        DetectionPlan plan = DetectionPlan.builder(
                        PROFILE, Commitment.of(PROFILE, KEY).hex())
                .channel(channel)
                .build();
        Detection found = DocumentTest.of(plan, CountermarkV1.scorer(PROFILE, KEY, channel))
                .test(Response.of(response))
                .orElseThrow();
        assertEquals(tokens - 4, found.score().n(), "no context repeats, and all but the first four are scored");
        // A score's variance is at most that of Exp(1) plus that of H(1/p): under 2. Seven standard deviations.
        assertEquals(expected, found.excess(), 7 * Math.sqrt(2.0 / tokens));
    }

    @Test
    void candidatesAreDistinctAndFollowTheirProbabilities() {
        // A point mass on one of 2^20 ids, everywhere else as likely: ids must spread over the vocabulary.
        int[] response =
                SimulatedStream.of(TokenDistributions.dominant(1000, 3)).unmarked(20_000, new SplittableRandom(6));
        long low = Arrays.stream(response)
                .filter(t -> t < SimulatedStream.VOCABULARY_SIZE / 2)
                .count();
        // Binomial(20,000, 1/2), standard deviation 71: seven of them.
        assertEquals(10_000.0, (double) low, 500);
        assertTrue(Arrays.stream(response).allMatch(t -> t >= 0 && t < SimulatedStream.VOCABULARY_SIZE));
    }

    @Test
    void badArgumentsAreNamed() {
        assertThrows(IllegalArgumentException.class, () -> SimulatedStream.of(List.of()));
        assertThrows(
                IllegalArgumentException.class,
                () -> SimulatedStream.of(TokenDistributions.zipf(9, 1)).unmarked(-1, new SplittableRandom(1)));
    }

    private static double harmonic(int n) {
        double sum = 0;
        for (int i = 1; i <= n; i++) {
            sum += 1.0 / i;
        }
        return sum;
    }
}
