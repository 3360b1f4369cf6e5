package org.countermark.stats;

/**
 * Bets against H0 on weighted exponential scores: the counterpart of {@link Bets} for {@link WeightedExponentials}.
 *
 * <p>Bet k multiplies its wealth by exp(θ·s)/E exp(θ·S) at a score s of weight a, with θ = t_k·a, but at most .7 either way: heavy
 * scores count less in strong bets, rather than ruin them. The weights are the text's, so under H0 the wealth is a supermartingale
 * of expectation at most 1, in whatever order scores come and however often one looks. The tilts are geometric, from
 * {@value #STRONGEST} down to {@value #FAINTEST} for a printed weight of 1. Immutable; only IEEE arithmetic and StrictMath.
 */
public final class WeightedBets {
    private static final double STRONGEST = 8;
    private static final double FAINTEST = 1e-5;
    private static final double MOST = 0.7;
    private static final double ALLOWANCE = 0x1p-49;

    /** [bet][level]: θ, and ln E exp(θ·S), rounded up. */
    private final double[][] tilts;

    private final double[][] prices;
    private final double grain;
    private final double[] stake;

    private WeightedBets(double[][] tilts, double[][] prices, double grain) {
        this.tilts = tilts;
        this.prices = prices;
        this.grain = grain;
        this.stake = Mixtures.uniform(tilts.length);
    }

    static WeightedBets of(int[] weights, int bits, double unit) {
        if (!(unit > 0 && unit < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("unit must be above 0 and finite, was " + unit);
        }
        double grain = StrictMath.scalb(1.0, -bits);
        int count = 1 + (int) StrictMath.floor(2 * StrictMath.log(STRONGEST / FAINTEST) / StrictMath.log(2));
        double[][] tilts = new double[count][weights.length];
        double[][] prices = new double[count][weights.length];
        for (int k = 0; k < count; k++) {
            double tilt = STRONGEST * unit * StrictMath.pow(2, -k / 2.0);
            for (int l = 0; l < weights.length; l++) {
                double theta = Math.max(-MOST, Math.min(MOST, tilt * weights[l]));
                double price = -StrictMath.log1p(-theta);
                tilts[k][l] = theta;
                prices[k][l] = price + Math.abs(price) * 0x1p-46 + GammaSums.ofRounding(theta, grain);
            }
        }
        return new WeightedBets(tilts, prices, grain);
    }

    /**
     * The e-value of a body: a mixture over all tilts.
     *
     * <p>H0: as above. As a process in a growing body it may be looked at at any time.
     *
     * @param counts scores of each level; not changed
     * @param sums their sums, in integer units; not changed
     * @return the e-value, rounded down; 1 for no scores
     */
    public LogE e(long[] counts, long[] sums) {
        double[] wealth = new double[tilts.length];
        boolean any = false;
        for (int k = 0; k < tilts.length; k++) {
            double ln = 0;
            double magnitude = 0;
            for (int l = 0; l < counts.length; l++) {
                if (counts[l] > 0) {
                    any = true;
                    double gain = tilts[k][l] * (grain * (double) sums[l]);
                    double price = (double) counts[l] * prices[k][l];
                    ln += gain - price;
                    magnitude += Math.abs(gain) + Math.abs(price);
                }
            }
            wealth[k] = ln - magnitude * (counts.length + 8) * ALLOWANCE;
        }
        return any ? LogE.mixture(stake, wealth) : LogE.one();
    }
}
