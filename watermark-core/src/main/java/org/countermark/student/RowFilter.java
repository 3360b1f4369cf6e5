package org.countermark.student;

import java.util.Optional;
import java.util.stream.IntStream;
import org.countermark.token.ContextFilter;
import org.countermark.token.Fingerprint;
import org.countermark.token.UnitSet;

/** Which rows are scored: the first of each distinct context, by what the text alone decides. */
final class RowFilter {
    private static final RowCounts TOO_SHORT = new RowCounts(1, 1, 0, 0, 0, 0);
    private static final RowCounts IN_PROMPT = new RowCounts(1, 0, 1, 0, 0, 0);
    private static final RowCounts OUTSIDE = new RowCounts(1, 0, 0, 1, 0, 0);
    private static final RowCounts REPEATED = new RowCounts(1, 0, 0, 0, 1, 0);
    private static final RowCounts TAKEN = new RowCounts(1, 0, 0, 0, 0, 1);

    private final int contextWidth;
    private final Optional<ContextFilter> filter;
    private final UnitSet seen = UnitSet.forCorpus();
    private RowCounts counts = RowCounts.EMPTY;

    RowFilter(int contextWidth, Optional<ContextFilter> filter) {
        this.contextWidth = contextWidth;
        this.filter = filter;
    }

    /** Counts a row, and says whether it is scored. */
    boolean takes(OpenRow row) {
        RowCounts fate = fate(row);
        counts = counts.plus(fate);
        return fate.contexts() == 1;
    }

    private RowCounts fate(OpenRow row) {
        int from = row.context.length - contextWidth;
        if (from < 0) {
            return TOO_SHORT;
        }
        long context = Fingerprint.of(row.context, from, contextWidth);
        if (seen.contains(context)) {
            return REPEATED;
        }
        if (shown(row, context)) {
            return IN_PROMPT;
        }
        if (filter.isPresent() && !filter.get().holds(row.context, from)) {
            return OUTSIDE;
        }
        seen.add(context);
        return TAKEN;
    }

    /** Whether the model saw what follows the context, in the prompt or earlier in the text: an innocent one could copy it. */
    private boolean shown(OpenRow row, long context) {
        int[] before = IntStream.concat(IntStream.of(row.prompt), IntStream.of(row.context))
                .toArray();
        for (int at = 0; at + contextWidth < before.length; at++) {
            if (Fingerprint.of(before, at, contextWidth) == context) {
                return true;
            }
        }
        return false;
    }

    RowCounts counts() {
        return counts;
    }
}
