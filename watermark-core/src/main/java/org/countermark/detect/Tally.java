package org.countermark.detect;

import org.countermark.contract.UnitScorer;
import org.countermark.stats.ScoreSum;
import org.countermark.token.DistinctUnits;
import org.countermark.token.UnitSink;

/** Scores the units it is handed and adds them up. */
final class Tally implements UnitSink {
    private final UnitScorer scorer;
    private final int[] scores = new int[DistinctUnits.BATCH];
    private final long[] admitted = new long[(DistinctUnits.BATCH + 63) / 64];
    private long n;
    private long sum;

    Tally(UnitScorer scorer, ScoreSum start) {
        this.scorer = scorer;
        this.n = start.n();
        this.sum = start.sum();
    }

    @Override
    public void accept(int[] contexts, int[] tokens, int[] levels, int count) {
        n += scorer.score(contexts, tokens, count, scores, admitted);
        long batch = 0;
        for (int i = 0; i < count; i++) {
            batch += scores[i];
        }
        sum = Math.addExact(sum, batch);
    }

    ScoreSum score() {
        return new ScoreSum(n, sum);
    }

    void clear() {
        n = 0;
        sum = 0;
    }
}
