package org.countermark.detect;

import java.util.Arrays;
import java.util.List;
import org.countermark.contract.UnitScorer;
import org.countermark.token.DistinctUnits;
import org.countermark.token.Response;
import org.countermark.token.Selection;
import org.countermark.token.UnitCounts;
import org.countermark.token.UnitSet;
import org.countermark.token.UnitSink;

/** The admitted units of one document in reading order: their scores, their levels, and where they stand. */
final class PlacedUnits implements UnitSink {
    private final UnitScorer scorer;
    private final DistinctUnits walk;
    private final int[] batchScores = new int[DistinctUnits.BATCH];
    private final long[] batchAdmitted = new long[(DistinctUnits.BATCH + 63) / 64];
    private int[] scores = {};
    private int[] levels = {};
    private int[] places = {};
    private int size;

    PlacedUnits(UnitScorer scorer, Selection selection) {
        this.scorer = scorer;
        this.walk = DistinctUnits.of(selection, UnitSet.forDocument(0), this);
    }

    /** Reads a document of that many tokens in place of the one before it. */
    UnitCounts read(List<Response> document, int tokens) {
        size = 0;
        walk.restart(tokens);
        document.forEach(walk::add);
        return walk.drain();
    }

    @Override
    public void accept(int[] contexts, int[] tokens, int[] tokenLevels, int count) {
        scorer.score(contexts, tokens, count, batchScores, batchAdmitted);
        if (scores.length - size < count) {
            int room = Math.max(size + count, size + (size >> 1));
            scores = Arrays.copyOf(scores, room);
            levels = Arrays.copyOf(levels, room);
            places = Arrays.copyOf(places, room);
        }
        for (int i = 0; i < count; i++) {
            if ((batchAdmitted[i >> 6] >>> i & 1) != 0) {
                scores[size] = batchScores[i];
                levels[size] = tokenLevels[i];
                places[size++] = Math.toIntExact(walk.place(i));
            }
        }
    }

    int contextWidth() {
        return scorer.contextWidth();
    }

    int size() {
        return size;
    }

    int score(int unit) {
        return scores[unit];
    }

    int level(int unit) {
        return levels[unit];
    }

    /** Index of the unit's token among the generated tokens of the document. */
    int place(int unit) {
        return places[unit];
    }
}
