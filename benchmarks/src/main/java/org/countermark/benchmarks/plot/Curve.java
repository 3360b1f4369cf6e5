package org.countermark.benchmarks.plot;

import java.util.List;

/**
 * Points that belong together, in one colour with one marker.
 *
 * @param name its name; curves of a name share colour, marker and their line in the legend
 * @param x where the points are
 * @param y their values
 */
public record Curve(String name, List<Double> x, List<Double> y) {
    /** Copies the lists; refuses points without a value. */
    public Curve {
        x = List.copyOf(x);
        y = List.copyOf(y);
        if (x.size() != y.size() || x.isEmpty()) {
            throw new IllegalArgumentException(
                    "x and y must have as many points, at least one, had " + x.size() + " and " + y.size());
        }
    }
}
