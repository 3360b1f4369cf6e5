package org.countermark.cli.report;

import java.util.ArrayList;
import java.util.List;
import org.countermark.cli.scan.Figures;

/**
 * Maps values to places of a drawing, in a straight line. Immutable.
 *
 * @param low the value at {@code from}
 * @param high the value at {@code to}, above {@code low}
 * @param from a place
 * @param to another
 */
record Scale(double low, double high, double from, double to) {
    private static final double[] STEPS = {1, 2, 5, 10};

    /** A scale that ends at round values, so that every value lies on it. */
    static Scale round(double low, double high, double from, double to) {
        double above = high > low ? high : low + 1;
        double step = step(low, above, 5);
        return new Scale(StrictMath.floor(low / step) * step, StrictMath.ceil(above / step) * step, from, to);
    }

    /** Where a value stands, with one decimal. */
    String at(double value) {
        return Figures.rounded(place(value), 1);
    }

    double place(double value) {
        return from + (value - low) / (high - low) * (to - from);
    }

    /** Round values on the scale, about so many. */
    List<Double> ticks(int about) {
        double step = step(low, high, about);
        List<Double> ticks = new ArrayList<>();
        for (double i = StrictMath.ceil(low / step - 1e-9); i * step <= high + step * 1e-9 && ticks.size() < 100; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    private static double step(double low, double high, int about) {
        double raw = (high - low) / about;
        double power = StrictMath.pow(10, StrictMath.floor(StrictMath.log10(raw)));
        for (double step : STEPS) {
            if (step * power >= raw * (1 - 1e-9)) {
                return step * power;
            }
        }
        return 10 * power;
    }
}
