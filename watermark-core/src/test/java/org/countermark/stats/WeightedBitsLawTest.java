package org.countermark.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The tail of weighted bits against exact counts: exact where few, never below the truth where many. */
class WeightedBitsLawTest {
    private static final List<ReferenceTails.Row> ROWS = ReferenceTails.read("weighted-bits-tails.csv");
    private static final double LOG_2 = Math.log10(2);

    private static int[] tournament(int depth) {
        int[] weights = new int[depth];
        for (int layer = 0; layer < depth; layer++) {
            weights[layer] = 10 * (depth - 1) - 9 * layer;
        }
        return weights;
    }

    @Test
    void isExactForFewUnits() {
        double worst = 0;
        int seen = 0;
        for (ReferenceTails.Row row : ROWS) {
            LogP p = WeightedBitsLaw.of(row.weights()).tail(row.observed());
            if (p instanceof LogP.Exact) {
                seen++;
                double error = ReferenceTails.relativeError(row.log10(), p.log10());
                assertTrue(error <= 1e-12, () -> row + " gave " + p + ", off by " + error);
                worst = Math.max(worst, error);
            }
        }
        assertTrue(seen > 300, "too few exact points: " + seen);
        System.out.println("weighted bits, exact: " + seen + " points, worst relative error " + worst);
    }

    @Test
    void isCertifiedForMany() {
        int seen = 0;
        double given = 0;
        double saddle = 0;
        for (ReferenceTails.Row row : ROWS) {
            NullLaw law = WeightedBitsLaw.of(row.weights());
            if (law.tail(row.observed()) instanceof LogP.Certified p) {
                seen++;
                double truth = row.log10();
                assertTrue(p.log10() >= truth, () -> row + " is below the truth: " + p);
                // Chernoff gives away a factor of about t·σ·√(2π) in p; for these rows, less than two digits.
                assertTrue(p.log10() <= Math.min(0, truth + 2), () -> row + " gives away too much: " + p);
                given = Math.max(given, p.log10() - truth);
                // Where a law has gaps (two weights as far apart as 1 and 1000; the last outcomes before the largest
                // sum) no smooth formula can follow it, and nothing is claimed; elsewhere 3 %.
                double error = Math.abs(p.saddlepoint() - truth);
                double missing = 2 * law.mean() * row.number("n") - row.number("sum");
                if (row.weights().length > 2 && missing > row.weights()[0]) {
                    assertTrue(error <= 0.013, () -> row + " has a saddlepoint off by " + error + ": " + p);
                    saddle = Math.max(saddle, error);
                }
            }
        }
        assertTrue(seen > 200, "too few certified points: " + seen);
        System.out.println("weighted bits, certified: " + seen + " points, at most " + given
                + " above the truth in log10, saddlepoint within " + saddle);
    }

    /** All weights equal makes it a binomial, whose exact tail exists for any n. */
    @Property(tries = 1000, seed = "20261121")
    void neverFallsBelowTheBinomialThatItContains(
            @ForAll @IntRange(min = 1, max = 8) int bits,
            @ForAll @IntRange(min = 1, max = 1000) int weight,
            @ForAll @LongRange(min = 1, max = 1L << 36) long n,
            @ForAll @DoubleRange(min = 0, max = 1) double share) {
        int[] weights = new int[bits];
        Arrays.fill(weights, weight);
        long successes = (long) (share * n * bits);
        // One above a step of the lattice means the step after it.
        long sum = Math.max(0, successes * weight - weight + 1);
        LogP p = WeightedBitsLaw.of(weights).tail(new ScoreSum(n, sum));
        double truth =
                BinomialLaw.of(1, 1).tail(new ScoreSum(n * bits, successes)).log10();
        if (p instanceof LogP.Certified certified) {
            assertTrue(p.log10() >= truth, () -> p + " is below " + truth);
            assertEquals(truth, certified.saddlepoint(), 0.01 + 1e-12 * Math.abs(truth));
        } else {
            assertEquals(truth, p.log10(), 1e-12 * Math.abs(truth));
        }
    }

