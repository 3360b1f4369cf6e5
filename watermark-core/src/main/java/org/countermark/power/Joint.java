package org.countermark.power;

/** Chances that the pooled sum and both arms' evidence stay below their bounds together, by quadrature. */
final class Joint {
    private static final int STEPS = 40;
    private static final double REACH = 5.5;
    private static final int STEPS_ACROSS = 9;
    private static final double REACH_ACROSS = 3.6;
    private static final double FAR = 9;

    private final Directions directions;
    private final Evidence evidence;
    private final double units;

    Joint(Directions directions, Evidence evidence, double units) {
        this.directions = directions;
        this.evidence = evidence;
        this.units = units;
    }

    /**
     * The chance that neither the pooled sum nor the average of both arms' e-values is large enough.
     *
     * @param critical the smallest pooled sum that is enough; infinite to ask for the e-value alone
     * @param lnBound ln of the e-value that is enough
     */
    double misses(double critical, double lnBound) {
        double standardised = (critical - directions.sumMean) / directions.sumDeviation;
        double end = Math.min(REACH, Normal.unskewed(standardised, directions.skewness[0]));
        double step = (end + REACH) / STEPS;
        double total = 0;
        for (int i = 0; i < STEPS && step > 0; i++) {
            double z = -REACH + (i + 0.5) * step;
            double along = Normal.skewed(z, directions.skewness[0]);
            double lnDense = evidence.lnDense(directions.sumMean + directions.sumDeviation * along, units);
            // (dense + sparse)/2 stays below the bound when sparse stays below twice the bound less dense.
            double lnTwice = lnBound + StrictMath.log(2);
            if (lnDense < lnTwice) {
                double lnRoom = lnTwice + StrictMath.log1p(-StrictMath.exp(lnDense - lnTwice));
                total += Normal.density(z) * step * sparseMisses(along, lnRoom);
            }
        }
        return Math.min(1, total);
    }

    /** The chance that the sparse arm stays below its bound, given the pooled sum. */
    private double sparseMisses(double along, double lnRoom) {
        double step = 2 * REACH_ACROSS / STEPS_ACROSS;
        double total = 0;
        double weights = 0;
        double[] base = new double[directions.centres.length];
        for (int i = 0; i < STEPS_ACROSS; i++) {
            double z = -REACH_ACROSS + (i + 0.5) * step;
            double across = Normal.skewed(z, directions.skewness[2]);
            for (int c = 0; c < base.length; c++) {
                base[c] = directions.centres[c]
                        + directions.loads[0][c] * along
                        + directions.loads[2][c] * across
                        - lnRoom;
            }
            double weight = Normal.density(z);
            weights += weight;
            total += weight * chanceBelow(base);
        }
        return total / weights;
    }

    /** The chance that the mixture, as a function of the second direction, stays below 0. */
    private double chanceBelow(double[] base) {
        double skewness = directions.skewness[1];
        double high = crossing(base, FAR);
        double low = crossing(base, -FAR);
        return low >= high
                ? 0
                : Normal.below(Normal.unskewed(high, skewness)) - Normal.below(Normal.unskewed(low, skewness));
    }

    /**
     * One edge of the interval on which the mixture is below 0, by Newton's method from a far point: ln of a sum of
     * exponentials of straight lines is convex, so the steps never pass the edge. The other end if there is none.
     */
    private double crossing(double[] base, double from) {
        double[] slopes = directions.loads[1];
        double[] terms = new double[base.length];
        double at = from;
        for (int step = 0; step < 60; step++) {
            for (int c = 0; c < terms.length; c++) {
                terms[c] = base[c] + slopes[c] * at;
            }
            double value = Evidence.lnSum(terms, terms.length);
            if (value <= 1e-6) {
                return at;
            }
            double slope = 0;
            for (int c = 0; c < terms.length; c++) {
                slope += StrictMath.exp(terms[c] - value) * slopes[c];
            }
            boolean away = slope * from <= 0;
            if (away || value > 2 * FAR * StrictMath.abs(slope)) {
                return -from;
            }
            at -= value / slope;
        }
        return at;
    }
}
