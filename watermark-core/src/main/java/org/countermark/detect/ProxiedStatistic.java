package org.countermark.detect;

import java.util.Arrays;
import org.countermark.scheme.Scheme;
import org.countermark.stats.LogP;
import org.countermark.stats.MixedBets;
import org.countermark.stats.ScoreSum;
import org.countermark.token.TokenProxy;

/**
 * The sum of a table over the levels of tokens and the bins of scores.
 *
 * <p>The sums of a body: units, sum of plain scores, sum of the table's integers, and units by level. Given the text the
 * levels are fixed and the bins independent with exact probabilities, so what is printed is as valid as without a proxy.
 */
final class ProxiedStatistic implements Statistic {
    private static final int LEVELS_AT = 3;

    private final TableWeigher weigher;
    private final MixedBets bets;

    private ProxiedStatistic(WeighingTable table) {
        weigher = TableWeigher.of(table);
        bets = MixedBets.of(table.bins().probabilities(), table.values(), table.unit());
    }

    /**
     * The statistic of a scheme, a choice of weighing and a proxy. Takes a tenth of a second.
     *
     * @throws IllegalArgumentException if they do not go together
     */
    static ProxiedStatistic of(Scheme scheme, Weighing weighing, TokenProxy proxy) {
        return new ProxiedStatistic(WeighingTable.of(scheme, weighing, proxy));
    }

    /** The statistic that a plan prescribes. */
    static ProxiedStatistic of(DetectionPlan plan, Scheme scheme, TokenProxy proxy) {
        if (!plan.proxy().equals(proxy.id())) {
            throw new IllegalArgumentException(
                    "proxy must be the plan's, \"" + plan.proxy() + "\", was \"" + proxy.id() + "\"");
        }
        return of(scheme, plan.weighing(), proxy);
    }

    @Override
    public int width() {
        return LEVELS_AT + weigher.levels();
    }

    @Override
    public void add(int[] scores, int[] levels, long[] admitted, int count, long[] sums, int at) {
        long n = 0;
        long plain = 0;
        long weighed = 0;
        for (int i = 0; i < count; i++) {
            if ((admitted[i >>> 6] >>> i & 1) != 0) {
                int level = levels[i];
                n++;
                plain += scores[i];
                weighed += weigher.weigh(scores[i], level);
                sums[at + LEVELS_AT + level]++;
            }
        }
        sums[at] += n;
        sums[at + 1] = Math.addExact(sums[at + 1], plain);
        sums[at + 2] = Math.addExact(sums[at + 2], weighed);
    }

    @Override
    public ScoreSum score(long[] sums, int at) {
        return new ScoreSum(sums[at], sums[at + 1]);
    }

    @Override
    public LogP p(long[] sums, int at) {
        return weigher.tail(Arrays.copyOfRange(sums, at + LEVELS_AT, at + width()), sums[at + 2]);
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
        bets.lnWealth(sums, at + LEVELS_AT, sums[at + 2], out);
    }
}
