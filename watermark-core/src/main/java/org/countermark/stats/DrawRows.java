package org.countermark.stats;

import java.util.Arrays;

/**
 * Lists of equally likely integers, held as gaps below each list's largest entry, and their law under a tilt.
 *
 * <p>The sum of one draw from each is at least s exactly if the gaps add up to at most m = (sum of the largest) − s. Under
 * the tilt t an entry with the gap d has a probability proportional to e^(−td), so that every term is of one sign and
 * nothing cancels. Lists of one repeated value are left out: they only move the sum. Thread-confined; arrays are kept and
 * grow.
 */
final class DrawRows {
    /** A tilted mean this many deviations off the sum is as good as the sum itself. */
    private static final double CLOSE = 0.02;

    private static final int STEPS = 60;

    private final int outcomes;
    private int rows;
    private double[] gaps = {};
    private double[] weights = {};

    private long most;
    private long least;
    private double nearest;
    private double lnTop;

    /** Of the untilted gaps: mean, and cumulants two to four. */
    private final double[] cumulants = new double[5];

    private double lnMass;
    private double mean;
    private double variance;
    private double tilt;

    DrawRows(int outcomes) {
        this.outcomes = outcomes;
    }

    /** Takes lists in; the law is untilted until {@link #tilt} or {@link #solve}. */
    void read(int[] values, int count) {
        if (count < 0 || (long) count * outcomes > values.length) {
            throw new IllegalArgumentException("rows must be in 0.." + values.length / outcomes
                    + ", as many as values holds lists of " + outcomes + ", was " + count);
        }
        if (gaps.length < count * outcomes) {
            gaps = new double[count * outcomes];
            weights = new double[count * outcomes];
        }
        rows = 0;
        most = 0;
        least = 0;
        nearest = Double.POSITIVE_INFINITY;
        lnTop = 0;
        Arrays.fill(cumulants, 0);
        for (int r = 0; r < count; r++) {
            read(values, r * outcomes, rows * outcomes);
        }
    }

    private void read(int[] values, int from, int to) {
        int top = values[from];
        int bottom = top;
        for (int x = 1; x < outcomes; x++) {
            top = Math.max(top, values[from + x]);
            bottom = Math.min(bottom, values[from + x]);
        }
        most += top;
        least += bottom;
        if (top == bottom) {
            return;
        }
        double first = 0;
        int tops = 0;
        for (int x = 0; x < outcomes; x++) {
            double gap = (double) ((long) top - values[from + x]);
            gaps[to + x] = gap;
            first += gap;
            if (gap == 0) {
                tops++;
            } else {
                nearest = Math.min(nearest, gap);
            }
        }
        double centre = first / outcomes;
        double second = 0;
        double third = 0;
        double fourth = 0;
        for (int x = 0; x < outcomes; x++) {
            double off = gaps[to + x] - centre;
            second += off * off;
            third += off * off * off;
            fourth += off * off * off * off;
        }
        second /= outcomes;
        cumulants[1] += centre;
        cumulants[2] += second;
        cumulants[3] += third / outcomes;
        cumulants[4] += fourth / outcomes - 3 * second * second;
        lnTop += StrictMath.log((double) tops / outcomes);
        rows++;
    }

    /** The largest sum. */
    long most() {
        return most;
    }

    /** The smallest sum. */
    long least() {
        return least;
    }

    /** The smallest gap above 0. */
    double nearest() {
        return nearest;
    }

    /** ln P(S = {@link #most}). */
    double lnTop() {
        return lnTop;
    }

    /** The tilt at which the gaps' mean is about the target, by the first three cumulants; at most 0 below the mean. */
    double guess(double target) {
        double excess = cumulants[1] - target;
        double square = cumulants[2] * cumulants[2] - 2 * cumulants[3] * excess;
        // The tilted mean of gaps is κ1 − κ2·t + κ3·t²/2 − ...
        return square > 0 ? 2 * excess / (cumulants[2] + StrictMath.sqrt(square)) : excess / cumulants[2];
    }

    /** Tilts so that the gaps' mean is the target, above 0, to a fraction of their deviation; returns the tilt. */
    double solve(double target) {
        double low = Double.NEGATIVE_INFINITY;
        double high = Double.POSITIVE_INFINITY;
        double next = guess(target);
        for (int step = 0; step < STEPS; step++) {
            tilt(next);
            if (StrictMath.abs(mean - target) <= CLOSE * StrictMath.sqrt(variance)) {
                break;
            }
            if (mean > target) {
                low = tilt;
            } else {
                high = tilt;
            }
            // Newton for ln(mean): straight for a few large gaps, and no worse than any for many.
            next = tilt + StrictMath.log(mean / target) * mean / variance;
            if (!(next > low && next < high)) {
                if (high == Double.POSITIVE_INFINITY || low == Double.NEGATIVE_INFINITY) {
                    break;
                }
                next = (low + high) / 2;
            }
        }
        return tilt;
    }

    /** The law under a tilt, per integer unit. */
    void tilt(double by) {
        tilt = by;
        lnMass = 0;
        mean = 0;
        variance = 0;
        for (int from = 0; from < rows * outcomes; from += outcomes) {
            double mass = 0;
            double first = 0;
            double second = 0;
            for (int i = from; i < from + outcomes; i++) {
                double gap = gaps[i];
                double weight = StrictMath.exp(-by * gap);
                weights[i] = weight;
                mass += weight;
                first += weight * gap;
                second += weight * gap * gap;
            }
            double inverse = 1 / mass;
            for (int i = from; i < from + outcomes; i++) {
                weights[i] *= inverse;
            }
            first *= inverse;
            lnMass += StrictMath.log(mass / outcomes);
            mean += first;
            variance += Math.max(0, second * inverse - first * first);
        }
    }

    /** ln of E e^(tilt·(m − gaps)) ≥ P(gaps ≤ m), rounded up, for a tilt of at least 0. */
    double lnChernoff(double missing) {
        double gain = tilt * missing;
        return lnMass + gain + (StrictMath.abs(lnMass) + gain) * (rows + 64.0) * 0x1p-52;
    }
}
