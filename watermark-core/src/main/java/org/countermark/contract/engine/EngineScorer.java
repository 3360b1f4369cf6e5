package org.countermark.contract.engine;

import java.util.Arrays;
import java.util.Optional;
import org.countermark.contract.UnitScorer;
import org.countermark.scheme.Scheme;
import org.countermark.scheme.WordScorer;
import org.countermark.stats.NullLaw;
import org.countermark.token.ContextRule;

/** Scores units by an engine's words: all contexts are listened to, for engines have no trace channel. */
final class EngineScorer implements UnitScorer {
    /** Units whose words are made in one call. */
    static final int BATCH = 256;

    private final EngineWords words;
    private final ContextRule rule;
    private final WordScorer scorer;
    private final Scheme scheme;
    private final int[] batch = new int[BATCH];

    /** Made when asked for: a law of thousands of outcomes takes longer than to score a document, and one of many keys is asked. */
    private Optional<NullLaw> nullLaw = Optional.empty();

    EngineScorer(EngineWords words, Scheme scheme) {
        this.words = words;
        rule = words.rule();
        scorer = scheme.scorer();
        this.scheme = scheme;
    }

    @Override
    public int contextWidth() {
        return rule.contextWidth();
    }

    @Override
    public ContextRule rule() {
        return rule;
    }

    @Override
    public NullLaw nullLaw() {
        if (nullLaw.isEmpty()) {
            nullLaw = Optional.of(scheme.nullLaw());
        }
        return nullLaw.get();
    }

    @Override
    public int score(int[] contexts, int[] tokens, int count, int[] scores, long[] admitted) {
        if (count < 0) {
            throw new IllegalArgumentException("count must be at least 0, was " + count);
        }
        checkRoom("contexts", contexts.length, (long) count * contextWidth());
        checkRoom("tokens", tokens.length, count);
        checkRoom("scores", scores.length, count);
        checkRoom("admitted", admitted.length, (count + 63L) >>> 6);
        for (int start = 0; start < count; start += BATCH) {
            int n = Math.min(BATCH, count - start);
            words.words(contexts, start * contextWidth(), tokens, start, n, batch);
            scorer.score(batch, n, batch);
            System.arraycopy(batch, 0, scores, start, n);
        }
        Arrays.fill(admitted, 0, count >>> 6, -1L);
        if ((count & 63) != 0) {
            admitted[count >>> 6] = (1L << count) - 1;
        }
        return count;
    }

    private static void checkRoom(String parameter, int length, long needed) {
        if (length < needed) {
            throw new IllegalArgumentException(parameter + " must have room for " + needed + ", had " + length);
        }
    }
}