    @Property(tries = 300, seed = "20261121")
    void doesNotRiseWithTheSum(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 1, max = 5000) Integer> weights,
            @ForAll @LongRange(min = 1, max = 1L << 30) long n,
            @ForAll @DoubleRange(min = 0, max = 1) double share,
            @ForAll @LongRange(min = 1, max = 1000) long more) {
        WeightedBitsLaw law =
                WeightedBitsLaw.of(weights.stream().mapToInt(Integer::intValue).toArray());
        long sum = (long) (share * 2 * law.mean() * n);
        double lower = law.tail(new ScoreSum(n, sum)).log10();
        double higher = law.tail(new ScoreSum(n, sum + more)).log10();
        assertTrue(higher <= lower * (1 - 1e-11), () -> lower + " rose to " + higher);
    }

    @Test
    void edgesAreExact() {
        WeightedBitsLaw law = WeightedBitsLaw.of(tournament(30));
        long n = 1_000_000_000;
        long top = n * (long) (2 * law.mean());
        assertEquals(LogP.one(), law.tail(ScoreSum.EMPTY));
        assertEquals(LogP.one(), law.tail(new ScoreSum(n, 0)));
        assertEquals(
                new LogP.Exact(Double.NEGATIVE_INFINITY), law.tail(new ScoreSum(n, top + 1)), "more than there is");
        assertEquals(-30 * n * LOG_2, law.tail(new ScoreSum(n, top)).log10(), 1e-12 * 30 * n);
        LogP.Certified next = assertInstanceOf(LogP.Certified.class, law.tail(new ScoreSum(n, top - 1)));
        // The same single outcome: no weight is 1.
        assertTrue(next.log10() >= -30 * n * LOG_2, next::toString);
        assertEquals(-30 * n * LOG_2, next.log10(), 1e-6 * n);
        assertEquals(-30 * n * LOG_2, next.saddlepoint(), 1e-6 * n);
    }

    @Test
    void belowTheMeanNothingIsCertified() {
        WeightedBitsLaw law = WeightedBitsLaw.of(tournament(30));
        long n = 1_000_000;
        long mean = (long) (n * law.mean());
        LogP.Certified at = assertInstanceOf(LogP.Certified.class, law.tail(new ScoreSum(n, mean)));
        assertEquals(0, at.log10());
        assertEquals(Math.log10(0.5), at.saddlepoint(), 1e-3);
        LogP.Certified low = assertInstanceOf(LogP.Certified.class, law.tail(new ScoreSum(n, 1)));
        assertEquals(0, low.log10());
        assertEquals(0, low.saddlepoint(), 1e-300);
    }

    @Test
    void survivesTheLargestArguments() {
        WeightedBitsLaw law = WeightedBitsLaw.of(new int[] {Integer.MAX_VALUE, Integer.MAX_VALUE - 1});
        LogP p = law.tail(new ScoreSum(Long.MAX_VALUE, Long.MAX_VALUE));
        assertEquals(0, p.log10());
        LogP above = WeightedBitsLaw.of(new int[] {1, 2}).tail(new ScoreSum(Long.MAX_VALUE / 2, Long.MAX_VALUE - 1));
        assertTrue(above.log10() < -1e17, above::toString);
    }

    @Test
    void refusesWeightsThatAreNone() {
        assertThrows(IllegalArgumentException.class, () -> WeightedBitsLaw.of(new int[0]));
        assertThrows(IllegalArgumentException.class, () -> WeightedBitsLaw.of(new int[] {3, 0}));
        assertEquals(4785 / 2.0, WeightedBitsLaw.of(tournament(30)).mean());
        assertEquals(1, WeightedBitsLaw.of(new int[] {7}).unit());
    }
}
