package org.countermark.stats;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How many documents of a corpus are marked at the least: a one-sided confidence bound by closed testing.
 *
 * <p>If s documents are unmarked, then the sparse product over just those is an e-value, and it is at least the product
 * over the s weakest documents. So "s are unmarked" is refuted once the product over the s weakest reaches 1/α; the
 * largest s that is not refuted leaves the bound. The documents are not named: which ones they are is {@link Holm}'s and
 * {@link EBh}'s business.
 *
 * <p>Like the sparse arm, it averages over the bets after multiplying over the documents, so that the tilt is paid for
 * once. Each bet may find other documents the weakest; taking each bet's own weakest ones only lowers the result.
 *
 * <p>Memory: 8 bytes per document and bet that has weight. Mutable; not for use by several threads at once. Source: Goeman
 * and Solari, Statist. Sci. 26 (2011); Vovk and Wang, Ann. Statist. 49 (2021).
 */
public final class MarkedGroups {
    private static final double LN_10 = 2.302585092994046;
    private static final double LOG10_2 = 0.3010299956639812;

    private final double[] weights;
    private final int[] bets;

    /** [bet that has weight][document]. */
    private final double[][] columns;

    private int groups;

    private MarkedGroups(double[] weights, int[] bets) {
        this.weights = weights;
        this.bets = bets;
        this.columns = new double[bets.length][64];
    }

    /**
     * A corpus without documents.
     *
     * @param weights one weight per bet, each at least 0, of sum at most 1; copied
     * @return the corpus
     * @throws IllegalArgumentException if the weights are not such
     */
    public static MarkedGroups of(double[] weights) {
        Mixtures.check(weights);
        int[] bets =
                IntStream.range(0, weights.length).filter(k -> weights[k] > 0).toArray();
        return new MarkedGroups(weights.clone(), bets);
    }

    /**
     * Takes in one document, whose units are disjoint from those of the others.
     *
     * @param lnWealth natural logarithms of the wealth of every bet in the document; −∞ is allowed; not changed
     * @throws IllegalArgumentException if there are not as many as weights, or one that has weight is NaN or +∞; the
     *     corpus is then unchanged
     */
    public void add(double[] lnWealth) {
        Mixtures.checkWealth(weights, lnWealth);
        for (int column = 0; column < bets.length; column++) {
            if (groups == columns[column].length) {
                columns[column] = Arrays.copyOf(columns[column], 2 * groups);
            }
            columns[column][groups] = lnWealth[bets[column]];
        }
        groups++;
    }

    /**
     * Documents taken in.
     *
     * @return the number of calls of {@link #add}
     */
    public int groups() {
        return groups;
    }

    /**
     * A number of documents that are marked at the least, with confidence 1 − α.
     *
     * <p>H0 of a document: its units are independent of the key. With probability at least 1 − α the result is at most the
     * number of documents for which H0 is false. Cost: a sort per bet, and some 150 nanoseconds per document and bet.
     *
     * @param log10Alpha log10 of the probability with which the bound may be wrong, below 0, at least −10^9
     * @return the bound, 0 to the number of documents
     * @throws IllegalArgumentException if log10Alpha is out of range
     */
    public int atLeast(double log10Alpha) {
        if (!(log10Alpha < 0 && log10Alpha >= -1e9)) {
            throw new IllegalArgumentException("log10Alpha must be below 0 and at least -1e9, was " + log10Alpha);
        }
        // Alpha is a mantissa, rounded down, and a binary exponent.
        int exponent = (int) StrictMath.floor(log10Alpha / LOG10_2);
        double mantissa = StrictMath.exp((log10Alpha - exponent * LOG10_2) * LN_10) * (1 - 0x1p-20);
        // merged[s]: alpha times the mixture of the products over the s weakest.
        double[] merged = new double[groups + 1];
        for (int column = 0; column < bets.length; column++) {
            addColumn(merged, weights[bets[column]] * mantissa, exponent, columns[column]);
        }
        int unmarked = groups;
        while (unmarked > 0 && merged[unmarked] >= 1) {
            unmarked--;
        }
        return groups - unmarked;
    }

    private static void addColumn(double[] merged, double factor, int exponent, double[] column) {
        double[] sorted = Arrays.copyOf(column, merged.length - 1);
        Arrays.sort(sorted);
        Shares products = new Shares();
        for (int s = 1; s < merged.length; s++) {
            products.multiply(sorted[s - 1]);
            long scale = products.scale();
            double mean = products.mean(scale) * factor * (1 - (s + 64) * Shares.ALLOWANCE);
            // Beyond 2^800 everything is enough; below 2^-2000, nothing is left.
            merged[s] += StrictMath.scalb(mean, (int) Math.max(-2000, Math.min(800, scale + exponent)));
        }
    }
}
