package org.countermark.student;

import java.util.OptionalDouble;
import org.countermark.contract.UnitScorer;
import org.countermark.stats.LogE;
import org.countermark.stats.LogP;
import org.countermark.token.DistinctUnits;

/** The weighted scores of rows under one key. Thread-confined. */
final class RowTally {
    private static final int BATCH = DistinctUnits.BATCH;

    private final UnitScorer scorer;
    private final RowLaw law;
    private final long[] counts = new long[RowWeights.table().length];
    private final long[] sums = new long[counts.length];
    private final int[] contexts;
    private final int[] tokens = new int[BATCH];
    private final int[] scores = new int[BATCH];
    private final long[] admitted = new long[BATCH / 64];
    private final RowBets bets;
    private double signal;

    RowTally(UnitScorer scorer, RowLaw law, RowRatios ratios) {
        this.scorer = scorer;
        this.law = law;
        this.bets = new RowBets(ratios);
        this.contexts = new int[BATCH * scorer.contextWidth()];
    }

    /** Adds one row: the tokens that weigh anything in the context at this place. */
    void add(int[] text, int from, RowWeights weights) {
        int width = scorer.contextWidth();
        int most = Math.min(BATCH, weights.count);
        for (int i = 0; i < most; i++) {
            System.arraycopy(text, from, contexts, i * width, width);
        }
        boolean admits = false;
        bets.begin();
        for (int at = 0; at < weights.count; at += BATCH) {
            int n = Math.min(BATCH, weights.count - at);
            System.arraycopy(weights.tokens, at, tokens, 0, n);
            int taken = scorer.score(contexts, tokens, n, scores, admitted);
            // A channel takes contexts, so it takes all of a row or nothing.
            admits = taken > 0;
            for (int i = 0; i < n; i++) {
                if ((admitted[i >>> 6] >>> i & 1) != 0) {
                    int level = weights.levels[at + i];
                    counts[level]++;
                    sums[level] = Math.addExact(sums[level], law.score(scores[i]));
                    double gain = weights.gains[at + i];
                    if (gain > 0) {
                        bets.add(weights.ratios[at + i], gain, gain / weights.norm, scores[i]);
                    }
                }
            }
        }
        if (admits) {
            signal += weights.signal;
            bets.end();
        }
    }

    /** Scores that were added. */
    long entries() {
        long entries = 0;
        for (long count : counts) {
            entries += count;
        }
        return entries;
    }

    /** The least share of marked probability at which the mean of the statistic reaches a level; empty if there is none. */
    OptionalDouble smallestShare(double log10) {
        OptionalDouble critical = signal > 0 ? law.critical(counts, log10) : OptionalDouble.empty();
        double share = critical.orElse(Double.POSITIVE_INFINITY) / signal;
        return share <= 1 ? OptionalDouble.of(share) : OptionalDouble.empty();
    }

    double excess() {
        return law.excess(counts, sums);
    }

    double deviation() {
        return law.deviation(counts);
    }

    LogP p() {
        return law.tail(counts, sums);
    }

    LogE e() {
        return bets.e();
    }
}
