package org.countermark.student;

import java.util.Arrays;
import org.countermark.stats.LogE;

/**
 * The bets against H0 on rows, one tally for one key: the evidence of open mode.
 *
 * <p>At each token v of a row a bet stakes the part a·m(v) of its wealth on v having been chosen by the mark, and keeps the rest: the
 * wealth is multiplied by 1 + a·m(v)·(r(s_v) − 1), r from {@link RowRatios}. The stakes are the rows' alone, the scores of different
 * tokens and contexts are independent under H0, and the mean of r is at most 1: so the mean of the wealth is at most 1, however
 * often one looks. The bets differ in a, and in whether m is the gain of probability itself or evened out over rows; see
 * {@link RowWeights}. The e-value is their plain average. Wealth is kept as integers, rounded down. For one thread.
 */
final class RowBets {
    /** What the gain is multiplied by. A bet never stakes all: it could not come back. */
    private static final double[] PARTS = {15.0 / 16, 0.4, 0.15, 0.06, 0.02};

    private static final double ONE = 0x1p32;
    private static final double LARGE = 0x1p400;

    private final RowRatios ratios;
    private final long[] wealth = new long[2 * PARTS.length];
    private final double[] factors = new double[wealth.length];
    private final double[] lns = new double[wealth.length];
    private final double[] stake = new double[wealth.length];
    private boolean any;

    RowBets(RowRatios ratios) {
        this.ratios = ratios;
        Arrays.fill(stake, Math.floor(ONE / stake.length) / ONE);
    }

    /** Begins a row. */
    void begin() {
        Arrays.fill(factors, 1);
        Arrays.fill(lns, 0);
    }

    /** Bets on one token of the row. */
    void add(int level, double gain, double evened, int score) {
        double won = ratios.of(level, ratios.bin(score)) - 1;
        for (int k = 0; k < PARTS.length; k++) {
            multiply(k, 1 + PARTS[k] * gain * won);
            multiply(PARTS.length + k, 1 + PARTS[k] * evened * won);
        }
    }

    private void multiply(int bet, double factor) {
        double product = factors[bet] * factor;
        if (product > LARGE || product < 1 / LARGE) {
            lns[bet] += StrictMath.log(product);
            product = 1;
        }
        factors[bet] = product;
    }

    /** Ends a row: one unit less pays for the roundings of its factors. */
    void end() {
        any = true;
        for (int bet = 0; bet < wealth.length; bet++) {
            double ln = lns[bet] + StrictMath.log(factors[bet]);
            wealth[bet] = Math.addExact(wealth[bet], (long) Math.floor(ln * ONE) - 1);
        }
    }

    LogE e() {
        if (!any) {
            return LogE.one();
        }
        double[] ln = new double[wealth.length];
        Arrays.setAll(ln, bet -> Math.nextDown(wealth[bet] / ONE));
        return LogE.mixture(stake, ln);
    }
}
