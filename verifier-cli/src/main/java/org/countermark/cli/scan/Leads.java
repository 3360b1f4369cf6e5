package org.countermark.cli.scan;

import java.util.Arrays;

/**
 * Documents worth a look: e-Benjamini-Hochberg at a false discovery rate of 5 %, which holds under any dependence.
 *
 * @param count how many there are
 * @param smallest log10 of the smallest e-value of a lead; infinite where there is none
 */
record Leads(long count, double smallest) {
    private static final double RATE = 0.05;

    static Leads of(double[] log10) {
        double[] sorted = log10.clone();
        Arrays.sort(sorted);
        for (int k = sorted.length; k > 0; k--) {
            double least = sorted[sorted.length - k];
            if (least >= StrictMath.log10(sorted.length / (RATE * k))) {
                return new Leads(k, least);
            }
        }
        return new Leads(0, Double.POSITIVE_INFINITY);
    }

    boolean holds(double log10) {
        return log10 >= smallest;
    }
}
