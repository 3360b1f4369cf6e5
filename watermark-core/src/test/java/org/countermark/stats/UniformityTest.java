package org.countermark.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The decoy control: its exact law by another route, its size, and what it must catch. */
class UniformityTest {
    /** P(D ≥ d) by walking over the order statistics: no more than i − 1 values may lie at or below i/m − d. */
    private static double walk(double d, int m) {
        double[] state = {1};
        double at = 0;
        for (int i = 1; i <= m; i++) {
            double edge = Math.max(0, (double) i / m - d);
            double[] next = new double[i];
            for (int from = 0; from < state.length; from++) {
                double term = state[from];
                for (int to = from; to < i; to++) {
                    next[to] += term;
                    term *= (edge - at) / (to - from + 1);
                }
            }
            state = next;
            at = edge;
        }
        double within = 0;
        for (int count = 0; count < state.length; count++) {
            double term = state[count];
            for (int rest = 1; rest <= m - count; rest++) {
                term *= (1 - at) / rest;
            }
            within += term;
        }
        for (int i = 1; i <= m; i++) {
            within *= i;
        }
        return 1 - within;
    }

    /** m p-values whose excess is just d: all crowded against the i/m − d from above. */
    private static double[] withExcess(double d, int m) {
        double[] log10 = new double[m];
        for (int i = 0; i < m; i++) {
            log10[i] = Math.log10(Math.min(1, Math.max((i + 1.0) / m - d, 0.5 / m)));
        }
        return log10;
    }

    @Test
    void crowdingHasItsExactLaw() {
        for (int m : new int[] {1, 2, 3, 10, 50, 99}) {
            for (double d : new double[] {0.05, 0.1, 0.2, 0.3, 0.5, 0.8}) {
                double[] log10 = withExcess(d, m);
                double excess = Uniformity.of(log10).excess();
                if (excess > 0) {
                    double truth = walk(excess, m);
                    double p = Math.pow(10, Uniformity.of(log10).crowded().log10());
                    assertEquals(truth, p, 1e-11 + 1e-10 * truth, m + " values, excess " + excess);
                }
            }
        }
        // Ten values, upper 5 % point .36866 (Birnbaum and Tingey's table).
        assertEquals(0.05, walk(0.36866, 10), 1e-5);
    }

    @Test
    void rejectsAsOftenAsItSays() {
        SplittableRandom random = new SplittableRandom(20261121);
        int runs = 20_000;
        int crowded = 0;
        int smallest = 0;
        for (int run = 0; run < runs; run++) {
            double[] log10 = new double[99];
            Arrays.setAll(log10, i -> Math.log10(1 - random.nextDouble()));
            Uniformity uniformity = Uniformity.of(log10);
            crowded += uniformity.crowded().log10() <= Math.log10(0.05) ? 1 : 0;
            smallest += uniformity.smallest().log10() <= Math.log10(0.05) ? 1 : 0;
        }
        // 1000 expected, deviation 30.8: outside 800..1200 with odds below 1e-9 (binomial tails).
        assertTrue(Math.abs(crowded - 1000) < 200, "crowded " + crowded);
        assertTrue(Math.abs(smallest - 1000) < 200, "smallest " + smallest);
    }

    @Test
    void catchesWhatItMust() {
        double[] log10 = new double[99];
        Arrays.setAll(log10, i -> Math.log10((i + 0.5) / 99));
        assertTrue(Uniformity.of(log10).log10() > -0.2);
        log10[40] = -20;
        assertEquals(-20 + Math.log10(99) + Math.log10(2), Uniformity.of(log10).log10(), 1e-9);
        // Squared p-values: evidence counted twice.
        Arrays.setAll(log10, i -> 2 * Math.log10((i + 0.5) / 99));
        assertTrue(Uniformity.of(log10).log10() < -4);
        Arrays.fill(log10, Double.NEGATIVE_INFINITY);
        assertEquals(Double.NEGATIVE_INFINITY, Uniformity.of(log10).smallest().log10());
        assertTrue(Uniformity.of(log10).crowded().log10() < -1000);
        // p-values that are too large are allowed.
        Arrays.fill(log10, 0);
        assertEquals(0, Uniformity.of(log10).log10());
        assertEquals(1, Uniformity.of(log10).shortfall());
    }

    @Test
    void takesNoneAndRefusesNonsense() {
        Uniformity none = Uniformity.of(new double[0]);
        assertEquals(0, none.log10());
        assertEquals(0, none.count());
        assertThrows(IllegalArgumentException.class, () -> Uniformity.of(new double[] {Double.NaN}));
        assertThrows(IllegalArgumentException.class, () -> Uniformity.of(new double[] {0.1}));
        assertThrows(IllegalArgumentException.class, () -> new Uniformity(-1, 0, 0, LogP.one(), LogP.one()));
        assertThrows(IllegalArgumentException.class, () -> new Uniformity(1, 2, 0, LogP.one(), LogP.one()));
        assertThrows(IllegalArgumentException.class, () -> new Uniformity(1, 0, -1, LogP.one(), LogP.one()));
    }
}
