package org.countermark.stats;

import java.util.Arrays;

/**
 * How many documents of a corpus are marked at the least: a one-sided confidence bound by closed testing.
 *
 * <p>If s documents are unmarked, then the sparse product over just those is an e-value, and it is at least the product
 * over the s weakest documents. So "s are unmarked" is refuted once the product over the s weakest reaches 1/α; the
 * largest s that is not refuted leaves the bound. The documents are not named: which ones they are is {@link Holm}'s and
 * {@link EBh}'s business. Source: Goeman and Solari, Statist. Sci. 26 (2011); Vovk and Wang, Ann. Statist. 49 (2021).
 * Stateless.
 */
public final class MarkedGroups {
    private static final double LN_10 = 2.302585092994046;
    private static final double LOG10_2 = 0.3010299956639812;

    private MarkedGroups() {}

    /**
     * A number of documents that are marked at the least, with confidence 1 − α.
     *
     * <p>H0 of a document: its units are independent of the key. Units must be disjoint between documents. With
     * probability at least 1 − α the result is at most the number of documents for which H0 is false.
     *
     * @param log10 log10 e-values of the documents; −∞ is allowed; not changed
     * @param log10Alpha log10 of the probability with which the bound may be wrong, below 0, at least −10^9
     * @return the bound, 0 to the number of documents
     * @throws IllegalArgumentException if an e-value is NaN or +∞, or log10Alpha is out of range
     */
    public static int atLeast(double[] log10, double log10Alpha) {
        double[] ln = new double[log10.length];
        Arrays.setAll(ln, i -> log10[i] * LN_10);
        return atLeast(new double[] {1}, new double[][] {ln}, log10Alpha);
    }

    /**
     * The same from the wealth of every bet, which finds more: the mixture over the bets is made once for the corpus
     * rather than in each document.
     *
     * <p>Each bet may find other documents the weakest; taking each bet's own weakest ones only lowers the result. Cost: a
     * sort per bet, and some 50 nanoseconds per document and bet; one column is copied at a time.
     *
     * @param weights one weight per bet, each at least 0, of sum at most 1
     * @param lnWealth natural logarithms of wealth, [bet][document]; −∞ is allowed; not changed
     * @param log10Alpha log10 of the probability with which the bound may be wrong, below 0, at least −10^9
     * @return the bound, 0 to the number of documents
     * @throws IllegalArgumentException if the weights are not such, the columns differ in length or from the weights in
     *     number, a logarithm is NaN or +∞, or log10Alpha is out of range
     */
    public static int atLeast(double[] weights, double[][] lnWealth, double log10Alpha) {
        Mixtures.check(weights);
        if (!(log10Alpha < 0 && log10Alpha >= -1e9)) {
            throw new IllegalArgumentException("log10Alpha must be below 0 and at least -1e9, was " + log10Alpha);
        }
        if (lnWealth.length != weights.length) {
            throw new IllegalArgumentException(
                    "lnWealth must have one column per weight (" + weights.length + "), had " + lnWealth.length);
        }
        // Alpha is a mantissa, rounded down, and a binary exponent.
        int exponent = (int) StrictMath.floor(log10Alpha / LOG10_2);
        double mantissa = StrictMath.exp((log10Alpha - exponent * LOG10_2) * LN_10) * (1 - 0x1p-20);
        int documents = weights.length == 0 ? 0 : lnWealth[0].length;
        // merged[s]: alpha times the mixture of the products over the s weakest.
        double[] merged = new double[documents + 1];
        for (int k = 0; k < weights.length; k++) {
            if (lnWealth[k].length != documents) {
                throw new IllegalArgumentException(
                        "lnWealth[" + k + "] must have " + documents + " documents, had " + lnWealth[k].length);
            }
            if (weights[k] > 0) {
                addColumn(merged, weights[k] * mantissa, exponent, lnWealth[k]);
            }
        }
        int unmarked = documents;
        while (unmarked > 0 && merged[unmarked] >= 1) {
            unmarked--;
        }
        return documents - unmarked;
    }

    private static void addColumn(double[] merged, double factor, int exponent, double[] column) {
        double[] sorted = column.clone();
        Arrays.sort(sorted);
        Shares products = new Shares();
        for (int s = 1; s < merged.length; s++) {
            double ln = sorted[s - 1];
            if (!(ln < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("lnWealth must hold numbers below infinity, held " + ln);
            }
            products.multiply(ln);
            long scale = products.scale();
            double mean = products.mean(scale) * factor * (1 - (s + 64) * Shares.ALLOWANCE);
            // Beyond 2^800 everything is enough; below 2^-2000, nothing is left.
            merged[s] += StrictMath.scalb(mean, (int) Math.max(-2000, Math.min(800, scale + exponent)));
        }
    }
}
