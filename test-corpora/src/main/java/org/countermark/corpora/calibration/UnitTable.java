package org.countermark.corpora.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.countermark.contract.UnitScorer;
import org.countermark.stats.ScoreSum;
import org.countermark.token.ContextRule;
import org.countermark.token.DistinctUnits;
import org.countermark.token.Response;
import org.countermark.token.Selection;
import org.countermark.token.Slice;
import org.countermark.token.UnitSet;
import org.countermark.token.UnitSink;

/**
 * The distinct units of a body of text, kept so that many keys can score them: 4·(contextWidth + 1) bytes each.
 *
 * <p>Immutable, safe for use by many threads with a scorer each.
 */
public final class UnitTable {
    private final ContextRule rule;
    private final List<int[]> contexts = new ArrayList<>();
    private final List<int[]> tokens = new ArrayList<>();

    private UnitTable(ContextRule rule) {
        this.rule = rule;
    }

    /**
     * Collects the distinct units of a body, or of a slice of it.
     *
     * @param contextWidth tokens of context, 1..16
     * @param slice the share of the units to keep
     * @param body the responses, each read once
     * @return the table
     */
    public static UnitTable of(int contextWidth, Slice slice, Iterable<Response> body) {
        return of(ContextRule.generated(contextWidth), slice, body);
    }

    /**
     * Collects the distinct units of a body under a contract's rule.
     *
     * @param rule where contexts come from
     * @param slice the share of the units to keep
     * @param body the responses, each read once
     * @return the table
     */
    public static UnitTable of(ContextRule rule, Slice slice, Iterable<Response> body) {
        UnitTable table = new UnitTable(rule);
        UnitSink sink = (contexts, tokens, levels, count) -> {
            table.contexts.add(Arrays.copyOf(contexts, count * rule.contextWidth()));
            table.tokens.add(Arrays.copyOf(tokens, count));
        };
        DistinctUnits units = DistinctUnits.of(Selection.of(rule).slice(slice), UnitSet.forCorpus(), sink);
        body.forEach(units::add);
        units.drain();
        return table;
    }

    /**
     * How many units there are.
     *
     * @return the number, at least 0
     */
    public long size() {
        return tokens.stream().mapToLong(batch -> batch.length).sum();
    }

    /**
     * Scores all units: what a corpus test over the same body adds up.
     *
     * @param scorer a scorer of the table's context width
     * @return admitted units and the sum of their scores
     * @throws IllegalArgumentException if the scorer has another context width
     */
    public ScoreSum score(UnitScorer scorer) {
        if (scorer.contextWidth() != rule.contextWidth()) {
            throw new IllegalArgumentException(
                    "scorer must have contextWidth " + rule.contextWidth() + ", had " + scorer.contextWidth());
        }
        int[] scores = new int[DistinctUnits.BATCH];
        long[] admitted = new long[(DistinctUnits.BATCH + 63) / 64];
        long n = 0;
        long sum = 0;
        for (int i = 0; i < tokens.size(); i++) {
            int count = tokens.get(i).length;
            n += scorer.score(contexts.get(i), tokens.get(i), count, scores, admitted);
            for (int row = 0; row < count; row++) {
                sum += scores[row];
            }
        }
        return new ScoreSum(n, sum);
    }
}
