package org.countermark.power;

/**
 * The sum of one document's scores as points with probabilities, given that the document is not detected by itself; and
 * the chance that it is.
 *
 * <p>Smooth sums take the three-moment Gamma density (Pearson type III) at equal steps, which integrates smooth
 * functions of it to far better than a thousandth; small counts take the binomial itself.
 */
final class DocumentSum {
    private static final int POINTS = 96;
    private static final double REACH = 8.5;

    /** Beyond this deviation a count has so many values that steps of one would be wasted. */
    private static final double FEW_COUNTS = 24;

    private final double[] sums;
    private final double[] masses;
    private final double pass;

    private DocumentSum(double[] sums, double[] masses, double pass) {
        this.sums = sums;
        this.masses = masses;
        this.pass = pass;
    }

    /**
     * A sum of independent scores.
     *
     * @param unit moments of one score
     * @param units how many scores, at least 1
     * @param counts whether scores are 0 or 1
     * @param critical the smallest sum that is detected by itself; infinite if none is
     * @return the sum
     */
    static DocumentSum of(ScoreMoments unit, long units, boolean counts, double critical) {
        double root = StrictMath.sqrt((double) units);
        double deviation = unit.deviation() * root;
        if (counts && deviation < FEW_COUNTS) {
            return counted(unit.mean(), (int) units, critical);
        }
        PearsonThree density = new PearsonThree(unit.mean() * units, deviation, unit.skewness() / root);
        double edge = counts ? critical - 0.5 : critical;
        double low = density.lowest(REACH);
        double high = density.highest(REACH);
        double[] below = new double[POINTS];
        double[] masses = new double[POINTS];
        double fail = fill(density, low, Math.min(high, Math.max(edge, low + 1e-9 * deviation)), below, masses);
        double above =
                edge >= high ? 0 : fill(density, Math.max(edge, low), high, new double[POINTS], new double[POINTS]);
        return new DocumentSum(below, normalised(masses, fail), above / (above + fail));
    }

    private static double fill(PearsonThree density, double low, double high, double[] at, double[] masses) {
        double step = (high - low) / POINTS;
        double total = 0;
        for (int i = 0; i < POINTS; i++) {
            at[i] = low + (i + 0.5) * step;
            masses[i] = density.at(at[i]) * step;
            total += masses[i];
        }
        return total;
    }

    private static DocumentSum counted(double probability, int n, double critical) {
        double deviation = StrictMath.sqrt(n * probability * (1 - probability));
        int low = (int) Math.max(0, n * probability - REACH * deviation - 5);
        int high = (int) Math.min(n, n * probability + REACH * deviation + 5);
        int edge = (int) Math.min(high + 1, Math.max(low, StrictMath.ceil(critical)));
        int mode = (int) Math.min(high, Math.max(low, n * probability));
        double[] ratio = new double[high - low + 1];
        ratio[mode - low] = 1;
        double odds = probability / (1 - probability);
        for (int k = mode + 1; k <= high; k++) {
            ratio[k - low] = ratio[k - 1 - low] * (n - k + 1) / k * odds;
        }
        for (int k = mode - 1; k >= low; k--) {
            ratio[k - low] = ratio[k + 1 - low] * (k + 1) / (n - k) / odds;
        }
        double above = 0;
        for (int k = edge; k <= high; k++) {
            above += ratio[k - low];
        }
        int failing = Math.max(1, edge - low);
        double[] sums = new double[failing];
        double[] masses = new double[failing];
        double below = 0;
        for (int i = 0; i < failing; i++) {
            sums[i] = low + i;
            masses[i] = ratio[i];
            below += ratio[i];
        }
        return new DocumentSum(sums, normalised(masses, below), above / (above + (edge > low ? below : 0)));
    }

    private static double[] normalised(double[] masses, double total) {
        if (!(total > 0)) {
            // Nothing of weight remains below the critical sum: the document is as good as always detected.
            masses[masses.length - 1] = 1;
            return masses;
        }
        for (int i = 0; i < masses.length; i++) {
            masses[i] /= total;
        }
        return masses;
    }

    /** Number of points. */
    int size() {
        return sums.length;
    }

    /** The sum at a point, in the printed unit. */
    double sum(int point) {
        return sums[point];
    }

    /** All points; not to be changed. */
    double[] sums() {
        return sums;
    }

    /** The chance that the document is detected by itself. */
    double pass() {
        return pass;
    }

    /** The mean of a function of the sum, given as its values at the points. */
    double mean(double[] values) {
        double total = 0;
        for (int i = 0; i < masses.length; i++) {
            total += masses[i] * values[i];
        }
        return total;
    }

    /** The covariance of two functions of the sum, given as their values at the points and their means. */
    double covariance(double[] a, double meanOfA, double[] b, double meanOfB) {
        double total = 0;
        for (int i = 0; i < masses.length; i++) {
            total += masses[i] * (a[i] - meanOfA) * (b[i] - meanOfB);
        }
        return total;
    }

    /** The third central moment of a function of the sum. */
    double third(double[] values, double mean) {
        double total = 0;
        for (int i = 0; i < masses.length; i++) {
            double off = values[i] - mean;
            total += masses[i] * off * off * off;
        }
        return total;
    }
}
