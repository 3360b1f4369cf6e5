package org.countermark.stats;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The sparse arm of a corpus verdict: the e-value for "some of these documents are marked, most are not".
 *
 * <p>For a share π and a bet k it is the product over the documents of 1 − π + π·e, e being the wealth of bet k in the
 * document. That product is averaged over a grid of shares and over the bets, so that a corpus pays once for not knowing
 * π and the tilt, rather than once per document (ADR 0013); half of the weight goes to a column whose document e-value is
 * itself the mixture over the bets, for corpora whose documents are marked at different strengths.
 *
 * <p>H0: the units of the documents are disjoint and independent of the key. Then every factor has expectation at most 1
 * given the ones before it, and the average is a supermartingale: one may look after every document, in any order that is decided from
 * the text alone. Up to rounding (which is allowed for) the value does not depend on the order; to have the same
 * bits, add the documents in the same order.
 *
 * <p>Products are kept as a mantissa and a binary exponent, without logarithms: a document costs about a microsecond.
 * Mutable; not for use by several threads at once.
 */
public final class SparseArm {
    private static final double[] SHARES = {.5, .2, .1, .05, .02, .01, .005, .002, .001, 5e-4, 2e-4, 1e-4, 1e-5};

    private static final double LN_2 = 0.6931471805599453;

    /** Wealth beyond this is split into mantissa and exponent; below it, its exponential is an ordinary double. */
    private static final double ORDINARY = 600;

    /** Rounding errors that one document can add to a product, relative; and that the final sum can, in documents. */
    private static final double ALLOWANCE = 0x1p-46;

    private static final int FINAL_ROUNDINGS = 64;

    private final double[] weights;
    private final int[] bets;
    private final double[] mantissas;
    private final long[] exponents;
    private long groups;

    private SparseArm(double[] weights, int[] bets) {
        this.weights = weights;
        this.bets = bets;
        this.mantissas = new double[SHARES.length * (bets.length + 1)];
        this.exponents = new long[mantissas.length];
        Arrays.fill(mantissas, 1);
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
     * Takes in one document. Allocates nothing.
     *
     * @param lnWealth natural logarithm of the wealth of every bet in the document (as many as there are weights); −∞ is
     *     allowed; not changed
     * @throws IllegalArgumentException if there are not as many, or one that has weight is NaN or +∞; the arm is then
     *     unchanged
     */
    public void add(double[] lnWealth) {
        double strongest = strongest(lnWealth);
        groups++;
        double mixed = 0;
        for (int column = 0; column < bets.length; column++) {
            double ln = lnWealth[bets[column]];
            multiply(column, ln);
            mixed += weights[bets[column]] * StrictMath.exp(ln - strongest);
        }
        multiply(bets.length, strongest == Double.NEGATIVE_INFINITY ? strongest : strongest + StrictMath.log(mixed));
    }

    private double strongest(double[] lnWealth) {
        if (lnWealth.length != weights.length) {
            throw new IllegalArgumentException(
                    "lnWealth must hold one number per weight (" + weights.length + "), held " + lnWealth.length);
        }
        double strongest = Double.NEGATIVE_INFINITY;
        for (int k : bets) {
            if (!(lnWealth[k] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "lnWealth[" + k + "] must be a number below infinity, was " + lnWealth[k]);
            }
            strongest = Math.max(strongest, lnWealth[k]);
        }
        return strongest;
    }

    /** Multiplies the products of one column, for every share, by 1 − π + π·exp(ln). */
    private void multiply(int column, double ln) {
        double down = ln - StrictMath.abs(ln) * ALLOWANCE;
        boolean huge = down > ORDINARY;
        // Far beyond 1/π, 1 − π is less than one rounding; leaving it out rounds down.
        long shift = huge ? (long) (down / LN_2) : 0;
        double e = StrictMath.exp(ln == Double.NEGATIVE_INFINITY ? ln : down - shift * LN_2);
        int at = column * SHARES.length;
        for (double share : SHARES) {
            double product = mantissas[at] * (huge ? share * e : 1 - share + share * e);
            exponents[at] += shift;
            // A factor lies between 2^-18 and 2^866, so a mantissa in this range cannot leave that of a double.
            if (product < 0x1p-100 || product > 0x1p100) {
                int exponent = Math.getExponent(product);
                product = StrictMath.scalb(product, -exponent);
                exponents[at] += exponent;
            }
            mantissas[at] = product;
            at++;
        }
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
        for (int at = 0; at < mantissas.length; at++) {
            double product = mantissas[at] * other.mantissas[at];
            int exponent = Math.getExponent(product);
            mantissas[at] = StrictMath.scalb(product, -exponent);
            exponents[at] += other.exponents[at] + exponent;
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
        long most = Long.MIN_VALUE;
        for (long exponent : exponents) {
            most = Math.max(most, exponent);
        }
        double sum = 0;
        for (int at = 0; at < mantissas.length; at++) {
            int column = at / SHARES.length;
            double weight = column == bets.length ? 0.5 : 0.5 * weights[bets[column]];
            // Beyond 2^-2000 of the largest term, nothing is lost but what rounds down.
            int below = (int) Math.max(-2000, exponents[at] - most);
            sum += weight / SHARES.length * StrictMath.scalb(mantissas[at], below);
        }
        double roundings = (groups + FINAL_ROUNDINGS) * ALLOWANCE;
        double ln = StrictMath.log(sum) + most * LN_2;
        return LogE.ofNatural(ln - roundings - StrictMath.abs(most * LN_2) * ALLOWANCE);
    }
}
