package org.countermark.stats;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Holm's step-down correction: p-values that stay honest when the best of many is looked at.
 *
 * <p>Controls the chance of even one false rejection in the family, under any dependence between the tests. Source:
 * Holm, Scand. J. Statist. 6 (1979) 65–70. Stateless.
 */
public final class Holm {
    private Holm() {}

    /**
     * Adjusted p-values, in the order given: reject test i at family-wise level α when its adjusted value is at most α.
     *
     * <p>The i-th smallest of m is multiplied by m − i + 1, then raised to the adjusted value of the one before it, and
     * is at most 1. Equal p-values get equal results, whatever their order. Each H0 is that of its own test; the family
     * must hold all tests that were tried, those that found nothing included.
     *
     * @param log10 log10 p-values of the whole family, each at most 0; −∞ is allowed; not changed
     * @return log10 of the adjusted p-values, each in [log10[i], 0]; empty for an empty family
     * @throws IllegalArgumentException if a value is NaN or above 0
     */
    public static double[] adjusted(double[] log10) {
        return adjusted(log10, log10.length);
    }

    /**
     * The same for a family of which only some p-values are at hand, such as the best of each group: the others count as if
     * they were larger than all of these, and none of them is rejected.
     *
     * <p>If one of the others is smaller in truth, the results are larger than Holm's for the whole family, never smaller.
     *
     * @param log10 log10 p-values at hand, each at most 0; −∞ is allowed; not changed
     * @param family how many tests the whole family has, at least {@code log10.length}
     * @return log10 of the adjusted p-values, each in [log10[i], 0]
     * @throws IllegalArgumentException if a value is NaN or above 0, or the family too small
     */
    public static double[] adjusted(double[] log10, long family) {
        int m = log10.length;
        if (family < m) {
            throw new IllegalArgumentException("family must be at least " + m + ", was " + family);
        }
        Integer[] order = new Integer[m];
        for (int i = 0; i < m; i++) {
            LogPs.check("log10[" + i + "]", log10[i]);
            order[i] = i;
        }
        Arrays.sort(order, Comparator.comparingDouble(i -> log10[i]));
        double[] adjusted = new double[m];
        double floor = Double.NEGATIVE_INFINITY;
        for (int rank = 0; rank < m; rank++) {
            int i = order[rank];
            floor = Math.max(floor, Math.min(0.0, log10[i] + StrictMath.log10((double) (family - rank))));
            adjusted[i] = floor;
        }
        return adjusted;
    }
}
