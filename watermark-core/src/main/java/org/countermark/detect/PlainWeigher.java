package org.countermark.detect;

import org.countermark.stats.LogP;
import org.countermark.stats.NullLaw;
import org.countermark.stats.ScoreSum;

/**
 * Scores as they are.
 *
 * @param law of their sum
 */
record PlainWeigher(NullLaw law) implements Weigher {
    @Override
    public int levels() {
        return 1;
    }

    @Override
    public void weigh(int[] scores, int[] levels, int rows, int columns, int[] out) {
        if (out != scores) {
            System.arraycopy(scores, 0, out, 0, rows * columns);
        }
    }

    @Override
    public LogP tail(long[] countByLevel, long sum) {
        return law.tail(new ScoreSum(countByLevel[0], sum));
    }

    @Override
    public double unit() {
        return law.unit();
    }
}
