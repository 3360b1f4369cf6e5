package org.countermark.detect;

import java.util.Arrays;
import org.countermark.token.DistinctUnits;
import org.countermark.token.UnitSink;

/** Scores the units it is handed, for the first keys of a panel, and adds up their sums. */
final class Tally implements UnitSink {
    private final KeyPanel panel;
    private final Statistic statistic;
    private final int[] scores = new int[DistinctUnits.BATCH];
    private final long[] admitted = new long[(DistinctUnits.BATCH + 63) / 64];
    private final long[] sums;
    private int keys = 1;

    Tally(KeyPanel panel, Statistic statistic) {
        this.panel = panel;
        this.statistic = statistic;
        this.sums = new long[(1 + panel.decoys()) * statistic.width()];
    }

    @Override
    public void accept(int[] contexts, int[] tokens, int[] levels, int count) {
        for (int key = 0; key < keys; key++) {
            panel.scorer(key).score(contexts, tokens, count, scores, admitted);
            statistic.add(scores, levels, admitted, count, sums, key * statistic.width());
        }
    }

    /** Begins again from nothing, with the key alone or with its decoys. */
    void restart(boolean decoys) {
        keys = decoys ? 1 + panel.decoys() : 1;
        Arrays.fill(sums, 0);
    }

    /** Goes on from the sums of a body, for the key alone. */
    void resume(long[] body) {
        restart(false);
        System.arraycopy(body, 0, sums, 0, statistic.width());
    }

    /** The sums of the keys in turn; a copy. */
    long[] sums() {
        return Arrays.copyOf(sums, keys * statistic.width());
    }
}
