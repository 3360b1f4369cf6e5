package org.countermark.stats;

/**
 * A fixed grid of tilts with the cumulants of every level at each: Chernoff bounds by multiplication alone. Immutable.
 */
final class TiltGrid {
    /** Ends of the grid, in units of one over the largest deviation of a level. */
    private static final double STRONGEST = 256;

    private static final double FAINTEST = 1e-5;

    /** The ratio of neighbours is 2^(1/STEPS): the best of the grid is mostly within a percent of the best exponent. */
    private static final int STEPS = 8;

    private final double[] tilts;

    /** [level][tilt]: ln E exp(tilt·X), rounded up. */
    private final double[][] prices;

    private TiltGrid(double[] tilts, double[][] prices) {
        this.tilts = tilts;
        this.prices = prices;
    }

    static TiltGrid of(OutcomeLaw[] levels) {
        double variance = 0;
        for (OutcomeLaw level : levels) {
            variance = Math.max(variance, level.moment(2));
        }
        double strongest = variance == 0 ? STRONGEST : STRONGEST / StrictMath.sqrt(variance);
        int count = (int) StrictMath.ceil(STEPS * StrictMath.log(STRONGEST / FAINTEST) / StrictMath.log(2)) + 1;
        double[] tilts = new double[count];
        double[][] prices = new double[levels.length][count];
        for (int j = 0; j < count; j++) {
            tilts[j] = strongest * StrictMath.pow(2, -(double) j / STEPS);
            for (int l = 0; l < levels.length; l++) {
                double centred = levels[l].cumulant(tilts[j]);
                double uncentred = centred + tilts[j] * levels[l].mean();
                prices[l][j] = uncentred + levels[l].allowance(tilts[j], centred);
            }
        }
        return new TiltGrid(tilts, prices);
    }

    /**
     * The best bound of the grid.
     *
     * @param countByLevel units of each level
     * @param sum the sum, in printed units
     * @return its natural logarithm, at most 0
     */
    double bound(long[] countByLevel, double sum) {
        double[] values = new double[tilts.length];
        double[] magnitudes = new double[tilts.length];
        for (int l = 0; l < prices.length; l++) {
            if (countByLevel[l] > 0) {
                double n = (double) countByLevel[l];
                for (int j = 0; j < tilts.length; j++) {
                    double price = n * prices[l][j];
                    values[j] += price;
                    magnitudes[j] += Math.abs(price);
                }
            }
        }
        double best = 0;
        for (int j = 0; j < tilts.length; j++) {
            double gain = tilts[j] * sum;
            double allowance = (magnitudes[j] + Math.abs(gain)) * (prices.length + 8) * 0x1p-52;
            best = Math.min(best, values[j] - gain + allowance);
        }
        return best;
    }
}
