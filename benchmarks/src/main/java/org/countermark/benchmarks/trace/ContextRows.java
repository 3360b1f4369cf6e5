package org.countermark.benchmarks.trace;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.countermark.contract.PatternScorer;

/**
 * The trace-channel units of one document, scored under all patterns: the first token after each distinct context.
 *
 * <p>Written down plainly, and apart from the walk that the library does.
 */
final class ContextRows {
    private final int[] values;
    private final int[] masks;
    private final int rows;

    private ContextRows(int[] values, int[] masks, int rows) {
        this.values = values;
        this.masks = masks;
        this.rows = rows;
    }

    /** Scores a document, given as its responses. */
    static ContextRows of(List<int[]> responses, PatternScorer scorer) {
        int width = scorer.contextWidth();
        Set<List<Integer>> seen = new HashSet<>();
        List<Integer> contexts = new ArrayList<>();
        List<Integer> tokens = new ArrayList<>();
        for (int[] response : responses) {
            for (int at = width; at < response.length; at++) {
                List<Integer> context = new ArrayList<>(width);
                for (int back = width; back > 0; back--) {
                    context.add(response[at - back]);
                }
                if (seen.add(context)) {
                    contexts.addAll(context);
                    tokens.add(response[at]);
                }
            }
        }
        int count = tokens.size();
        int[] scores = new int[PatternScorer.PATTERNS * count];
        int[] masks = new int[PatternScorer.MASKS * count];
        long[] traced = new long[(count + 63) / 64];
        scorer.score(
                contexts.stream().mapToInt(i -> i).toArray(),
                tokens.stream().mapToInt(i -> i).toArray(),
                count,
                scores,
                masks,
                traced);
        int kept = 0;
        for (int row = 0; row < count; row++) {
            if ((traced[row / 64] >>> row % 64 & 1) != 0) {
                System.arraycopy(
                        scores,
                        PatternScorer.PATTERNS * row,
                        scores,
                        PatternScorer.PATTERNS * kept,
                        PatternScorer.PATTERNS);
                System.arraycopy(
                        masks, PatternScorer.MASKS * row, masks, PatternScorer.MASKS * kept, PatternScorer.MASKS);
                kept++;
            }
        }
        return new ContextRows(scores, masks, kept);
    }

    int count() {
        return rows;
    }

    /** Sixteen a row; not to be changed. */
    int[] values() {
        return values;
    }

    /** Four a row; not to be changed. */
    int[] masks() {
        return masks;
    }

    /** What a payload collects. */
    long sum(int payload) {
        long sum = 0;
        for (int row = 0; row < rows; row++) {
            sum += values[PatternScorer.PATTERNS * row + PatternScorer.pattern(masks, row, payload)];
        }
        return sum;
    }
}
