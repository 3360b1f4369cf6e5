package org.countermark.corpora.calibration;

import java.util.List;
import java.util.stream.IntStream;
import org.countermark.corpora.rates.Rate;

/**
 * How many of many independent trials under H0 reached each of the levels 1e-1, 1e-2, 1e-3, 1e-4.
 *
 * <p>Immutable; merging is exact.
 *
 * @param trials trials made, at least 0
 * @param rejections rejections at 10^-1, 10^-2, 10^-3 and 10^-4
 */
public record Sizes(long trials, List<Long> rejections) {
    private static final int LEVELS = 4;

    /** Nothing tried. */
    public static final Sizes EMPTY = new Sizes(0, List.of(0L, 0L, 0L, 0L));

    /** Refuses a list of another length; copies it. */
    public Sizes {
        rejections = List.copyOf(rejections);
        if (rejections.size() != LEVELS) {
            throw new IllegalArgumentException("rejections must be 4 counts, were " + rejections.size());
        }
    }

    /**
     * The outcome of one trial.
     *
     * @param log10 log10 of its p-value
     * @return one trial, with a rejection at each level that the p-value reaches
     */
    public static Sizes of(double log10) {
        return new Sizes(
                1,
                IntStream.rangeClosed(1, LEVELS)
                        .mapToObj(level -> log10 <= -level ? 1L : 0L)
                        .toList());
    }

    /**
     * Adds the trials of another.
     *
     * @param other further trials, independent of these
     * @return the sums
     */
    public Sizes plus(Sizes other) {
        return new Sizes(
                trials + other.trials,
                IntStream.range(0, LEVELS)
                        .mapToObj(i -> rejections.get(i) + other.rejections.get(i))
                        .toList());
    }

    /**
     * The rejections as rates, with their exact limits.
     *
     * @return one rate a level, from 1e-1 to 1e-4
     */
    public List<Rate> rates() {
        return IntStream.range(0, LEVELS)
                .mapToObj(i -> new Rate(rejections.get(i), trials, -(i + 1)))
                .toList();
    }

    /**
     * The level of a rate as a plain number.
     *
     * @param rate one of {@link #rates()}
     * @return 10^log10Level
     */
    public static double level(Rate rate) {
        return StrictMath.pow(10, rate.log10Level());
    }

    /**
     * Whether no level is exceeded: what every valid test has.
     *
     * @param odds chance that a level is called exceeded although it is not, at each level, inside (0, 1)
     * @return true if the true rate may lie at or below each level
     */
    public boolean superUniform(double odds) {
        return rates().stream().allMatch(rate -> rate.lower(odds) <= level(rate));
    }

    /**
     * Whether no level is exceeded or missed: what a test with an exact, continuous law has.
     *
     * @param odds chance that a level is called exceeded or missed although it is neither, at each level and side, inside
     *     (0, 1)
     * @return true if the true rate may be each level itself
     */
    public boolean uniform(double odds) {
        return superUniform(odds) && rates().stream().allMatch(rate -> rate.upper(odds) >= level(rate));
    }
}
