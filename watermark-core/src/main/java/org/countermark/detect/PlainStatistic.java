package org.countermark.detect;

import org.countermark.stats.Bets;
import org.countermark.stats.LogP;
import org.countermark.stats.NullLaw;
import org.countermark.stats.ScoreSum;

/** The sum of the scores: two longs, n and the sum, from which everything else follows. */
final class PlainStatistic implements Statistic {
    private final NullLaw law;
    private final Bets bets;

    PlainStatistic(NullLaw law) {
        this.law = law;
        this.bets = Bets.of(law);
    }

    @Override
    public int width() {
        return 2;
    }

    @Override
    public void add(int[] scores, int[] levels, long[] admitted, int count, long[] sums, int at) {
        long n = 0;
        for (int i = 0; i < (count + 63) / 64; i++) {
            n += Long.bitCount(admitted[i]);
        }
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += scores[i];
        }
        sums[at] += n;
        sums[at + 1] = Math.addExact(sums[at + 1], sum);
    }

    @Override
    public ScoreSum score(long[] sums, int at) {
        return new ScoreSum(sums[at], sums[at + 1]);
    }

    @Override
    public LogP p(long[] sums, int at) {
        return law.tail(score(sums, at));
    }

    @Override
    public int bets() {
        return bets.count();
    }

    @Override
    public double[] denseWeights() {
        return bets.denseWeights();
    }

    @Override
    public double[] sparseWeights() {
        return bets.sparseWeights();
    }

    @Override
    public void lnWealth(long[] sums, int at, double[] out) {
        ScoreSum score = score(sums, at);
        for (int k = 0; k < out.length; k++) {
            out[k] = bets.lnWealth(k, score);
        }
    }
}
