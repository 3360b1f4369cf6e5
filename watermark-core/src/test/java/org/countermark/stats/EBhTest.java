package org.countermark.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The e-Benjamini–Hochberg list: a worked example, its error rate, and the ends of the scale. */
class EBhTest {
    private static double[] log10(double... values) {
        double[] log10 = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            log10[i] = Math.log10(values[i]);
        }
        return log10;
    }

    @Test
    void listsByRank() {
        // Of four at level .1: 40, 20, 13.3 and 10 are needed. 30 alone would not do; 25 beside it carries it.
        assertArrayEquals(new int[] {2, 1}, EBh.leads(log10(1, 25, 30, 9), 0.1));
        assertArrayEquals(new int[0], EBh.leads(log10(1, 15, 30, 9), 0.1));
        assertArrayEquals(new int[] {3, 0, 1, 2}, EBh.leads(log10(11, 11, 11, 11.5), 0.1));
    }

    @Test
    void countsTestsThatAreNotAtHandAsNothing() {
        double[] few = log10(1, 25, 30, 9);
        double[] all = java.util.Arrays.copyOf(few, 8);
        java.util.Arrays.fill(all, 4, 8, Double.NEGATIVE_INFINITY);
        for (double level : new double[] {0.05, 0.1, 0.2, 0.3, 0.5, 1}) {
            assertArrayEquals(EBh.leads(all, level), EBh.leads(few, 8, level));
        }
        assertArrayEquals(new int[] {2, 1, 3}, EBh.leads(few, 8, 0.3));
        assertThrows(IllegalArgumentException.class, () -> EBh.leads(few, 3, 0.1));
    }

    @Test
    void holdsTheFalseDiscoveryRate() {
        // 100 tests, 20 of them marked; u^-1/2 / 2 has expectation 1 under H0 and a heavy tail.
        SplittableRandom random = new SplittableRandom(20261121);
        int runs = 4000;
        double falseShare = 0;
        double found = 0;
        for (int run = 0; run < runs; run++) {
            double[] e = new double[100];
            for (int i = 0; i < e.length; i++) {
                double u = 1 - random.nextDouble();
                e[i] = Math.log10(0.5 / Math.sqrt(u)) + (i < 20 ? 3 : 0);
            }
            int[] leads = EBh.leads(e, 0.5);
            long wrong = IntStream.of(leads).filter(i -> i >= 20).count();
            falseShare += leads.length == 0 ? 0 : (double) wrong / leads.length;
            found += leads.length - wrong;
        }
        // Shares lie in 0..1 with mean at most .4 (80 of 100 at level .5): by Hoeffding, above .5 with odds exp(-80).
        assertTrue(falseShare / runs < 0.5, "false discovery rate " + falseShare / runs);
        assertEquals(20, found / runs, 1e-9);
    }

    @Test
    void takesTheEndsOfTheScale() {
        assertArrayEquals(new int[0], EBh.leads(new double[0], 0.1));
        assertArrayEquals(new int[] {1}, EBh.leads(new double[] {Double.NEGATIVE_INFINITY, 1e300}, 0.1));
        assertThrows(IllegalArgumentException.class, () -> EBh.leads(new double[] {Double.NaN}, 0.1));
        assertThrows(IllegalArgumentException.class, () -> EBh.leads(new double[] {Double.POSITIVE_INFINITY}, 0.1));
        assertThrows(IllegalArgumentException.class, () -> EBh.leads(new double[1], 0));
        assertThrows(IllegalArgumentException.class, () -> EBh.leads(new double[1], 1.1));
    }
}
