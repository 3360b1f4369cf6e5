package org.countermark.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Mixed sums against laws that are known otherwise, and at the ends of the scale. */
class MixedLawTest {
    private static final double[] HALVES = {0.5, 0.5};

    /** One level whose score is the binomial's: every tail must lie above the exact one, and close to it. */
    @Test
    void containsTheBinomial() {
        MixedLaw mixed = MixedLaw.of(new double[] {0.75, 0.25}, new int[][] {{0, 1}}, 1);
        BinomialLaw exact = BinomialLaw.of(16384, 16);
        for (long n : new long[] {1, 5, 40, 1000, 1_000_000, 20_000_000_000L}) {
            for (double deviations : new double[] {-8, -3, -1, 0, 1e-3, 0.1, 1, 3, 6, 20, 60}) {
                long sum = Math.round(n * 0.25 + deviations * Math.sqrt(n * 0.1875));
                if (sum > 0 && sum < n) {
                    double truth = exact.tail(new ScoreSum(n, sum)).log10();
                    long[] counts = {n};
                    if (mixed.tail(counts, sum) instanceof LogP.Certified p) {
                        String where = n + " units, sum " + sum;
                        assertTrue(p.log10() >= truth && mixed.bound(counts, sum) >= p.log10() - 1e-12, where);
                        // The grid's faintest tilt is that of some 10^9 units; Chernoff's bound is above the tail.
                        double chernoff = p.log10() * 0.98 + 0.5 + Math.log10(2.6 * Math.max(1, deviations));
                        assertTrue(n > 1_000_000 || mixed.bound(counts, sum) <= chernoff, where);
                        assertTrue(p.saddlepoint() <= p.log10(), where);
                        double slack = n < 40 ? 0.1 : 0.01;
                        assertEquals(truth, p.saddlepoint(), slack, where);
                        assertTrue(p.log10() <= truth + 0.5 + Math.log10(2.6 * Math.max(1, deviations)), where);
                        assertTrue(sum <= 0.25 * n || n > 1_000 || p.log10() <= truth + 1e-8, where);
                    }
                }
            }
        }
    }

    @Test
    void addsLevelsOfDifferentWeights() {
        // Levels 0, 1, 2 are fair bits of weights 30, 12, 3; n of each is the law of weighted bits.
        MixedLaw mixed = MixedLaw.of(HALVES, new int[][] {{0, 30}, {0, 12}, {0, 3}}, 0.5);
        WeightedBitsLaw bits = WeightedBitsLaw.of(new int[] {30, 12, 3});
        for (long n : new long[] {2, 30, 300, 100_000}) {
            for (double share : new double[] {0.1, 0.45, 0.5001, 0.55, 0.7, 0.9}) {
                ScoreSum score = new ScoreSum(n, (long) (n * 45 * share));
                long[] counts = {n, n, n};
                LogP.Certified p = assertInstanceOf(LogP.Certified.class, mixed.tail(counts, score.sum()));
                if (bits.tail(score) instanceof LogP.Certified same) {
                    // Where sums are taken on their lattice, they are below Chernoff's bound.
                    assertTrue(p.log10() <= same.log10() + 1e-9 * Math.abs(same.log10()) + 1e-8);
                    assertTrue(p.log10() >= same.log10() - 3);
                    assertEquals(same.saddlepoint(), p.saddlepoint(), 1e-5 * Math.abs(same.saddlepoint()) + 1e-3);
                } else {
                    assertTrue(p.log10() >= bits.tail(score).log10());
                }
            }
        }
        assertEquals(22.5 / 2 * 10, mixed.mean(new long[] {10, 10, 10}), 1e-12);
    }

