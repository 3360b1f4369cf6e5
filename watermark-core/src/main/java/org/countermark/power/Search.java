package org.countermark.power;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongToDoubleFunction;

/** Where a power that grows with something reaches its target: bisection on a logarithmic scale. */
final class Search {
    private static final double CLOSE = 1.001;

    private Search() {}

    /** The smallest number in a range, to a thousandth of itself, at which the power is on target; empty if none is. */
    static OptionalDouble smallest(double from, double to, double target, DoubleUnaryOperator power) {
        check(target);
        if (power.applyAsDouble(from) >= target) {
            return OptionalDouble.of(from);
        }
        if (!(power.applyAsDouble(to) >= target)) {
            return OptionalDouble.empty();
        }
        double low = from;
        double high = to;
        while (high > low * CLOSE) {
            double middle = StrictMath.sqrt(low * high);
            if (power.applyAsDouble(middle) >= target) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return OptionalDouble.of(high);
    }

    /** The smallest whole number in a range, to a thousandth of itself, at which the power is on target; empty if none is. */
    static OptionalLong smallestWhole(long from, long to, double target, LongToDoubleFunction power) {
        check(target);
        long low = from;
        long high = from;
        while (power.applyAsDouble(high) < target) {
            if (high >= to) {
                return OptionalLong.empty();
            }
            low = high;
            high = Math.min(to, 4 * high);
        }
        while (high - low > Math.max(1, high / 1000)) {
            long middle = low + (high - low) / 2;
            if (power.applyAsDouble(middle) >= target) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return OptionalLong.of(high);
    }

    private static void check(double target) {
        if (!(target > 0 && target < 1)) {
            throw new IllegalArgumentException("target must be above 0 and below 1, was " + target);
        }
    }
}
