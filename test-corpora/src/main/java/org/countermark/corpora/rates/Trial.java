package org.countermark.corpora.rates;

import java.util.random.RandomGenerator;

/** One trial of a detector: makes a text (marked, edited, or human), tests it, and returns what the test says. */
@FunctionalInterface
public interface Trial {
    /**
     * Runs one trial, independent of all others.
     *
     * @param random this trial's own random numbers: all that differs between trials comes from here
     * @return log10 of the p-value, at most 0
     * @throws Exception whatever goes wrong; it ends the measurement
     */
    double log10p(RandomGenerator random) throws Exception;
}
