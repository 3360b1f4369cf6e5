package org.countermark.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** e-values: averages, mixtures, products, and the p-value that each gives. */
class LogETest {
    private static final double NEVER = Double.NEGATIVE_INFINITY;

    @Test
    void averages() {
        assertEquals(
                Math.log10((10 + 1000) / 2.0),
                LogE.mean(new LogE(1), new LogE(3)).log10(),
                1e-12);
        assertEquals(Math.log10(0.5), LogE.mean(LogE.one(), new LogE(NEVER)).log10(), 1e-11);
        assertEquals(LogE.one(), LogE.mean(LogE.one(), LogE.one(), LogE.one()));
        assertEquals(
                1e6 - Math.log10(2), LogE.mean(new LogE(1e6), new LogE(-1e6)).log10(), 1e-6);
        assertTrue(LogE.mean(new LogE(1), new LogE(3)).log10() <= Math.log10(505));
        assertThrows(IllegalArgumentException.class, LogE::mean);
    }

    @Test
    void mixes() {
        double[] weights = {0.25, 0.5, 0};
        double[] ln = {Math.log(8), Math.log(3), 5000};
        assertEquals(Math.log10(3.5), LogE.mixture(weights, ln).log10(), 1e-13);
        assertEquals(new LogE(NEVER), LogE.mixture(new double[] {1}, new double[] {NEVER}));
        assertThrows(IllegalArgumentException.class, () -> LogE.mixture(new double[] {0.6, 0.5}, new double[2]));
        assertThrows(IllegalArgumentException.class, () -> LogE.mixture(new double[] {-0.1}, new double[1]));
        assertThrows(IllegalArgumentException.class, () -> LogE.mixture(new double[] {1}, new double[2]));
        assertThrows(IllegalArgumentException.class, () -> LogE.mixture(new double[] {1}, new double[] {Double.NaN}));
    }

    @Test
    void comesFromAPValue() {
        for (double p : new double[] {0.999, 0.9, 0.5, 0.1, 1e-3, 1e-9, 1e-17, 1e-18, 1e-40, 1e-300}) {
            double ln = Math.log(p);
            double expected = Math.log10((1 - p + p * ln) / (p * ln * ln));
            double e = LogE.calibrated(new LogP.Exact(Math.log10(p))).log10();
            // The plain formula loses half its digits where p is near 1.
            assertEquals(expected, e, p > 0.99 ? 1e-9 : 1e-12 * Math.max(1, Math.abs(expected)), "p " + p);
        }
        assertEquals(Math.log10(0.5), LogE.calibrated(LogP.one()).log10(), 1e-14);
        assertEquals(Math.log10(0.5), LogE.calibrated(new LogP.Exact(-1e-12)).log10(), 1e-9);
        assertEquals(
                1e6 - 2 * Math.log10(1e6 * Math.log(10)),
                LogE.calibrated(new LogP.Exact(-1e6)).log10(),
                1e-6);
        assertEquals(
                Double.MAX_VALUE,
                LogE.calibrated(new LogP.Exact(Double.NEGATIVE_INFINITY)).log10());
    }

    /** E e = ∫ e(p) dp over uniform p, summed by steps that lie below: at most 1, and near it. */
    @Test
    void calibratesToAMeanOfAtMostOne() {
        double sum = 0;
        double step = 1e-3;
        for (double log10 = -300; log10 < 0; log10 += step) {
            double width = Math.pow(10, log10 + step) - Math.pow(10, log10);
            sum += width
                    * Math.pow(
                            10,
                            LogE.calibrated(new LogP.Exact(Math.min(0, log10 + step)))
                                    .log10());
        }
        assertTrue(sum <= 1, "mean " + sum);
        assertEquals(1, sum, 0.01);
    }

    @Test
    void becomesAValidPValue() {
        assertEquals(new LogP.Ville(-3), new LogE(3).p());
        assertEquals(new LogP.Ville(0), new LogE(-3).p());
        assertEquals(new LogP.Ville(0), new LogE(NEVER).p());
        assertEquals("0.0", Double.toString(LogE.one().p().log10()));
        assertEquals("e-value", LogE.one().p().method());
        assertThrows(IllegalArgumentException.class, () -> new LogP.Ville(0.1));
    }

    @Test
    void multipliesAndCompares() {
        assertEquals(new LogE(1), new LogE(3).times(new LogE(-2)));
        assertTrue(new LogE(3).compareTo(new LogE(NEVER)) > 0);
        assertThrows(IllegalArgumentException.class, () -> new LogE(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new LogE(Double.POSITIVE_INFINITY));
    }
}
