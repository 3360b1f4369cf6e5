package org.countermark.student;

import java.util.ArrayList;
import java.util.List;
import org.countermark.stats.EvenSteps;

/** The way that a key's evidence takes through the rows, at even steps of distinct contexts. */
final class RowGrowth {
    /** One less than are handed out: the last point is where the test ends. */
    private static final int MOST = 63;

    private final RowTally key;
    private final EvenSteps<RowPoint> steps = EvenSteps.of(MOST);

    RowGrowth(RowTally key) {
        this.key = key;
    }

    void look(RowCounts counts) {
        if (steps.due(counts.contexts())) {
            steps.keep(counts.contexts(), here(counts));
        }
    }

    private RowPoint here(RowCounts counts) {
        return new RowPoint(counts.rows(), counts.contexts(), key.e());
    }

    /** The points, in order, the last at the end; none before the first row. */
    List<RowPoint> points(RowCounts end) {
        List<RowPoint> points = new ArrayList<>(steps.points());
        if (end.rows() > 0 && (points.isEmpty() || points.get(points.size() - 1).rows() < end.rows())) {
            points.add(here(end));
        }
        return points;
    }
}
