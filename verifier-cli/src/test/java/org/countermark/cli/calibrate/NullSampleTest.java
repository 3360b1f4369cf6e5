package org.countermark.cli.calibrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a calibration says of p-values that are known. No random numbers. */
final class NullSampleTest {
    private static final int TRIALS = 4000;

    /** The p-values ((i − ½)/m)^power, as even as can be. */
    private static NullSample sample(double power) {
        return new NullSample(
                "test",
                IntStream.rangeClosed(1, TRIALS)
                        .mapToDouble(i -> power * StrictMath.log10((i - 0.5) / TRIALS))
                        .toArray());
    }

    private static List<NullSample.Verdict> verdicts(NullSample sample) {
        return sample.rates().stream().map(NullSample.Verdict::of).toList();
    }

    @Test
    void uniformValuesHold() {
        NullSample uniform = sample(1);
        assertFalse(uniform.exceeds());
        assertEquals(400, uniform.rates().get(0).detections());
        assertTrue(verdicts(uniform).stream().allMatch(NullSample.Verdict.HOLDS::equals));
    }

    @Test
    void valuesThatAreTooSmallAreCalledOut() {
        NullSample bold = sample(1.5);
        assertTrue(bold.exceeds());
        assertEquals(NullSample.Verdict.EXCEEDED, verdicts(bold).get(0));
        assertTrue(bold.quantiles().stream().anyMatch(point -> point.observed() < point.low()));
    }

    @Test
    void strictValuesAreNoFault() {
        NullSample strict = sample(0.5);
        assertFalse(strict.exceeds());
        assertEquals(NullSample.Verdict.STRICTER, verdicts(strict).get(0));
    }

    @Test
    void quantilesOfUniformValuesLieInTheirBands() {
        List<NullSample.Quantile> points = sample(1).quantiles();
        assertTrue(points.size() > 50 && points.size() < 200);
        for (NullSample.Quantile point : points) {
            assertTrue(point.low() < point.observed() && point.observed() < point.high(), point::toString);
            assertEquals(point.expected(), point.observed(), 1e-12);
        }
    }

    /** The smallest of m uniform values is below x with probability 1 − (1 − x)^m. */
    @Test
    void theBandOfTheSmallestIsExact() {
        NullSample.Quantile smallest = sample(1).quantiles().get(0);
        double low = StrictMath.pow(10, smallest.low());
        double high = StrictMath.pow(10, smallest.high());
        assertEquals(NullSample.QUANTILE_ODDS, -StrictMath.expm1(TRIALS * StrictMath.log1p(-low)), 1e-9);
        assertEquals(NullSample.QUANTILE_ODDS, StrictMath.exp(TRIALS * StrictMath.log1p(-high)), 1e-9);
    }
}
