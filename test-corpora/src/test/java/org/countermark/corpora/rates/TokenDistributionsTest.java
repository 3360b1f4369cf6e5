package org.countermark.corpora.rates;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Every shape has the entropy that it states. */
class TokenDistributionsTest {
    private record Stated(double nats, TokenDistribution distribution) {}

    @Provide
    Arbitrary<Stated> stated() {
        Arbitrary<Integer> sizes = Arbitraries.of(2, 3, 64, 1000, 32_768);
        Arbitrary<Double> shares = Arbitraries.oneOf(
                Arbitraries.doubles().between(0, 1), Arbitraries.of(0.0, 1e-9, 1e-4, 0.5, 0.999999, 1.0));
        return Combinators.combine(sizes, shares)
                .as((size, share) -> new double[] {size, share * Math.log(size)})
                .flatMap(pair -> TokenDistributions.withEntropy((int) pair[0], pair[1])
                        .map(distribution -> new Stated(pair[1], distribution)));
    }

    @Property(tries = 200)
    void entropyIsAsStated(@ForAll("stated") Stated stated) {
        TokenDistribution distribution = stated.distribution();
        double sum = 0;
        for (int v = 0; v < distribution.size(); v++) {
            assertTrue(distribution.probability(v) >= 0);
            sum += distribution.probability(v);
        }
        assertEquals(1, sum, 1e-9);
        assertEquals(stated.nats(), distribution.entropy(), 1e-6);
    }

    @Property(tries = 200)
    void plateausHaveTwoLevels(
            @ForAll @IntRange(min = 1, max = 20) int top, @ForAll @DoubleRange(max = 1) double share) {
        double nats = Math.log(top) + share * (Math.log(100) - Math.log(top));
        double[] p = TokenDistributions.plateau(100, Math.min(nats, Math.log(100)), top)
                .toArray();
        assertEquals(nats, TokenDistribution.of("again", p).entropy(), 1e-6);
        for (int i = 1; i < p.length; i++) {
            assertTrue(i == top ? p[i] <= p[i - 1] + 1e-12 : p[i] == p[i - 1]);
        }
    }

    @Test
    void entropyOfKnownDistributions() {
        assertEquals(
                Math.log(2),
                TokenDistribution.of("coin", new double[] {0.5, 0, 0.5}).entropy(),
                1e-15);
        assertEquals(0, TokenDistribution.of("sure", new double[] {0, 1}).entropy(), 0);
        // −.9 ln .9 − .1 ln .1
        assertEquals(
                0.3250829733914482,
                TokenDistribution.of("bent", new double[] {0.9, 0.1}).entropy(),
                1e-15);
    }

    @Test
    void shapesDiffer() {
        double[] zipf = TokenDistributions.zipf(1000, 1.5).toArray();
        double[] geometric = TokenDistributions.geometric(1000, 1.5).toArray();
        double[] dominant = TokenDistributions.dominant(1000, 1.5).toArray();
        assertTrue(zipf[999] > 1e-9 && geometric[999] < 1e-9);
        assertTrue(dominant[0] > zipf[0] && zipf[0] > geometric[0]);
        assertEquals(dominant[1], dominant[999], 0);
    }

    @Test
    void shufflingKeepsTheProbabilities() {
        TokenDistribution zipf = TokenDistributions.zipf(50, 2);
        double[] shuffled = zipf.shuffled(new SplittableRandom(1)).toArray();
        assertTrue(!Arrays.equals(zipf.toArray(), shuffled));
        Arrays.sort(shuffled);
        double[] sorted = zipf.toArray();
        Arrays.sort(sorted);
        assertArrayEquals(sorted, shuffled);
    }

    @Test
    void badArgumentsAreNamed() {
        assertMessage("size", () -> TokenDistributions.zipf(1, 0));
        assertMessage("nats", () -> TokenDistributions.geometric(10, 2.4));
        assertMessage("nats", () -> TokenDistributions.withEntropy(10, Double.NaN));
        assertMessage("top", () -> TokenDistributions.plateau(10, 1, 3));
        assertMessage("probabilities", () -> TokenDistribution.of("short", new double[] {0.5, 0.4}));
        assertMessage("probabilities", () -> TokenDistribution.of("negative", new double[] {1.5, -0.5}));
    }

    private static void assertMessage(String part, Executable call) {
        String message = assertThrows(IllegalArgumentException.class, call).getMessage();
        assertTrue(message.startsWith(part), message);
    }
}
