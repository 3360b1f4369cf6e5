package org.countermark.cli.scan;

import org.countermark.stats.EBh;

/**
 * Documents worth a look: e-Benjamini-Hochberg at a false discovery rate of 5 %, which holds under any dependence.
 *
 * @param count how many there are
 * @param smallest log10 of the smallest e-value of a lead; infinite where there is none
 */
record Leads(long count, double smallest) {
    private static final double RATE = 0.05;

    static Leads of(double[] log10) {
        int[] leads = EBh.leads(log10, RATE);
        return new Leads(leads.length, leads.length == 0 ? Double.POSITIVE_INFINITY : log10[leads[leads.length - 1]]);
    }

    boolean holds(double log10) {
        return log10 >= smallest;
    }
}
