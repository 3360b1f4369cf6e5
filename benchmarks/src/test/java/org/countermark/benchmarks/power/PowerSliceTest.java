package org.countermark.benchmarks.power;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.countermark.corpora.rates.Rate;
import org.countermark.detect.DocumentTest;
import org.countermark.detect.Weighing;
import org.countermark.token.Response;
import org.junit.jupiter.api.Test;

/**
 * A slice of the recorded study that every build repeats: at half a nat a token, 60 tokens with a proxy and 110 without
 * reach p ≤ 1e-3 in at least half of the documents.
 */
class PowerSliceTest {
    private static final int PASSAGES = 100;

    private final SplittableRandom random = new SplittableRandom(20);
    private final List<Passage> passages = SimulatedWriter.uneven(0.5).write(Marker.GUMBEL, PASSAGES, 110, random);

    /** True log-odds with a deviation of 1.5 nats on top. */
    private final RecordedProxy noisy = new RecordedProxy("noisy", passages, x -> x + 1.5 * random.nextGaussian());

    /** Each assertion fails with odds of at most 1e-9 where the power is at least one half, as the study has it. */
    @Test
    void halfOfTheDocumentsAreFound() {
        reached(Marker.GUMBEL.weighed(Weighing.MIXTURE, noisy), 60, -3).assertPowerAtLeast(0.5);
        reached(Marker.GUMBEL.weighed(Weighing.WEIGHTED, noisy), 60, -3).assertPowerAtLeast(0.5);
        reached(Marker.GUMBEL.plain(), 110, -3).assertPowerAtLeast(0.5);
    }

    /** The proxy is worth something: 30 tokens without it would not have done. Odds of failing: below 1e-9. */
    @Test
    void aProxyIsWorthTokens() {
        Rate with = reached(Marker.GUMBEL.weighed(Weighing.MIXTURE, noisy), 40, -3);
        Rate without = reached(Marker.GUMBEL.plain(), 40, -3);
        assertTrue(with.detections() > without.detections(), with + " against " + without);
    }

    /** The other schemes' keys did not make these texts. Each assertion fails with odds of at most 1e-9. */
    @Test
    void otherKeysFindNothing() {
        for (Marker marker : Marker.ALL.subList(1, 3)) {
            reached(marker.weighed(Weighing.WEIGHTED, noisy), 110, -1).assertSizeAtMost(0.1);
        }
    }

    private Rate reached(DocumentTest test, int tokens, double log10Level) {
        long reached = passages.stream()
                .map(passage -> test.test(Response.of(passage.tokens().prefix(tokens))))
                .filter(detection -> detection.orElseThrow().p().log10() <= log10Level)
                .count();
        return new Rate(reached, PASSAGES, log10Level);
    }
}
