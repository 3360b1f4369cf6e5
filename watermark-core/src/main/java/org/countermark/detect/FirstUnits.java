package org.countermark.detect;

import org.countermark.contract.UnitScorer;
import org.countermark.token.DistinctUnits;
import org.countermark.token.Response;
import org.countermark.token.SeenUnits;
import org.countermark.token.Selection;
import org.countermark.token.UnitCounts;

/**
 * The pooled test of exactly the first n distinct units of a body, n being chosen before: a p-value for text of which more
 * comes in than was promised.
 *
 * <p>H0: no text depends on the key. Which units come first is decided by the text and its order alone, so p is as valid as
 * that of any body; it stays what it is, however much is read afterwards. Looking at it before the n units are there and
 * stopping by it is not allowed: that is what e-values are for. Thread-confined.
 */
public final class FirstUnits {
    private final DetectionPlan plan;
    private final UnitScorer scorer;
    private final Statistic statistic;
    private final Tally tally;
    private final DistinctUnits units;
    private final long most;
    private long taken;
    private long fresh;

    FirstUnits(
            DetectionPlan plan, KeyPanel panel, Selection selection, SeenUnits memory, Statistic statistic, long most) {
        if (most < 1) {
            throw new IllegalArgumentException("units must be at least 1, was " + most);
        }
        this.plan = plan;
        this.scorer = panel.scorer(0);
        this.statistic = statistic;
        this.most = most;
        this.tally = new Tally(KeyPanel.of(scorer), statistic);
        tally.restart(false);
        this.units = DistinctUnits.of(selection, memory, this::take);
    }

    private void take(int[] contexts, int[] tokens, int[] levels, int count) {
        int rows = (int) Math.min(count, most - taken);
        if (rows > 0) {
            tally.accept(contexts, tokens, levels, rows);
            taken += rows;
        }
        fresh += count;
    }

    /**
     * Reads one response; once there are enough units, nothing of it.
     *
     * @param response token ids of prompt and text
     */
    public void add(Response response) {
        if (!full()) {
            units.add(response);
            units.drain();
        }
    }

    /**
     * Whether all units are there.
     *
     * @return true if nothing can change any more
     */
    public boolean full() {
        return taken == most;
    }

    /**
     * How many units are there.
     *
     * @return distinct units taken, at most the number wanted
     */
    public long taken() {
        return taken;
    }

    /**
     * What the units amount to.
     *
     * @return the outcome; its counts are those of the responses read, and its units those taken
     */
    public Detection result() {
        UnitCounts all = units.drain();
        // Units of the last response that came too late are as if their tokens had not been read.
        UnitCounts counts = all.minus(new UnitCounts(0, fresh - taken, 0, 0, 0, 0, fresh - taken));
        return Detection.of(plan, scorer.nullLaw(), counts, statistic, tally.sums());
    }

    /**
     * Judges what the units amount to.
     *
     * @return the verdict
     */
    public Verdict verdict() {
        return Verdict.of(plan, scorer.nullLaw(), result());
    }
}
