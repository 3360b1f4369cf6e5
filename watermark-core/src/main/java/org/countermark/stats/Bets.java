package org.countermark.stats;

import java.util.Arrays;

/**
 * Bets against H0: a fixed grid of tilts, each of which turns a score sum into wealth that H0 cannot grow.
 *
 * <p>Bet k multiplies its wealth by exp(t_k·x)/E exp(t_k·X) at a unit of score x (in printed units). The wealth after n
 * units is exp(t_k·unit·sum − n·K(t_k)), a function of the sum alone: the order of the units does not matter, and under
 * H0 (the units are independent, each with the law's score distribution or below it) it is a supermartingale of expectation at
 * most 1, in whatever order and however often one looks, as long as order and looks are decided from the text alone.
 *
 * <p>The tilts are geometric, t_k = {@link NullLaw#strongestTilt()}·2^(−k/2), down to 1e-5 standard deviations, so that
 * both a loud document and a body of 10^10 faint tokens find one within a factor 2^(1/4) of the best, which costs at most 3 % of
 * the evidence. The same rule holds for every law; nothing is fitted to a text. Immutable; only IEEE arithmetic and
 * StrictMath. Source: docs/statistics.md, "Evidence that is valid at any time".
 */
public final class Bets {
    /** The faintest tilt, in units of 1/deviation. */
    private static final double FAINTEST = 1e-5;

    /** The faintest tilt that the sparse arm bets with: a document does not have the tokens for less. */
    private static final double FAINTEST_SPARSE = 0.01;

    /** Larger than all roundings of a product of the sum and one of the count, per unit of magnitude. */
    private static final double ALLOWANCE = 0x1p-49;

    private final double unit;
    private final double[] tilts;
    private final double[] prices;
    private final double[] denseWeights;
    private final double[] sparseWeights;

    private Bets(double unit, double[] tilts, double[] prices, int sparse) {
        this.unit = unit;
        this.tilts = tilts;
        this.prices = prices;
        this.denseWeights = Mixtures.uniform(tilts.length);
        this.sparseWeights = Arrays.copyOf(Mixtures.uniform(sparse), tilts.length);
    }

    /**
     * The bets against a law.
     *
     * @param law the law of the scores under H0
     * @return the bets, about 35 of them, strongest tilt first
     */
    public static Bets of(NullLaw law) {
        double strongest = law.strongestTilt();
        double deviation = law.deviation();
        int count = 1;
        int sparse = 1;
        while (tilt(strongest, count - 1) * deviation > FAINTEST) {
            if (tilt(strongest, count - 1) * deviation > FAINTEST_SPARSE) {
                sparse = count;
            }
            count++;
        }
        double[] tilts = new double[count];
        double[] prices = new double[count];
        for (int k = 0; k < count; k++) {
            tilts[k] = tilt(strongest, k);
            prices[k] = law.cumulant(tilts[k]);
        }
        return new Bets(law.unit(), tilts, prices, sparse);
    }

    private static double tilt(double strongest, int k) {
        return StrictMath.scalb(k % 2 == 0 ? strongest : strongest * 0.7071067811865476, -(k / 2));
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
     * The tilt of one bet.
     *
     * @param k bet, 0..count()−1; 0 is the strongest
     * @return the tilt per printed unit
     */
    public double tilt(int k) {
        return tilts[k];
    }

    /**
     * The wealth of one bet after a sum of scores.
     *
     * @param k bet, 0..count()−1
     * @param score units and the sum of their scores
     * @return natural logarithm of the wealth, rounded down; finite, 0 for no units
     */
    public double lnWealth(int k, ScoreSum score) {
        return lnWealth(k, score.n(), score.sum());
    }

    private double lnWealth(int k, long n, long sum) {
        double gain = tilts[k] * (unit * (double) sum);
        double price = (double) n * prices[k];
        return gain - price - (gain + price) * ALLOWANCE;
    }

    /**
     * The wealth of every bet after a sum of scores. Allocates nothing.
     *
     * @param score units and the sum of their scores
     * @param into receives count() natural logarithms, as {@link #lnWealth(int, ScoreSum)}
     */
    public void lnWealth(ScoreSum score, double[] into) {
        for (int k = 0; k < tilts.length; k++) {
            into[k] = lnWealth(k, score.n(), score.sum());
        }
    }

    /**
     * The dense arm: the e-value of all units pooled, a mixture over all tilts.
     *
     * <p>H0: as above. As a process in a growing body of text it may be looked at at any time.
     *
     * @param score units and the sum of their scores
     * @return the e-value, rounded down; 1 for no units
     */
    public LogE dense(ScoreSum score) {
        if (score.n() == 0) {
            return LogE.one();
        }
        double[] wealth = new double[count()];
        lnWealth(score, wealth);
        return LogE.mixture(denseWeights, wealth);
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
     * The weights of the sparse arm: equal on tilts above .01/deviation, none below.
     *
     * @return one weight per bet, of sum at most 1
     */
    public double[] sparseWeights() {
        return sparseWeights.clone();
    }
}
