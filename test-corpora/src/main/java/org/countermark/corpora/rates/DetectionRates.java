package org.countermark.corpora.rates;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * The p-values of many independent trials, and how often they reach a level.
 *
 * <pre>{@code
 * DetectionRates.measure(200, new SplittableRandom(1), random -> detect(mark(random)))
 *         .at(1e-6)
 *         .assertPowerAtLeast(0.95);
 * }</pre>
 *
 * <p>Over marked texts the rate is the power at that level; over texts that do not depend on the key it is the size.
 * Immutable.
 */
public final class DetectionRates {
    private final double[] sorted;

    private DetectionRates(double[] sorted) {
        this.sorted = sorted;
    }

    /**
     * Runs the trials, one after another.
     *
     * @param trials how many, at least 1
     * @param random split once for each trial: the same state gives the same p-values, whatever a trial draws
     * @param trial the trial
     * @return its p-values
     * @throws IllegalStateException if a trial throws a checked exception, or returns NaN or a number above 0
     */
    public static DetectionRates measure(int trials, RandomGenerator.SplittableGenerator random, Trial trial) {
        if (trials < 1) {
            throw new IllegalArgumentException("trials must be at least 1, was " + trials);
        }
        double[] values = new double[trials];
        for (int i = 0; i < trials; i++) {
            values[i] = run(trial, random.split(), i);
        }
        Arrays.sort(values);
        return new DetectionRates(values);
    }

    /**
     * The rate of p-values at or below a level.
     *
     * @param level the level of the test, inside (0, 1); for levels below the range of a double see {@link #atLog10}
     * @return how many trials detect
     */
    public Rate at(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("level must be inside (0, 1), was " + level);
        }
        return atLog10(Math.log10(level));
    }

    /**
     * The rate of p-values at or below 10 to a power.
     *
     * @param log10Level log10 of the level, below 0
     * @return how many trials detect
     */
    public Rate atLog10(double log10Level) {
        int below = 0;
        int above = sorted.length;
        while (below < above) {
            int middle = (below + above) >>> 1;
            if (sorted[middle] <= log10Level) {
                below = middle + 1;
            } else {
                above = middle;
            }
        }
        return new Rate(below, sorted.length, log10Level);
    }

    /**
     * The p-value in the middle: half of the trials are at least as significant.
     *
     * @return the lower median of log10 p
     */
    public double medianLog10p() {
        return sorted[(sorted.length - 1) / 2];
    }

    private static double run(Trial trial, RandomGenerator random, int index) {
        double value;
        try {
            value = trial.log10p(random);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("trial " + index + " failed: " + e.getMessage(), e);
        }
        if (!(value <= 0)) {
            throw new IllegalStateException("trial " + index + " must return a log10 p of at most 0, was " + value);
        }
        return value;
    }
}
