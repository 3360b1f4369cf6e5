package org.countermark.detect;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.countermark.contract.UnitScorer;
import org.countermark.stats.ScoreSum;
import org.countermark.token.DistinctUnits;
import org.countermark.token.Response;
import org.countermark.token.Selection;
import org.countermark.token.Slice;
import org.countermark.token.UnitCounts;
import org.countermark.token.UnitSet;

/**
 * One statistic over a whole body: all its distinct units pooled, each counted once however many records repeat it.
 *
 * <p>Sees a mark that is spread thinly over everything. A mark that is loud in few documents drowns in it: that is what
 * a corpus test with two arms is for.
 *
 * <p>H0: no text in the corpus depends on the key. Records may come in any order, be split or repeated: the score is the
 * same. Thread-confined; for several threads or machines give each all records and its own {@link Slice}, then {@link
 * #merged}. At most 16 bytes a distinct unit.
 */
public final class PooledTest {
    private final DetectionPlan plan;
    private final UnitScorer scorer;
    private final Slice slice;
    private final PlainStatistic statistic;
    private final Tally tally;
    private final DistinctUnits units;
    private final UnitSet seen;

    private PooledTest(DetectionPlan plan, UnitScorer scorer, PooledState state) {
        this.plan = plan;
        this.scorer = scorer;
        this.slice = state.slice();
        this.statistic = new PlainStatistic(scorer.nullLaw());
        this.tally = new Tally(KeyPanel.of(scorer), statistic);
        this.tally.resume(new long[] {state.score().n(), state.score().sum()});
        this.seen = state.seen();
        this.units = DistinctUnits.resume(Selection.of(scorer.rule()).slice(slice), seen, state.counts(), tally);
    }

    /**
     * A test that has read nothing.
     *
     * @param plan what was decided before
     * @param scorer scores units under the key of the plan's commitment, in the plan's channel; owned by this test
     * @return the test
     */
    public static PooledTest of(DetectionPlan plan, UnitScorer scorer) {
        return of(plan, scorer, Slice.WHOLE);
    }

    /**
     * A test of one slice that has read nothing.
     *
     * @param plan what was decided before
     * @param scorer scores units under the key of the plan's commitment, in the plan's channel; owned by this test
     * @param slice the share of the units to score
     * @return the test
     */
    public static PooledTest of(DetectionPlan plan, UnitScorer scorer, Slice slice) {
        return of(plan, scorer, slice, 0);
    }

    /**
     * A test of one slice that has read nothing and knows about how much will come: it is faster, and the result is the
     * same.
     *
     * @param plan what was decided before
     * @param scorer scores units under the key of the plan's commitment, in the plan's channel; owned by this test
     * @param slice the share of the units to score
     * @param expectedUnits distinct units of the slice to make room for, at 12 bytes each, at least 0; more may come
     * @return the test
     * @throws IllegalArgumentException if expectedUnits is negative
     */
    public static PooledTest of(DetectionPlan plan, UnitScorer scorer, Slice slice, long expectedUnits) {
        UnitSet seen = UnitSet.forCorpus(expectedUnits);
        return new PooledTest(plan, scorer, new PooledState(slice, UnitCounts.EMPTY, ScoreSum.EMPTY, seen));
    }

    /**
     * Goes on from a snapshot.
     *
     * @param plan the plan under which the snapshot was taken
     * @param scorer scores units under the key of the plan's commitment, in the plan's channel; owned by this test
     * @param snapshot what {@link #save} wrote; read up to its end mark, not closed
     * @return the test, as it was
     * @throws IOException if the snapshot is damaged, cut short, or of another plan; the message says which
     */
    public static PooledTest restore(DetectionPlan plan, UnitScorer scorer, InputStream snapshot) throws IOException {
        return new PooledTest(plan, scorer, PooledState.read(plan.digest(), snapshot));
    }

    /**
     * Reads one response.
     *
     * @param response token ids of prompt and text
     */
    public void add(Response response) {
        units.add(response);
    }

    /**
     * What all responses so far amount to. More may be added afterwards, but a p-value that is looked at again and again
     * while text is added is no longer one.
     *
     * @return the outcome over this test's slice
     */
    public Detection result() {
        UnitCounts counts = units.drain();
        return Detection.of(plan, scorer.nullLaw(), counts, statistic, tally.sums());
    }

    /**
     * Judges what all responses so far amount to.
     *
     * @return the verdict over this test's slice
     */
    public Verdict verdict() {
        return Verdict.of(plan, scorer.nullLaw(), result());
    }

    /**
     * The outcome over a whole corpus from the tests of its slices.
     *
     * @param slices one test for each slice, in any order, each of which has read every record of the corpus
     * @return the outcome, equal to that of one test over the whole
     * @throws IllegalArgumentException if the tests differ in plan, or their slices are not all of one count
     */
    public static Detection merged(List<PooledTest> slices) {
        boolean[] present = new boolean[slices.size()];
        UnitCounts counts = UnitCounts.EMPTY;
        ScoreSum score = ScoreSum.EMPTY;
        for (PooledTest test : slices) {
            if (test.slice.count() != present.length || present[test.slice.index()]) {
                throw new IllegalArgumentException("slices must be all of one count, each once; " + present.length
                        + " were given, with one " + test.slice);
            }
            if (!test.plan.equals(slices.get(0).plan)) {
                throw new IllegalArgumentException("slices must share one plan, had " + test.plan.digest() + " and "
                        + slices.get(0).plan.digest());
            }
            present[test.slice.index()] = true;
            counts = counts.plus(test.units.drain());
            score = score.plus(test.score());
        }
        if (slices.isEmpty()) {
            throw new IllegalArgumentException("slices must not be empty");
        }
        PooledTest any = slices.get(0);
        return Detection.of(any.plan, any.scorer.nullLaw(), counts, any.statistic, new long[] {score.n(), score.sum()});
    }

    private ScoreSum score() {
        return statistic.score(tally.sums(), 0);
    }

    /**
     * Writes a snapshot: 8 bytes a distinct unit, canonical (the same text gives the same bytes), without any key.
     *
     * @param out receives the snapshot; not closed
     * @throws IOException if writing fails
     */
    public void save(OutputStream out) throws IOException {
        UnitCounts counts = units.drain();
        new PooledState(slice, counts, score(), seen).write(plan.digest(), out);
    }
}
