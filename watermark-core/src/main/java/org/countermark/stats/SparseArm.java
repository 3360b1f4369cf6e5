package org.countermark.stats;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The sparse arm of a corpus verdict: the e-value for "some of these documents are marked, most are not".
 *
 * <p>For a share π and a bet k it is the product over the documents of 1 − π + π·e, e being the wealth of bet k in the
 * document. That product is averaged over a grid of shares and over the bets, so that a corpus pays once for not knowing
 * π and the tilt, rather than once per document (ADR 0013); half of the weight goes to a column whose document e-value
 * is itself the mixture over the bets, for corpora whose documents are marked at different strengths.
 *
 * <p>H0: the units of the documents are disjoint and independent of the key. Then every factor has expectation at most 1
 * given the ones before it, and the average is a supermartingale: one may look after every document, in any order that
 * is decided from the text alone. Up to rounding (which is allowed for) the value does not depend on the order; to have
 * the same bits, add the documents in the same order, or the same slices of them.
 *
 * <p>A document costs about a microsecond. Mutable; not for use by several threads at once.
 */
public final class SparseArm {
    private static final double LN_2 = 0.6931471805599453;

    /** Rounding errors of the final sum, counted as factors of a product. */
    private static final int FINAL_ROUNDINGS = 64;

    private final double[] weights;
    private final int[] bets;
    private final Shares[] columns;
    private long groups;

    private SparseArm(double[] weights, int[] bets) {
        this.weights = weights;
        this.bets = bets;
        this.columns = new Shares[bets.length + 1];
        Arrays.setAll(columns, column -> new Shares());
    }

    /**
     * An arm that has seen no document.
     *
     * @param weights one weight per bet, each at least 0, of sum at most 1, not all 0; copied. Bets of weight 0 cost
     *     nothing
     * @return the arm
     * @throws IllegalArgumentException if the weights are not such
     */
    public static SparseArm of(double[] weights) {
        Mixtures.check(weights);
        int[] bets =
                IntStream.range(0, weights.length).filter(k -> weights[k] > 0).toArray();
        if (bets.length == 0) {
            throw new IllegalArgumentException("weights must hold a weight above 0, held none");
        }
        return new SparseArm(weights.clone(), bets);
    }

    /**
     * The grid of shares of marked documents, each of the same weight.
     *
     * @return the shares, largest first, each inside (0, 1)
     */
    public static double[] shares() {
        return Shares.grid();
    }

    /**
     * Takes in one document. Allocates nothing.
     *
     * @param lnWealth natural logarithm of the wealth of every bet in the document (as many as there are weights); −∞ is
     *     allowed; not changed
     * @throws IllegalArgumentException if there are not as many, or one that has weight is NaN or +∞; the arm is then
     *     unchanged
     */
    public void add(double[] lnWealth) {
        Mixtures.checkWealth(weights, lnWealth);
        double mixed = Mixtures.lnUnchecked(weights, lnWealth);
        groups++;
        for (int column = 0; column < bets.length; column++) {
            columns[column].multiply(lnWealth[bets[column]]);
        }
        columns[bets.length].multiply(mixed);
    }

    /**
     * Takes in the documents of another arm: those of a slice that was worked on apart.
     *
     * @param other an arm of the same weights, whose documents are disjoint from this one's; not changed
     * @throws IllegalArgumentException if its weights are others
     */
    public void addAll(SparseArm other) {
        if (!Arrays.equals(weights, other.weights)) {
            throw new IllegalArgumentException("other must have the same weights, had others");
        }
        groups += other.groups;
        for (int column = 0; column < columns.length; column++) {
            columns[column].multiply(other.columns[column]);
        }
    }

    /**
     * Documents taken in.
     *
     * @return the number of calls of {@link #add}, those of arms taken in included
     */
    public long groups() {
        return groups;
    }

    /**
     * The e-value of the documents so far.
     *
     * @return the average over shares and bets, rounded down; 1 before the first document
     */
    public LogE value() {
        if (groups == 0) {
            return LogE.one();
        }
        long scale = Long.MIN_VALUE;
        for (Shares column : columns) {
            scale = Math.max(scale, column.scale());
        }
        double sum = columns[bets.length].mean(scale) / 2;
        for (int column = 0; column < bets.length; column++) {
            sum += columns[column].mean(scale) * weights[bets[column]] / 2;
        }
        double shift = (double) scale * LN_2;
        double roundings = (double) (groups + FINAL_ROUNDINGS) + StrictMath.abs(shift);
        return LogE.ofNatural(StrictMath.log(sum) + shift - roundings * Shares.ALLOWANCE);
    }
}
