package org.countermark.stats;

import java.util.Arrays;

/**
 * Lists of equally likely integers, held as gaps below each list's largest entry, in steps of the lattice that they share.
 *
 * <p>The sum of one draw from each list is at least s exactly if the gaps add up to at most m = (sum of the largest) − s.
 * Lists of one repeated value are left out: they only move the sum. Thread-confined; the array is kept and grows.
 */
final class DrawRows {
    private final int outcomes;
    private int rows;
    private double[] gaps = {};
    private long most;
    private long least;
    private long step;
    private double nearest;
    private double lnTop;

    /** Of the gaps' sum, each entry as likely as any other: cumulants one to three, at 1..3. */
    private final double[] cumulants = new double[4];

    DrawRows(int outcomes) {
        this.outcomes = outcomes;
    }

    /** Takes lists in, in place of those before. */
    void read(int[] values, int count) {
        if (count < 0 || (long) count * outcomes > values.length) {
            throw new IllegalArgumentException("rows must be in 0.." + values.length / outcomes
                    + ", as many as values holds lists of " + outcomes + ", was " + count);
        }
        if (gaps.length < count * outcomes) {
            gaps = new double[count * outcomes];
        }
        rows = 0;
        most = 0;
        least = 0;
        step = 0;
        nearest = Double.POSITIVE_INFINITY;
        lnTop = 0;
        Arrays.fill(cumulants, 0);
        for (int r = 0; r < count; r++) {
            read(values, r * outcomes, rows * outcomes);
        }
        if (step > 1) {
            toSteps();
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
            long gap = (long) top - values[from + x];
            gaps[to + x] = (double) gap;
            first += (double) gap;
            if (gap == 0) {
                tops++;
            } else {
                nearest = Math.min(nearest, (double) gap);
                step = step == 1 ? 1 : greatestCommonDivisor(step, gap);
            }
        }
        double centre = first / outcomes;
        double second = 0;
        double third = 0;
        for (int x = 0; x < outcomes; x++) {
            double off = gaps[to + x] - centre;
            second += off * off;
            third += off * off * off;
        }
        cumulants[1] += centre;
        cumulants[2] += second / outcomes;
        cumulants[3] += third / outcomes;
        lnTop += StrictMath.log((double) tops / outcomes);
        rows++;
    }

    private static long greatestCommonDivisor(long a, long b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }

    /** From integer units to steps of the lattice; every gap is a multiple, so nothing is rounded. */
    private void toSteps() {
        double size = (double) step;
        for (int i = 0; i < entries(); i++) {
            gaps[i] /= size;
        }
        nearest /= size;
        cumulants[1] /= size;
        cumulants[2] /= size * size;
        cumulants[3] /= size * size * size;
    }

    /** Lists that are not constant. */
    int rows() {
        return rows;
    }

    int outcomes() {
        return outcomes;
    }

    /** Gaps in use: {@link #rows} times {@link #outcomes}. */
    int entries() {
        return rows * outcomes;
    }

    /** A gap in steps, a whole number below 2^32. */
    double gap(int entry) {
        return gaps[entry];
    }

    /** The largest sum. */
    long most() {
        return most;
    }

    /** The smallest sum. */
    long least() {
        return least;
    }

    /** Common divisor of all gaps: the step of the lattice on which the sums lie; 0 if every list is constant. */
    long step() {
        return step;
    }

    /** How many steps a sum lies below the largest; one between two steps stands for the next one above. */
    long missing(long sum) {
        return step == 0 ? 0 : (most - sum) / step;
    }

    /** The smallest gap above 0, in steps. */
    double nearest() {
        return nearest;
    }

    /** ln P(S = {@link #most}). */
    double lnTop() {
        return lnTop;
    }

    /** Mean of the gaps' sum. */
    double mean() {
        return cumulants[1];
    }

    /** Standard deviation of the gaps' sum, above 0 unless there are no lists. */
    double deviation() {
        return StrictMath.sqrt(cumulants[2]);
    }

    /** The tilt at which the gaps' mean is about m, by three cumulants; not above 0 where m is not below the mean. */
    double tiltTo(double missing) {
        // The tilted mean is κ1 − κ2·t + κ3·t²/2 − ...
        double excess = cumulants[1] - missing;
        double square = cumulants[2] * cumulants[2] - 2 * cumulants[3] * excess;
        return square > 0 ? 2 * excess / (cumulants[2] + StrictMath.sqrt(square)) : excess / cumulants[2];
    }

    /** Limit of 1/(t·σ) − 1/r for small tilts, by the third cumulant: what {@link LugannaniRice} asks for. */
    double nearMean() {
        return cumulants[3] / (6 * cumulants[2] * deviation());
    }
}
