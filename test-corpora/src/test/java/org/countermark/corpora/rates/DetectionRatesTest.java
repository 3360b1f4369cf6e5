package org.countermark.corpora.rates;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** The assertions fail where they must, pass where they must, and refuse to be vacuous. */
class DetectionRatesTest {
    /** log10 of a uniform p-value: what a valid test gives without a mark. */
    private static final Trial NULL = random -> Math.log10(1 - random.nextDouble());

    @Test
    void uniformPValuesHaveTheirSize() {
        DetectionRates rates = DetectionRates.measure(30_000, new SplittableRandom(1), NULL);
        for (double level : new double[] {0.5, 0.1, 1e-2, 1e-3}) {
            // Each fails with odds of at most 1e-9 by construction.
            rates.at(level).assertSizeAtMost(level);
            rates.at(level).assertPowerAtLeast(level);
        }
        // The median's standard deviation is .0025: eight of them have odds below 1e-14.
        assertEquals(Math.log10(0.5), rates.medianLog10p(), 0.02);
    }

    @Test
    void countsAreExact() {
        double[] values = {-3, -2, -2, -1, 0};
        int[] next = {0};
        DetectionRates rates = DetectionRates.measure(5, new SplittableRandom(1), random -> values[next[0]++]);
        assertEquals(3, rates.atLog10(-2).detections());
        assertEquals(3, rates.at(0.01).detections());
        assertEquals(1, rates.atLog10(-3).detections());
        assertEquals(0, rates.atLog10(-3.5).detections());
        assertEquals(4, rates.atLog10(-1e-300).detections());
        assertEquals(-2, rates.medianLog10p());
    }

    @Test
    void trialsDoNotDependOnWhatOthersDraw() {
        double[] lazy = new double[3];
        double[] greedy = new double[3];
        int[] next = {0, 0};
        DetectionRates.measure(3, new SplittableRandom(5), random -> lazy[next[0]++] = -random.nextDouble());
        DetectionRates.measure(3, new SplittableRandom(5), random -> {
            greedy[next[1]++] = -random.nextDouble();
            return -Math.abs(random.ints(100).sum() % 7);
        });
        assertEquals(lazy[2], greedy[2], 0);
    }

    /** The boundary by the definition: the fewest detections whose lower tail at the claimed power is above the odds. */
    @Test
    void powerFailsExactlyWhereTheTailIsBelowTheOdds() {
        int n = 40;
        double power = 0.9;
        double odds = 1e-6;
        double tail = 0;
        for (int k = 0; k <= n; k++) {
            tail += Math.exp(logChoose(n, k) + k * Math.log(power) + (n - k) * Math.log(1 - power));
            Rate rate = new Rate(k, n, -3);
            if (tail < odds * (1 - 1e-9)) {
                assertThrows(AssertionError.class, () -> rate.assertPowerAtLeast(power, odds), "k = " + k);
            } else if (tail > odds * (1 + 1e-9)) {
                assertDoesNotThrow(() -> rate.assertPowerAtLeast(power, odds), "k = " + k);
            }
        }
    }

    @Test
    void sizeMirrorsPower() {
        for (int k = 0; k <= 60; k++) {
            Rate size = new Rate(k, 60, -2);
            Rate power = new Rate(60 - k, 60, -2);
            assertEquals(
                    fails(() -> power.assertPowerAtLeast(0.75, 1e-6)), fails(() -> size.assertSizeAtMost(0.25, 1e-6)));
            assertEquals(
                    fails(() -> power.demonstratesPower(0.25, 1e-3)), fails(() -> size.demonstratesSize(0.75, 1e-3)));
        }
    }

    @Test
    void whatIsShownIsNeverContradicted() {
        for (int k = 0; k <= 200; k++) {
            Rate rate = new Rate(k, 200, -2);
            if (!fails(() -> rate.demonstratesPower(0.5))) {
                assertDoesNotThrow(() -> rate.assertPowerAtLeast(0.5));
            }
        }
        assertTrue(fails(() -> new Rate(120, 200, -2).demonstratesPower(0.5)));
        assertDoesNotThrow(() -> new Rate(150, 200, -2).demonstratesPower(0.5));
        assertDoesNotThrow(() -> new Rate(0, 2_100, -2).demonstratesSize(0.01));
    }

    @Test
    void messagesSayAllThatCounts() {
        AssertionError e = assertThrows(AssertionError.class, () -> new Rate(30, 200, -6).assertPowerAtLeast(0.9));
        for (String part : new String[] {"power ≥ 0.9", "30 of 200", "log10 p ≤ -6.0", "0.15", "limits", "1.0E-9"}) {
            assertTrue(e.getMessage().contains(part), e.getMessage());
        }
    }

    @Test
    void vacuousAssertionsAreRefused() {
        // .9 to the 8 is far above 1e-9: even no detection in 8 trials contradicts nothing at power .1.
        assertRefused("take more trials", () -> new Rate(0, 8, -2).assertPowerAtLeast(0.1));
        assertRefused("take more trials", () -> new Rate(2, 2, -2).assertSizeAtMost(0.01));
        assertRefused("take more trials", () -> new Rate(8, 8, -2).demonstratesPower(0.99));
        assertRefused("take more trials", () -> new Rate(0, 100, -2).demonstratesSize(0.01));
    }

    @Test
    void badArgumentsAreNamed() {
        assertRefused("trials", () -> DetectionRates.measure(0, new SplittableRandom(1), NULL));
        assertRefused(
                "level",
                () -> DetectionRates.measure(1, new SplittableRandom(1), NULL).at(1));
        assertRefused("detections", () -> new Rate(3, 2, -1));
        assertRefused("log10Level", () -> new Rate(1, 2, 0));
        assertRefused("power", () -> new Rate(1, 2, -1).assertPowerAtLeast(1));
        assertRefused("size", () -> new Rate(1, 2, -1).assertSizeAtMost(0));
    }

    @Test
    void brokenTrialsEndTheMeasurement() {
        IllegalStateException nan = assertThrows(
                IllegalStateException.class, () -> DetectionRates.measure(2, new SplittableRandom(1), r -> Double.NaN));
        assertTrue(nan.getMessage().contains("trial 0"), nan.getMessage());
        IllegalStateException io = assertThrows(
                IllegalStateException.class,
                () -> DetectionRates.measure(2, new SplittableRandom(1), r -> {
                    throw new IOException("no file");
                }));
        assertTrue(io.getMessage().contains("no file"), io.getMessage());
    }

    private static boolean fails(Runnable assertion) {
        try {
            assertion.run();
            return false;
        } catch (AssertionError e) {
            return true;
        }
    }

    private static void assertRefused(String part, Executable call) {
        String message = assertThrows(IllegalArgumentException.class, call).getMessage();
        assertTrue(message.contains(part), message);
    }

    private static double logChoose(int n, int k) {
        double sum = 0;
        for (int i = 1; i <= k; i++) {
            sum += Math.log(n - k + i) - Math.log(i);
        }
        return sum;
    }
}
