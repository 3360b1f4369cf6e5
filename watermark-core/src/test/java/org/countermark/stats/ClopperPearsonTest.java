package org.countermark.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

/** Exact binomial limits: closed forms, Beta quantiles of a second library, and coverage by enumeration. */
class ClopperPearsonTest {
    @Test
    void hasTheClosedFormsAtTheEnds() {
        for (double alpha : new double[] {0.05, 1e-9, 1e-200}) {
            // k = n: p^n = α; k = 0: the mirror image.
            assertEquals(Math.pow(alpha, 1.0 / 500), ClopperPearson.lower(500, 500, alpha), 1e-12);
            assertEquals(1 - Math.pow(alpha, 1.0 / 500), ClopperPearson.upper(0, 500, alpha), 1e-12);
            // k = 1: 1 − (1 − p)^n = α, relative accuracy however small the limit.
            double lower = -Math.expm1(Math.log1p(-alpha) / 500);
            assertEquals(lower, ClopperPearson.lower(1, 500, alpha), 1e-9 * lower);
        }
        assertEquals(0, ClopperPearson.lower(0, 500, 0.05));
        assertEquals(1, ClopperPearson.upper(500, 500, 0.05));
        assertEquals(0, ClopperPearson.lower(0, 0, 0.05));
        assertEquals(1, ClopperPearson.upper(0, 0, 0.05));
    }

    @Property(tries = 200, seed = "20261121")
    void areBetaQuantiles(
            @ForAll @IntRange(min = 2, max = 5000) int n,
            @ForAll @DoubleRange(min = 0, max = 1) double share,
            @ForAll @DoubleRange(min = -9, max = -1) double log10Alpha) {
        int k = 1 + (int) (share * (n - 2));
        double alpha = Math.pow(10, log10Alpha);
        double lower = BetaDistribution.of(k, n - k + 1).inverseCumulativeProbability(alpha);
        double upper = BetaDistribution.of(k + 1, n - k).inverseSurvivalProbability(alpha);
        assertEquals(lower, ClopperPearson.lower(k, n, alpha), 1e-7 * lower);
        assertEquals(upper, ClopperPearson.upper(k, n, alpha), 1e-7 * upper);
    }

    /** For each true p of a grid, the outcomes whose limit lies on the wrong side have at most probability α. */
    @Test
    void cover() {
        int n = 40;
        double alpha = 0.01;
        for (int percent = 1; percent < 100; percent++) {
            double p = percent / 100.0;
            double above = 0;
            double below = 0;
            for (int k = 0; k <= n; k++) {
                double mass = BinomialDistribution.of(n, p).probability(k);
                above += ClopperPearson.lower(k, n, alpha) > p ? mass : 0;
                below += ClopperPearson.upper(k, n, alpha) < p ? mass : 0;
            }
            assertTrue(above <= alpha && below <= alpha, "p = " + p + ": " + above + ", " + below);
        }
    }

    @Test
    void refuseWhatIsNoCount() {
        assertThrows(IllegalArgumentException.class, () -> ClopperPearson.lower(1, -1, 0.05));
        assertThrows(IllegalArgumentException.class, () -> ClopperPearson.lower(3, 2, 0.05));
        assertThrows(IllegalArgumentException.class, () -> ClopperPearson.upper(-1, 2, 0.05));
        assertThrows(IllegalArgumentException.class, () -> ClopperPearson.upper(1, 2, 0));
        assertThrows(IllegalArgumentException.class, () -> ClopperPearson.upper(1, 2, 1));
        assertThrows(IllegalArgumentException.class, () -> ClopperPearson.upper(1, 2, Double.NaN));
    }
}
