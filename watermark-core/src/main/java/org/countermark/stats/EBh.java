package org.countermark.stats;

import java.util.Arrays;
import java.util.Comparator;

/**
 * The e-Benjamini–Hochberg procedure: a list of leads of which few are expected to be false.
 *
 * <p>For leads, not for accusations: at level q it holds the expected share of false entries among those listed at q or
 * below, whatever the dependence between the e-values. Source: Wang and Ramdas, J. R. Statist. Soc. B 84 (2022).
 * Stateless.
 */
public final class EBh {
    private EBh() {}

    /**
     * The tests that are listed at a false discovery rate.
     *
     * <p>The k strongest are listed, for the largest k whose k-th strongest e-value is at least m/(k·level). H0 of a test
     * is that of its own e-value; the family must hold all m tests that were tried. Cost: one sort.
     *
     * @param log10 log10 e-values of the whole family; −∞ is allowed; not changed
     * @param level false discovery rate, above 0, at most 1
     * @return indices of the tests listed, strongest first, equal ones in the order given; empty if there is none
     * @throws IllegalArgumentException if a value is NaN or +∞, or level is out of range
     */
    public static int[] leads(double[] log10, double level) {
        return leads(log10, log10.length, level);
    }

    /**
     * The same for a family of which only some e-values are at hand: the others count as 0, and none of them is listed.
     *
     * @param log10 log10 e-values at hand; −∞ is allowed; not changed
     * @param family how many tests the whole family has, at least {@code log10.length}
     * @param level false discovery rate, above 0, at most 1
     * @return indices of the tests listed, strongest first, equal ones in the order given; empty if there is none
     * @throws IllegalArgumentException if a value is NaN or +∞, or level or family are out of range
     */
    public static int[] leads(double[] log10, long family, double level) {
        if (!(level > 0 && level <= 1)) {
            throw new IllegalArgumentException("level must be above 0 and at most 1, was " + level);
        }
        int m = log10.length;
        if (family < m) {
            throw new IllegalArgumentException("family must be at least " + m + ", was " + family);
        }
        Integer[] order = new Integer[m];
        for (int i = 0; i < m; i++) {
            if (!(log10[i] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("log10[" + i + "] must be a number below infinity, was " + log10[i]);
            }
            order[i] = i;
        }
        Arrays.sort(order, Comparator.comparingDouble(i -> -log10[i]));
        int listed = 0;
        for (int k = 1; k <= m; k++) {
            if (log10[order[k - 1]] >= StrictMath.log10((double) family / (k * level))) {
                listed = k;
            }
        }
        int[] leads = new int[listed];
        for (int i = 0; i < listed; i++) {
            leads[i] = order[i];
        }
        return leads;
    }
}
