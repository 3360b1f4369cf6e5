package org.countermark.student;

import org.countermark.scheme.Scheme;
import org.countermark.scheme.ScoreBins;

/**
 * How much likelier a score is for the token that a mark chose than for any other: what a bet on that token pays.
 *
 * <p>With U the rank of a word's score among all words, uniform under H0, the Gumbel-max choice of a token of probability q has U =
 * W^q with W uniform, so the density u^(1/q − 1)/q. The tournament and the green list tilt U less sharply; the same table serves
 * them, for a bet may suppose what it likes as long as it pays 1 on average. Where q is not known, the density is ½·(1 − u)^(−½).
 * Averaged over the bins of the scheme, whose probabilities are exact, and rounded down. Immutable.
 */
final class RowRatios {
    /** The table for tokens of unknown probability. */
    static final int UNKNOWN = 0;

    /** Tables of known probabilities: 2^(−k/2) for k = 1..24. */
    private static final int KNOWN = 24;

    /** More than what the differences of powers are off by: half a unit of the last place in each of some 500 bins. */
    private static final double ALLOWANCE = 0x1p-40;

    private final ScoreBins bins;
    private final double[][] ratios;

    private RowRatios(ScoreBins bins, double[][] ratios) {
        this.bins = bins;
        this.ratios = ratios;
    }

    static RowRatios of(Scheme scheme) {
        ScoreBins bins = ScoreBins.of(scheme);
        double[] probabilities = bins.probabilities();
        double[][] ratios = new double[1 + KNOWN][probabilities.length];
        for (int b = 0; b < probabilities.length; b++) {
            double from = bins.lower(b);
            double to = b + 1 < probabilities.length ? bins.lower(b + 1) : 1;
            ratios[UNKNOWN][b] = ratio(StrictMath.sqrt(1 - from) - StrictMath.sqrt(1 - to), to - from);
            for (int k = 1; k <= KNOWN; k++) {
                double power = StrictMath.pow(2, k / 2.0);
                ratios[k][b] = ratio(StrictMath.pow(to, power) - StrictMath.pow(from, power), to - from);
            }
        }
        return new RowRatios(bins, ratios);
    }

    private static double ratio(double mass, double probability) {
        return probability > 0 ? mass / probability * (1 - ALLOWANCE) : 0;
    }

    /** The table for a token of about this probability; the last one for 0. */
    static int level(double probability) {
        double half = -2 * StrictMath.log(probability) / StrictMath.log(2);
        return (int) Math.max(1, Math.min(KNOWN, StrictMath.rint(half)));
    }

    int bin(int score) {
        return bins.of(score);
    }

    double of(int level, int bin) {
        return ratios[level][bin];
    }

    /** Under H0, the mean of what a table pays: at most 1. */
    double mean(int level) {
        double[] probabilities = bins.probabilities();
        double sum = 0;
        for (int b = 0; b < probabilities.length; b++) {
            sum += probabilities[b] * ratios[level][b];
        }
        return sum;
    }

    int bins() {
        return ratios[0].length;
    }
}
