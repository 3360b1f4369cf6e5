package org.countermark.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.junit.jupiter.api.Test;

/** The Gamma tail against 40-digit values, a second library, and the laws of a survival function. */
class GammaLawTest {
    @Test
    void agreesWithTheReferenceTo12Digits() {
        ReferenceTails.check("gamma-tails.csv", row -> GammaLaw.of((int) row.number("bits")));
    }

    @Property(tries = 500, seed = "20261121")
    void agreesWithCommonsStatistics(
            @ForAll @IntRange(min = 1, max = 2000) int n, @ForAll @DoubleRange(min = -4, max = 6) double sigmas) {
        long sum = Math.max(1, (long) ((n + sigmas * Math.sqrt(n)) * (1 << 24)));
        double expected = Math.log10(GammaDistribution.of(n, 1).survivalProbability(sum * 0x1p-24));
        assertEquals(expected, GammaLaw.of(24).tail(new ScoreSum(n, sum)).log10(), 1e-10 * (1e-4 + Math.abs(expected)));
    }

    @Property(tries = 500, seed = "20261121")
    void doesNotRiseWithTheSum(
            @ForAll @LongRange(min = 1, max = 1L << 38) long n,
            @ForAll @LongRange(min = 0, max = 1L << 62) long sum,
            @ForAll @LongRange(min = 1, max = 1L << 40) long more) {
        double lower = GammaLaw.of(24).tail(new ScoreSum(n, sum)).log10();
        double higher = GammaLaw.of(24).tail(new ScoreSum(n, sum + more)).log10();
        assertTrue(higher <= lower * (1 - 1e-13), () -> lower + " rose to " + higher);
    }

    @Property(tries = 200, seed = "20261121")
    void aSingleScoreIsExponential(@ForAll @LongRange(min = 1, max = 1L << 40) long sum) {
        double expected = -sum * 0x1p-24 / Math.log(10);
        assertEquals(expected, GammaLaw.of(24).tail(new ScoreSum(1, sum)).log10(), -1e-14 * expected);
    }

    @Test
    void noUnitsAndNoScoreAreNoEvidence() {
        assertEquals(LogP.one(), GammaLaw.of(24).tail(ScoreSum.EMPTY));
        assertEquals(LogP.one(), GammaLaw.of(24).tail(new ScoreSum(1L << 50, 0)));
        assertEquals(LogP.one(), GammaLaw.of(24).tail(new ScoreSum(1L << 38, 1)), "fades to 0, not to -0.0");
    }

    @Test
    void survivesTheLargestArguments() {
        double far = GammaLaw.of(0).tail(new ScoreSum(1, Long.MAX_VALUE)).log10();
        assertEquals(-Long.MAX_VALUE / Math.log(10), far, 1e-14 * -far);
        double mean = GammaLaw.of(0)
                .tail(new ScoreSum(Long.MAX_VALUE, Long.MAX_VALUE))
                .log10();
        assertEquals(Math.log10(0.5), mean, 1e-9);
        assertEquals(LogP.one(), GammaLaw.of(30).tail(new ScoreSum(Long.MAX_VALUE, Long.MAX_VALUE)));
    }

    @Test
    void refusesAUnitThatScoresCannotHave() {
        assertThrows(IllegalArgumentException.class, () -> GammaLaw.of(-1));
        assertThrows(IllegalArgumentException.class, () -> GammaLaw.of(31));
        assertEquals(16777216, GammaLaw.of(24).mean());
        assertEquals(0x1p-24, GammaLaw.of(24).unit());
    }
}
