package org.countermark.corpora.calibration;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.countermark.contract.UnitScorer;
import org.countermark.corpora.text.Document;
import org.countermark.corpora.text.NullCorpora;
import org.countermark.keys.Profile;
import org.countermark.scheme.GumbelScheme;
import org.countermark.stats.ScoreSum;
import org.countermark.token.DistinctUnits;
import org.countermark.token.Response;
import org.countermark.token.Slice;
import org.countermark.token.UnitSink;
import org.junit.jupiter.api.Test;

/**
 * Why deduplication spans the whole body: scores that were deduplicated per document only, then pooled, count a licence
 * header once a file, and fail the check that the corpus test passes on the same code.
 */
class PerDocumentPoolingTest {
    private static final int KEYS = 2000;
    private static final int WIDTH = 4;
    private static final double ODDS = 1e-10;

    /** A share of the units, by hash, repeats as much as the whole and costs less. */
    private static final Slice SLICE = Slice.of(0, 16);

    /** The mistake: what every document has of its own, all in one sum. */
    private static final class Pool implements UnitSink {
        private int[] contexts = new int[WIDTH << 16];
        private int[] tokens = new int[1 << 16];
        private int size;

        @Override
        public void accept(int[] moreContexts, int[] moreTokens, int[] levels, int count) {
            if (size + count > tokens.length) {
                contexts = Arrays.copyOf(contexts, 2 * contexts.length);
                tokens = Arrays.copyOf(tokens, 2 * tokens.length);
            }
            System.arraycopy(moreContexts, 0, contexts, size * WIDTH, count * WIDTH);
            System.arraycopy(moreTokens, 0, tokens, size, count);
            size += count;
        }

        double log10(UnitScorer scorer) {
            int[] scores = new int[size];
            long n = scorer.score(contexts, tokens, size, scores, new long[(size + 63) / 64]);
            return scorer.nullLaw()
                    .tail(new ScoreSum(n, Arrays.stream(scores).asLongStream().sum()))
                    .log10();
        }
    }

    /**
     * Odds of failing for a random seed: at most 1e-10 at each level and side that pooled units are held to; and that
     * fewer than the about 20 rejections are seen that 1e-3 forbids, where about 600 are expected, far below 1e-100.
     */
    @Test
    void itRejectsInnocentKeysWhereTheCorpusTestDoesNot() {
        List<Response> body;
        try (Stream<Document> documents = NullCorpora.guava()) {
            body = Tokens.of(documents, 0);
        }
        Pool pool = new Pool();
        for (Response file : body) {
            DistinctUnits units = DistinctUnits.of(WIDTH, SLICE, pool);
            units.add(file);
            units.drain();
        }
        NullTrials trials = NullTrials.of(new Profile(new GumbelScheme(), WIDTH, Tokens.TOKENIZER, 0), 20261125);
        Sizes wrong = trials.run(KEYS, pool::log10);
        Sizes right = trials.corpus(UnitTable.of(WIDTH, SLICE, body), KEYS);
        assertFalse(wrong.superUniform(ODDS), wrong::toString);
        assertTrue(right.uniform(ODDS), right::toString);
    }
}
