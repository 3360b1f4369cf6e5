package org.countermark.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

/** The binomial tail against 40-digit values, exact fractions, a second library, and the laws of a survival function. */
class BinomialLawTest {
    @Test
    void agreesWithTheReferenceTo12Digits() {
        ReferenceTails.check(
                "binomial-tails.csv", row -> BinomialLaw.of((int) row.number("numerator"), (int) row.number("bits")));
    }

    @Property(tries = 500, seed = "20261121")
    void agreesWithCommonsStatistics(
            @ForAll @IntRange(min = 1, max = 5000) int n,
            @ForAll @IntRange(min = 1, max = 65535) int gamma,
            @ForAll @DoubleRange(min = -4, max = 6) double sigmas) {
        double p = gamma * 0x1p-16;
        long k = Math.min(n, Math.max(1, Math.round(n * p + sigmas * Math.sqrt(n * p * (1 - p)))));
        double expected = Math.log10(BinomialDistribution.of(n, p).survivalProbability((int) k - 1));
        double actual = BinomialLaw.of(gamma, 16).tail(new ScoreSum(n, k)).log10();
        assertEquals(expected, actual, 1e-9 * (1e-4 + Math.abs(expected)));
    }

    @Property(tries = 300, seed = "20261121")
    void fallsWithEachSuccess(
            @ForAll @LongRange(min = 1, max = 1L << 40) long n,
            @ForAll @DoubleRange(min = 0, max = 1) double share,
            @ForAll @IntRange(min = 1, max = 65535) int gamma) {
        long k = (long) (share * n);
        double lower = BinomialLaw.of(gamma, 16).tail(new ScoreSum(n, k)).log10();
        double higher = BinomialLaw.of(gamma, 16).tail(new ScoreSum(n, k + 1)).log10();
        assertTrue(higher <= lower * (1 - 1e-13), () -> lower + " rose to " + higher);
    }

    /** P(p-value ≤ α) ≤ α, with the masses added up as exact fractions, at each α that a p-value can take. */
    @Property(tries = 50, seed = "20261121")
    void isSuperUniform(
            @ForAll @IntRange(min = 1, max = 60) int n, @ForAll @IntRange(min = 1, max = 15) int numerator) {
        BinomialLaw law = BinomialLaw.of(numerator, 4);
        BigInteger reached = BigInteger.ZERO;
        BigInteger mass = BigInteger.valueOf(numerator).pow(n);
        for (int k = n; k > 0; k--) {
            reached = reached.add(mass);
            double log10 = law.tail(new ScoreSum(n, k)).log10();
            double truth = new BigDecimal(reached)
                    .divide(new BigDecimal(BigInteger.TWO.pow(4 * n)), new MathContext(40))
                    .doubleValue();
            assertEquals(Math.log10(truth), log10, 1e-12);
            mass = mass.multiply(BigInteger.valueOf((long) k * (16 - numerator)))
                    .divide(BigInteger.valueOf((long) (n - k + 1) * numerator));
        }
    }

    @Test
    void edgesAreExact() {
        assertEquals(LogP.one(), BinomialLaw.of(1, 1).tail(ScoreSum.EMPTY));
        assertEquals(LogP.one(), BinomialLaw.of(1, 1).tail(new ScoreSum(7, 0)));
        assertEquals(
                Double.NEGATIVE_INFINITY,
                BinomialLaw.of(1, 1).tail(new ScoreSum(7, 8)).log10());
        double half = BinomialLaw.of(1, 1)
                .tail(new ScoreSum(Long.MAX_VALUE, 1L << 62))
                .log10();
        assertEquals(Math.log10(0.5), half, 1e-9);
    }

    @Test
    void refusesSureAndImpossibleTrials() {
        assertThrows(IllegalArgumentException.class, () -> BinomialLaw.of(0, 4));
        assertThrows(IllegalArgumentException.class, () -> BinomialLaw.of(16, 4));
        assertThrows(IllegalArgumentException.class, () -> BinomialLaw.of(1, 0));
        assertThrows(IllegalArgumentException.class, () -> BinomialLaw.of(1, 31));
        assertEquals(0.25, BinomialLaw.of(4, 4).mean());
        assertEquals(1, BinomialLaw.of(4, 4).unit());
    }
}
