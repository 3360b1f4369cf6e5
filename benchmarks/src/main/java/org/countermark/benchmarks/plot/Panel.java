package org.countermark.benchmarks.plot;

import java.util.List;

/**
 * One system of axes with its curves.
 *
 * @param title what sets it apart from the other panels
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param curves the curves
 */
public record Panel(String title, Axis x, Axis y, List<Curve> curves) {
    /** Copies the list. */
    public Panel {
        curves = List.copyOf(curves);
    }
}
