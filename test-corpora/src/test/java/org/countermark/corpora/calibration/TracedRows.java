package org.countermark.corpora.calibration;

import static org.countermark.contract.PatternScorer.MASKS;
import static org.countermark.contract.PatternScorer.PATTERNS;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.countermark.contract.PatternScorer;
import org.countermark.stats.DrawSum;
import org.countermark.stats.NullLaw;
import org.countermark.stats.ScoreSum;

/** The units of a text that lie in the trace channel, scored under all patterns; and the tests of payloads on them. */
final class TracedRows {
    private final int[] values;
    private final int[] masks;
    private final int count;

    private TracedRows(int[] values, int[] masks, int count) {
        this.values = values;
        this.masks = masks;
        this.count = count;
    }

    static TracedRows of(int[] contexts, int[] tokens, int count, PatternScorer scorer) {
        int[] values = new int[PATTERNS * count];
        int[] masks = new int[MASKS * count];
        long[] traced = new long[(count + 63) / 64];
        int kept = scorer.score(contexts, tokens, count, values, masks, traced);
        int to = 0;
        for (int i = 0; i < count; i++) {
            if ((traced[i >> 6] >>> i & 1) != 0) {
                System.arraycopy(values, PATTERNS * i, values, PATTERNS * to, PATTERNS);
                System.arraycopy(masks, MASKS * i, masks, MASKS * to, MASKS);
                to++;
            }
        }
        return new TracedRows(values, masks, kept);
    }

    /** Every unit once more, at the end. */
    TracedRows twice() {
        int[] both = Arrays.copyOf(values, 2 * PATTERNS * count);
        System.arraycopy(values, 0, both, PATTERNS * count, PATTERNS * count);
        int[] again = Arrays.copyOf(masks, 2 * MASKS * count);
        System.arraycopy(masks, 0, again, MASKS * count, MASKS * count);
        return new TracedRows(both, again, 2 * count);
    }

    int score(int unit, int payload) {
        return values[PATTERNS * unit + PatternScorer.pattern(masks, unit, payload)];
    }

    long sum(int payload) {
        return IntStream.range(0, count).mapToLong(unit -> score(unit, payload)).sum();
    }

    /** The p-value of a payload under H0 "the text does not depend on the key". */
    double ordinaryLog10(int payload, NullLaw law) {
        return law.tail(new ScoreSum(count, sum(payload))).log10();
    }

    /** Which levels the payloads from the given one on reach. The tail is inverted once a level, not once a payload. */
    Sizes sizes(int[] payloads, int from) {
        DrawSum draws = DrawSum.of(PATTERNS);
        long[] critical = IntStream.rangeClosed(1, 4)
                .mapToLong(level -> draws.critical(values, count, -level).orElse(Long.MAX_VALUE))
                .toArray();
        Sizes sizes = Sizes.EMPTY;
        for (int i = from; i < payloads.length; i++) {
            long sum = sum(payloads[i]);
            sizes = sizes.plus(new Sizes(
                    1,
                    Arrays.stream(critical)
                            .mapToObj(least -> sum >= least ? 1L : 0L)
                            .toList()));
        }
        return sizes;
    }
}
