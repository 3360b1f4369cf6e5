package org.countermark.stats;

import java.util.Arrays;

/**
 * Bets against H0 on sums of scores of several levels: the counterpart of {@link Bets} for {@link MixedLaw}.
 *
 * <p>Bet k multiplies its wealth by exp(t_k·x)/E exp(t_k·X_l) at a unit of level l and score x, so that after all units it is
 * exp(t_k·unit·sum − Σ_l n_l·K_l(t_k)). Under H0 that is a supermartingale of expectation at most 1 in every order, as long
 * as levels, order and looks are decided from the text alone. The tilts are geometric, from two over the largest deviation
 * of a level down to 1e-5 over it. Immutable; only IEEE arithmetic and StrictMath.
 */
public final class MixedBets {
    private static final double STRONGEST = 2;
    private static final double FAINTEST = 1e-5;
    private static final double FAINTEST_SPARSE = 0.01;
    private static final double ALLOWANCE = 0x1p-49;

    private final double unit;
    private final double[] tilts;

    /** [level][bet]: ln E exp(tilt·X), rounded up. */
    private final double[][] prices;

    private final double[] denseWeights;
    private final double[] sparseWeights;

    private MixedBets(double unit, double[] tilts, double[][] prices, int sparse) {
        this.unit = unit;
        this.tilts = tilts;
        this.prices = prices;
        this.denseWeights = Mixtures.uniform(tilts.length);
        this.sparseWeights = Arrays.copyOf(Mixtures.uniform(sparse), tilts.length);
    }

    /**
     * The bets against a law.
     *
     * @param probabilities one per outcome, each at least 0, of sum 1
     * @param values [level][outcome], in integer units; not all the same
     * @param unit what one integer unit is worth, above 0
     * @return the bets, strongest tilt first
     */
    public static MixedBets of(double[] probabilities, int[][] values, double unit) {
        OutcomeLaw[] laws = new OutcomeLaw[values.length];
        double variance = 0;
        for (int l = 0; l < laws.length; l++) {
            laws[l] = OutcomeLaw.of(probabilities, values[l], unit);
            variance = Math.max(variance, laws[l].moment(2));
        }
        if (!(variance > 0)) {
            throw new IllegalArgumentException("values must not all be the same");
        }
        double strongest = STRONGEST / StrictMath.sqrt(variance);
        int count = steps(FAINTEST);
        double[] tilts = new double[count];
        double[][] prices = new double[laws.length][count];
        for (int k = 0; k < count; k++) {
            tilts[k] = strongest * StrictMath.pow(2, -k / 2.0);
            for (int l = 0; l < laws.length; l++) {
                double centred = laws[l].cumulant(tilts[k]);
                prices[l][k] = centred + tilts[k] * laws[l].mean() + laws[l].allowance(tilts[k], centred);
            }
        }
        return new MixedBets(unit, tilts, prices, steps(FAINTEST_SPARSE));
    }

    private static int steps(double faintest) {
        return 1 + (int) StrictMath.floor(2 * StrictMath.log(STRONGEST / faintest) / StrictMath.log(2));
    }

    /**
     * How many bets there are.
     *
     * @return the number of tilts
     */
    public int count() {
        return tilts.length;
    }

    /**
     * The wealth of every bet.
     *
     * @param counts where the numbers of units by level stand; not changed
     * @param at index of that of level 0
     * @param sum sum of their scores, in integer units
     * @param into receives count() natural logarithms, rounded down
     */
    public void lnWealth(long[] counts, int at, long sum, double[] into) {
        for (int k = 0; k < tilts.length; k++) {
            double gain = tilts[k] * (unit * (double) sum);
            double price = 0;
            double magnitude = Math.abs(gain);
            for (int l = 0; l < prices.length; l++) {
                double part = (double) counts[at + l] * prices[l][k];
                price += part;
                magnitude += Math.abs(part);
            }
            into[k] = gain - price - magnitude * (prices.length + 8) * ALLOWANCE;
        }
    }

    /**
     * The weights of the dense mixture: equal.
     *
     * @return one weight per bet, of sum at most 1
     */
    public double[] denseWeights() {
        return denseWeights.clone();
    }

    /**
     * The weights of the sparse arm: equal on tilts above .01 over the deviation, none below.
     *
     * @return one weight per bet, of sum at most 1
     */
    public double[] sparseWeights() {
        return sparseWeights.clone();
    }
}
