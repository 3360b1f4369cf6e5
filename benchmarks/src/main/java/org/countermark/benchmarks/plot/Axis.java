package org.countermark.benchmarks.plot;

import java.util.function.DoubleFunction;

/**
 * An axis of a panel.
 *
 * @param title what it shows, with its unit
 * @param from its lower end
 * @param to its upper end
 * @param logarithmic whether equal steps are equal factors
 * @param labels what is written at a value
 */
public record Axis(String title, double from, double to, boolean logarithmic, DoubleFunction<String> labels) {
    /** Refuses what cannot be drawn. */
    public Axis {
        if (!(from < to) || (logarithmic && from <= 0)) {
            throw new IllegalArgumentException(
                    "from must be below to, and above 0 where it is logarithmic, was " + from + " to " + to);
        }
    }
}
