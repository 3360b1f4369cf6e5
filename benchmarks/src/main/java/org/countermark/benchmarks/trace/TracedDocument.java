package org.countermark.benchmarks.trace;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.countermark.contract.Channel;
import org.countermark.contract.CountermarkV1;
import org.countermark.contract.PatternScorer;
import org.countermark.contract.UnitScorer;
import org.countermark.scheme.GumbelScheme;
import org.countermark.trace.Candidates;

/** Units of one document with room for what tracing computes of them; unmarked, all in the trace channel. */
final class TracedDocument {
    private static final Setting SETTING = Setting.of(new GumbelScheme(), Setting.WHOLE, 3);

    final int units;
    final int[] contexts;
    final int[] tokens;
    final int[] values;
    final int[] masks;
    final long[] bits;

    TracedDocument(int units) {
        this.units = units;
        SplittableRandom random = new SplittableRandom(3);
        contexts = random.ints((long) Setting.WIDTH * units, 0, 200_000).toArray();
        tokens = random.ints(units, 0, 200_000).toArray();
        values = new int[PatternScorer.PATTERNS * units];
        masks = new int[PatternScorer.MASKS * units];
        bits = new long[(units + 63) / 64];
    }

    static PatternScorer patterns() {
        return SETTING.patterns();
    }

    /** Scores under one payload, to compare with. */
    static UnitScorer scorer() {
        return CountermarkV1.scorer(SETTING.profile(), SETTING.key(), Channel.payload(77));
    }

    int score(PatternScorer scorer) {
        return scorer.score(contexts, tokens, units, values, masks, bits);
    }

    int score(UnitScorer scorer) {
        return scorer.score(contexts, tokens, units, values, bits);
    }

    /** Payloads 1..count. */
    static Candidates candidates(int count) {
        return Candidates.of(IntStream.rangeClosed(1, count).toArray());
    }
}
