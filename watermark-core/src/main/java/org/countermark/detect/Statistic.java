package org.countermark.detect;

import org.countermark.stats.LogP;
import org.countermark.stats.ScoreSum;

/**
 * What is added up over the units of a body, and what the sums say against H0: the text does not depend on the key.
 *
 * <p>The sums of a body are {@link #width} longs. Sums of disjoint units add exactly, in any order. Thread-safe.
 */
interface Statistic {
    /** How many longs the sums of a body take. */
    int width();

    /** Adds the admitted ones of count scored units to the sums at {@code sums[at .. at + width)}. */
    void add(int[] scores, int[] levels, long[] admitted, int count, long[] sums, int at);

    /** Admitted units and the sum of their scores as the scheme gives them, before any weighing. */
    ScoreSum score(long[] sums, int at);

    /** The exact or certified p-value of a body. */
    LogP p(long[] sums, int at);

    /** How many bets are placed against H0. */
    int bets();

    /** Shares of the stake for the dense arm, one for each bet; their sum is at most 1. */
    double[] denseWeights();

    /** Shares of the stake for the sparse arm, one for each bet; their sum is at most 1. */
    double[] sparseWeights();

    /** Writes ln of what each bet has become: under H0 the mean of its exponential is at most 1. */
    void lnWealth(long[] sums, int at, double[] out);
}
