package org.countermark.trace;

import static org.countermark.contract.PatternScorer.MASKS;
import static org.countermark.contract.PatternScorer.PATTERNS;

import java.util.Optional;
import org.countermark.contract.PatternScorer;
import org.countermark.detect.Weigher;
import org.countermark.stats.DrawSum;
import org.countermark.stats.LogP;

/**
 * Reads documents one by one on one thread: scores under all sixteen patterns, the best candidate, both p-values.
 */
final class DocumentTracer {
    private final int minimumUnits;
    private final PatternScorer scorer;
    private final Weigher weigher;
    private final Candidates candidates;
    private final WalshDecoder decoder;
    private final DrawSum draws = DrawSum.of(PATTERNS);
    private int[] values = {};
    private int[] masks = {};
    private long[] traced = {};

    DocumentTracer(int minimumUnits, PatternScorer scorer, Weigher weigher, Candidates candidates) {
        this.minimumUnits = minimumUnits;
        this.scorer = scorer;
        this.weigher = weigher;
        this.candidates = candidates;
        this.decoder = WalshDecoder.of(candidates);
    }

    DocumentTrace trace(DocumentUnits units) {
        int rows = units.rows();
        if (units.counts().units() < minimumUnits) {
            return new DocumentTrace(units.counts(), 0, Optional.empty());
        }
        ensure(rows);
        int n = scorer.score(units.contexts(), units.tokens(), rows, values, masks, traced);
        if (n == 0) {
            return new DocumentTrace(units.counts(), 0, Optional.empty());
        }
        weigher.weigh(values, units.levels(), rows, PATTERNS, values);
        long[] countByLevel = new long[weigher.levels()];
        for (int row = 0; row < rows; row++) {
            countByLevel[units.levels()[row]]++;
        }
        long provider = keepTraced(rows);
        Leaders leaders = decoder.best(values, masks, n);
        long sum = Math.addExact(leaders.sum(), provider);
        Optional<Match.RunnerUp> runnerUp = leaders.runnerUp().isEmpty()
                ? Optional.empty()
                : Optional.of(new Match.RunnerUp(leaders.runnerUp().getAsInt(), leaders.margin() * weigher.unit()));
        Match match =
                new Match(leaders.payload(), sum, weigher.tail(countByLevel, sum), accused(n, leaders.sum()), runnerUp);
        return new DocumentTrace(units.counts(), n, Optional.of(match));
    }

    /**
     * Given the text, an innocent payload meets each context of the trace channel with a pattern drawn at random. The best of
     * K innocents reaches 1/K now and then: where not even that is shown, a rough bound says all there is to say.
     */
    private LogP accused(int rows, long sum) {
        double bound = draws.bound(values, rows, sum);
        return bound > -StrictMath.log10(candidates.size())
                ? new LogP.Certified(bound, bound)
                : draws.tail(values, rows, sum);
    }

    /** Moves the rows of the trace channel together, and gives the sum of all others, which no payload changes. */
    private long keepTraced(int rows) {
        long provider = 0;
        int kept = 0;
        for (int row = 0; row < rows; row++) {
            if ((traced[row >>> 6] >>> row & 1) == 0) {
                provider += values[PATTERNS * row];
            } else {
                if (kept < row) {
                    System.arraycopy(values, PATTERNS * row, values, PATTERNS * kept, PATTERNS);
                    System.arraycopy(masks, MASKS * row, masks, MASKS * kept, MASKS);
                }
                kept++;
            }
        }
        return provider;
    }

    private void ensure(int rows) {
        if (rowsOf(values) < rows) {
            int room = Math.max(rows, Math.min(DocumentUnits.MOST, 2 * rowsOf(values)));
            values = new int[PATTERNS * room];
            masks = new int[MASKS * room];
            traced = new long[(room + 63) / 64];
        }
    }

    private static int rowsOf(int[] patterns) {
        return patterns.length / PATTERNS;
    }
}