    @Test
    void takesScoresOfEitherSign() {
        // Shifting every outcome by a constant shifts the sum, and nothing else.
        int[][] values = {{-5, 9, 0}, {-2, -2, 40}};
        int[][] shifted = {{995, 1009, 1000}, {-1002, -1002, -960}};
        double[] probabilities = {0.5, 0.375, 0.125};
        MixedLaw law = MixedLaw.of(probabilities, values, 0x1p-4);
        MixedLaw same = MixedLaw.of(probabilities, shifted, 0x1p-4);
        long[] counts = {70, 30};
        for (long sum = -500; sum <= 1830; sum += 13) {
            LogP p = law.tail(counts, sum);
            LogP q = same.tail(counts, sum + 70 * 1000 - 30 * 1000);
            assertEquals(p.method(), q.method());
            assertEquals(p.log10(), q.log10(), 1e-9 * Math.abs(p.log10()) + 1e-9);
        }
    }

    @Test
    void knowsTheEnds() {
        MixedLaw law = MixedLaw.of(new double[] {0.25, 0.75, 0}, new int[][] {{4, -2, 99}, {7, 7, 7}}, 1);
        assertEquals(LogP.one(), law.tail(new long[2], 0));
        assertEquals(0, law.bound(new long[2], 0));
        assertEquals(LogP.one(), law.tail(new long[] {3, 2}, 8));
        assertEquals(new LogP.Exact(Double.NEGATIVE_INFINITY), law.tail(new long[] {3, 2}, 27));
        assertEquals(3 * Math.log10(0.25), law.tail(new long[] {3, 2}, 26).log10(), 1e-15);
        // 21..25 lie between steps of 6: only the largest outcome reaches them.
        assertEquals(3 * Math.log10(0.25), law.tail(new long[] {3, 2}, 21).log10(), 1e-15);
        assertInstanceOf(LogP.Certified.class, law.tail(new long[] {3, 2}, 20));
        assertEquals(LogP.one(), law.tail(new long[] {0, 2}, 14));
        assertEquals(new LogP.Exact(Double.NEGATIVE_INFINITY), law.tail(new long[] {0, 2}, 15));
        assertTrue(law.bound(new long[] {3, 2}, 26) >= 3 * Math.log10(0.25));
        assertEquals(3 * Math.log10(0.25), law.bound(new long[] {3, 2}, 26), 0.01);
    }

    @Test
    void fallsWithTheSum() {
        MixedLaw law = MixedLaw.of(new double[] {0.5, 0.375, 0.125}, new int[][] {{-5, 9, 0}, {-2, -2, 40}}, 0x1p-4);
        for (long[] counts : new long[][] {{1, 1}, {3, 0}, {0, 4}, {50, 50}, {1_000_000, 5}}) {
            double before = 0;
            long top = counts[0] * 9 + counts[1] * 40;
            long bottom = -counts[0] * 5 - counts[1] * 2;
            long step = Math.max(1, (top - bottom) / 500);
            for (long sum = bottom; sum <= top; sum += step) {
                double p = law.tail(counts, sum).log10();
                assertTrue(p <= before + 1e-9, Arrays.toString(counts) + " " + sum + ": " + p + " after " + before);
                before = p;
            }
        }
    }

    @Test
    void refusesWhatIsNoLaw() {
        int[][] values = {{0, 1}};
        assertThrows(IllegalArgumentException.class, () -> MixedLaw.of(new double[] {0.5, 0.4}, values, 1));
        assertThrows(IllegalArgumentException.class, () -> MixedLaw.of(new double[] {1.5, -0.5}, values, 1));
        assertThrows(IllegalArgumentException.class, () -> MixedLaw.of(HALVES, new int[0][], 1));
        assertThrows(IllegalArgumentException.class, () -> MixedLaw.of(HALVES, new int[][] {{1}}, 1));
        assertThrows(IllegalArgumentException.class, () -> MixedLaw.of(HALVES, values, 0));
        MixedLaw law = MixedLaw.of(HALVES, values, 1);
        assertThrows(IllegalArgumentException.class, () -> law.tail(new long[] {-1}, 0));
        assertThrows(IllegalArgumentException.class, () -> law.tail(new long[2], 0));
        assertThrows(IllegalArgumentException.class, () -> law.tail(new long[1], 1));
        assertThrows(IllegalArgumentException.class, () -> law.bound(new long[2], 0));
    }
}
