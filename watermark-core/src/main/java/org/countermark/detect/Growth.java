package org.countermark.detect;

import java.util.ArrayList;
import java.util.List;
import org.countermark.stats.EvenSteps;
import org.countermark.stats.LogE;

/** The way that a key's evidence takes through a body: the sums at even steps of tokens. */
final class Growth {
    /** One less than are handed out: the last point is where the body ends. */
    private static final int MOST = 63;

    /** The p-value is left for the end: a point that is dropped needs none. */
    private record Mark(long documents, long tokens, long units, LogE e, List<Long> totals) {}

    private final Arms arms;
    private final EvenSteps<Mark> steps = EvenSteps.of(MOST);
    private long documents;
    private long tokens;
    private long units;

    Growth(Arms arms) {
        this.arms = arms;
    }

    /** Looks at the evidence after a document of so many tokens, with so many distinct units so far. */
    void look(long more, long unitsNow) {
        documents++;
        tokens += more;
        units = unitsNow;
        if (steps.due(tokens)) {
            steps.keep(tokens, here());
        }
    }

    private Mark here() {
        List<Long> totals = new ArrayList<>();
        for (long total : arms.totals()) {
            totals.add(total);
        }
        return new Mark(documents, tokens, units, arms.both(), totals);
    }

    /** The points, in order, the last where the body ends now; none before the first document. */
    List<GrowthPoint> points() {
        List<Mark> marks = new ArrayList<>(steps.points());
        if (documents > 0 && (marks.isEmpty() || marks.get(marks.size() - 1).documents() < documents)) {
            marks.add(here());
        }
        return marks.stream().map(this::point).toList();
    }

    private GrowthPoint point(Mark mark) {
        long[] totals = mark.totals().stream().mapToLong(Long::longValue).toArray();
        return new GrowthPoint(mark.documents(), mark.tokens(), mark.units(), arms.p(totals), mark.e());
    }
}
