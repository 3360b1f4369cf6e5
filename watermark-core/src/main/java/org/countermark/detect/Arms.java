package org.countermark.detect;

import org.countermark.stats.LogE;
import org.countermark.stats.LogP;
import org.countermark.stats.MarkedGroups;
import org.countermark.stats.SparseArm;

/** The evidence for one key over a growing body: the sums of all of it, and the product over its documents. */
final class Arms {
    private final Statistic statistic;
    private final double[] denseWeights;
    private final SparseArm sparse;
    private final long[] totals;
    private final double[] lnWealth;

    Arms(Statistic statistic) {
        this.statistic = statistic;
        this.denseWeights = statistic.denseWeights();
        this.sparse = SparseArm.of(statistic.sparseWeights());
        this.totals = new long[statistic.width()];
        this.lnWealth = new double[statistic.bets()];
    }

    /** Adds a document's own units. */
    void add(long[] sums, int at) {
        for (int i = 0; i < totals.length; i++) {
            totals[i] = Math.addExact(totals[i], sums[at + i]);
        }
        statistic.lnWealth(sums, at, lnWealth);
        sparse.add(lnWealth);
    }

    /** The same, noting the wealth of its bets for the bound on marked documents. */
    void add(long[] sums, int at, MarkedGroups marked) {
        add(sums, at);
        marked.add(lnWealth);
    }

    long[] totals() {
        return totals.clone();
    }

    LogP p() {
        return p(totals);
    }

    /** The p-value that these sums have. */
    LogP p(long[] sums) {
        return statistic.p(sums, 0);
    }

    LogE dense() {
        statistic.lnWealth(totals, 0, lnWealth);
        return LogE.mixture(denseWeights, lnWealth);
    }

    LogE sparse() {
        return sparse.value();
    }

    /** The average of the two arms: an e-value whatever they have in common. */
    LogE both() {
        return LogE.mean(dense(), sparse());
    }
}
