package org.countermark.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Tails of weighted exponentials, against laws that are known exactly and against chance. */
class WeightedExponentialsTest {
    private static final int BITS = 24;
    private static final MathContext DIGITS = new MathContext(120);

    /** With weights that are all different, the tail is Σ_l Π_k≠l a_l/(a_l − a_k)·e^(−x/a_l): the hypoexponential law. */
    private static double log10Hypoexponential(int[] weights, double x) {
        BigDecimal tail = BigDecimal.ZERO;
        for (int l = 0; l < weights.length; l++) {
            BigDecimal share = exp(new BigDecimal(-x).divide(BigDecimal.valueOf(weights[l]), DIGITS));
            for (int k = 0; k < weights.length; k++) {
                if (k != l) {
                    share = share.multiply(BigDecimal.valueOf(weights[l]), DIGITS)
                            .divide(BigDecimal.valueOf(weights[l] - weights[k]), DIGITS);
                }
            }
            tail = tail.add(share, DIGITS);
        }
        int digits = tail.precision() - tail.scale();
        return digits + Math.log10(tail.movePointLeft(digits).doubleValue());
    }

    private static BigDecimal exp(BigDecimal x) {
        BigDecimal part = x.movePointLeft(6);
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ONE;
        for (int i = 1; i < 60; i++) {
            term = term.multiply(part, DIGITS).divide(BigDecimal.valueOf(i), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        return sum.pow(1_000_000, DIGITS);
    }

    private static long[] ones(int length) {
        long[] ones = new long[length];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** Never below the truth, and close to it: .05 in log10 for 12 and 25 scores of weights from 3 to 80. */
    @Test
    void agreesWithTheHypoexponentialLaw() {
        for (int n : new int[] {1, 2, 5, 12, 25}) {
            int[] weights = new int[n];
            double mean = 0;
            double variance = 0;
            for (int l = 0; l < n; l++) {
                weights[l] = 3 + 77 * l / Math.max(1, n - 1);
                mean += weights[l];
                variance += weights[l] * weights[l];
            }
            WeightedExponentials law = WeightedExponentials.of(weights, BITS);
            for (double z : new double[] {0.3, 1, 2, 3, 5, 8, 12, 20}) {
                double target = mean + z * Math.sqrt(variance);
                long[] sums = new long[n];
                double reached = 0;
                for (int l = 0; l < n; l++) {
                    sums[l] = (long) (target / mean * (1 << BITS));
                    reached += weights[l] * (sums[l] / (double) (1 << BITS));
                }
                double truth = log10Hypoexponential(weights, reached);
                LogP.Certified p = assertInstanceOf(LogP.Certified.class, law.tail(ones(n), sums));
                String at = n + " scores, z = " + z + ": " + p + ", truth " + truth;
                assertTrue(p.log10() >= truth, at);
                assertTrue(p.log10() <= truth + (n >= 12 ? 0.05 : n >= 5 ? 0.3 : 1.2), at);
                assertTrue(Math.abs(p.saddlepoint() - truth) < 0.1, at);
            }
        }
    }

    /** With one weight the law is Gamma's, whose tail is known exactly for any number of scores. */
    @Test
    void agreesWithTheGammaLaw() {
        WeightedExponentials law = WeightedExponentials.of(new int[] {7}, BITS);
        for (long n : new long[] {10, 100, 10_000, 1_000_000, 100_000_000}) {
            for (double z : new double[] {0.5, 2, 5, 10, 30}) {
                long sum = (long) ((n + z * Math.sqrt((double) n)) * (1 << BITS));
                double truth = GammaLaw.of(BITS).tail(new ScoreSum(n, sum)).log10();
                double p = law.tail(new long[] {n}, new long[] {sum}).log10();
                assertTrue(p >= truth, n + ", " + z + ": " + p + " below " + truth);
                assertTrue(p <= truth + 0.03, n + ", " + z + ": " + p + " above " + truth);
            }
        }
    }

    /** E1 − E2 has the tail e^(−x)/2, and a sum of many with both signs is bounded from above without rounding. */
    @Test
    void boundsDifferences() {
        WeightedExponentials law = WeightedExponentials.of(new int[] {1, -1}, BITS);
        for (double x : new double[] {1, 3, 10, 20}) {
            LogP p = law.tail(new long[] {1, 1}, new long[] {(long) ((x + 2) * (1 << BITS)), 2L << BITS});
            double truth = -x / Math.log(10) - Math.log10(2);
            assertTrue(p.log10() >= truth && p.log10() <= truth + 1.8, x + ": " + p + ", truth " + truth);
        }
    }

    /**
     * Scores of 32 random bits, rounded down, with weights of both signs: of 20,000 draws with a chance of at most .01 each,
     * 292 or more are rejected with odds below 1e-9. A tail
     * within .1 of the truth in log10 rejects .0079 at least: 60 or fewer of 20,000 have odds below 1e-9.
     */
    @Test
    void rejectsNoOftenerThanStated() {
        SplittableRandom random = new SplittableRandom(9);
        int[][] tables = {{128, 30, 5, 1}, {128, 30, -5, -64}};
        for (int[] weights : tables) {
            WeightedExponentials law = WeightedExponentials.of(weights, BITS);
            int rejected = 0;
            for (int run = 0; run < 20_000; run++) {
                long[] counts = {random.nextInt(4), random.nextInt(12), random.nextInt(30), random.nextInt(20)};
                long[] sums = new long[4];
                for (int l = 0; l < 4; l++) {
                    for (int i = 0; i < counts[l]; i++) {
                        sums[l] +=
                                (long) (-Math.log((random.nextInt() & 0xFFFFFFFFL) * 0x1p-32 + 0x1p-32) * (1 << BITS));
                    }
                }
                rejected += law.tail(counts, sums).log10() <= -2 ? 1 : 0;
            }
            assertTrue(rejected < 292, rejected + " rejected");
            assertTrue(weights[3] < 0 || rejected > 60, "only " + rejected + " rejected");
        }
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThrows(IllegalArgumentException.class, () -> WeightedExponentials.of(new int[0], BITS));
        assertThrows(IllegalArgumentException.class, () -> WeightedExponentials.of(new int[] {1, 0}, BITS));
        assertThrows(IllegalArgumentException.class, () -> WeightedExponentials.of(new int[] {1}, 31));
        WeightedExponentials law = WeightedExponentials.of(new int[] {1, 2}, BITS);
        assertThrows(IllegalArgumentException.class, () -> law.tail(new long[] {1}, new long[] {1}));
        assertThrows(IllegalArgumentException.class, () -> law.tail(new long[] {1, 0}, new long[] {1, 1}));
        assertThrows(IllegalArgumentException.class, () -> law.tail(new long[] {-1, 0}, new long[] {1, 0}));
        assertEquals(LogP.one(), law.tail(new long[2], new long[2]));
    }
}
