package org.countermark.detect;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What each unit of a document turns a stake into, bet by bet: the increments of every walk over its text.
 *
 * <p>Under H0 the units are independent, and each bet multiplies its stake by a factor of mean at most 1. Only the bets
 * of the sparse arm are placed: a passage is short, and bets on fainter marks could not win in it.
 */
final class UnitBets {
    /** Factors that are kept rather than worked out in every pass: 16 MiB. */
    private static final int MOST_KEPT = 1 << 21;

    private final Statistic statistic;
    private final PlacedUnits units;
    private final int[] bets;
    private final double[] weights;
    private final double[] all;
    private final long[] sums;
    private final int[] score = new int[1];
    private final int[] level = new int[1];
    private final long[] admitted = {1};
    private double[] kept = {};
    private boolean keeps;

    UnitBets(Statistic statistic, PlacedUnits units) {
        this.statistic = statistic;
        this.units = units;
        double[] shares = statistic.sparseWeights();
        this.bets = IntStream.range(0, shares.length).filter(k -> shares[k] > 0).toArray();
        this.weights = IntStream.of(bets).mapToDouble(k -> shares[k]).toArray();
        this.all = new double[statistic.bets()];
        this.sums = new long[statistic.width()];
    }

    /** How many units the document has. */
    int size() {
        return units.size();
    }

    /** How many bets are placed. */
    int count() {
        return bets.length;
    }

    /** Share of the stake on a bet; they add up to at most 1. */
    double weight(int bet) {
        return weights[bet];
    }

    /** Takes note of another document. */
    void restart() {
        keeps = false;
        long room = (long) units.size() * bets.length;
        if (room <= MOST_KEPT) {
            kept = kept.length < room ? new double[(int) room] : kept;
            double[] factors = new double[bets.length];
            for (int unit = 0; unit < units.size(); unit++) {
                lnFactors(unit, factors);
                System.arraycopy(factors, 0, kept, unit * bets.length, bets.length);
            }
            keeps = true;
        }
    }

    /** Writes ln of the factor of each bet at one unit. */
    void lnFactors(int unit, double[] out) {
        if (keeps) {
            System.arraycopy(kept, unit * bets.length, out, 0, bets.length);
        } else {
            Arrays.fill(sums, 0);
            add(unit, sums);
            lnWealth(sums, out);
        }
    }

    /** ln of what each bet gains over a stretch. */
    double[] lnGains(int from, int to) {
        double[] gains = new double[bets.length];
        lnWealth(sums(from, to), gains);
        return gains;
    }

    /** The statistic's sums over a stretch. */
    long[] sums(int from, int to) {
        long[] total = new long[statistic.width()];
        for (int unit = from; unit < to; unit++) {
            add(unit, total);
        }
        return total;
    }

    private void lnWealth(long[] of, double[] out) {
        statistic.lnWealth(of, 0, all);
        for (int k = 0; k < bets.length; k++) {
            out[k] = all[bets[k]];
        }
    }

    private void add(int unit, long[] to) {
        score[0] = units.score(unit);
        level[0] = units.level(unit);
        statistic.add(score, level, admitted, 1, to, 0);
    }
}
