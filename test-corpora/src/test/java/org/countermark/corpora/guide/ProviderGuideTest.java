package org.countermark.corpora.guide;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.countermark.embed.Audit;
import org.countermark.embed.Detectability;
import org.countermark.embed.MarkRows;
import org.countermark.embed.MarkSession;
import org.countermark.embed.Outcome;
import org.countermark.embed.Sampling;
import org.countermark.embed.SessionSnapshot;
import org.countermark.embed.Watermark;
import org.countermark.keys.Profile;
import org.countermark.keys.RootKey;
import org.countermark.scheme.GumbelScheme;
import org.countermark.scheme.TournamentScheme;
import org.junit.jupiter.api.Test;

/** The snippets of docs/guide/provider.md, run. */
class ProviderGuideTest {
    private static final int VOCABULARY = 5000;

    private final RandomGenerator random = new SplittableRandom(20261121);
    private final RootKey root = RootKey.of(new byte[32]);
    private final Watermark mark =
            Watermark.of(new Profile(new GumbelScheme(), 4, "o200k_base", 32768), root.epoch("2026-11"));

    /** Stands for a model: some logits that depend on how far the response has come. */
    private static float[] logits(int step) {
        RandomGenerator noise = new SplittableRandom(step);
        float[] logits = new float[VOCABULARY];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = (float) (3 * noise.nextGaussian());
        }
        return logits;
    }

    @Test
    void marksAResponse() {
        int payload = 4711;
        // snippet: session
        Profile profile = new Profile(new GumbelScheme(), 4, "o200k_base", 32768);
        Watermark mark = Watermark.of(profile, root.epoch("2026-11")); // once, for all threads
        Sampling sampling = Sampling.of(0.8).withTopP(0.95);

        MarkSession session = mark.session(payload, random); // one for each response
        for (int step = 0; step < 200; step++) {
            float[] logits = logits(step); // your model
            int token = session.next(logits, sampling); // accepted, and chosen with the mark
            assertTrue(logits[token] > 0);
        }
        // end snippet
        assertEquals(200, session.length());
        assertTrue(session.detectability().tail().log10() < -6);
    }

    @Test
    void marksCandidates() {
        MarkSession session = mark.session(0, random);
        // snippet: candidates
        int[] ids = {1917, 11, 290}; // what your own top-k left
        double[] probabilities = {0.6, 0.3, 0.1};
        int token = session.next(ids, probabilities, ids.length);
        // end snippet
        assertTrue(Arrays.stream(ids).anyMatch(id -> id == token));
    }

    @Test
    void speculates() {
        MarkSession session = mark.session(0, random);
        Sampling sampling = Sampling.of(0.8);
        for (int step = 0; step < 10; step++) {
            session.next(logits(step), sampling);
        }
        // snippet: speculative
        int[] draft = {318, 262, 995}; // from the small model
        int kept = 0;
        while (kept < draft.length) {
            // The large model's logits for the place after draft[0..kept)
            int token = session.propose(logits(10 + kept), sampling, draft, kept);
            if (token != draft[kept]) {
                draft[kept++] = token; // the first disagreement ends the run, and its token stands
                break;
            }
            kept++;
        }
        session.accept(draft, kept);
        session.takeBack(1); // the engine may regret, too
        // end snippet
        assertEquals(10 + kept - 1, session.length());
        assertEquals(0, session.audit().forced());
    }

    @Test
    void marksRowsOfABatch() {
        // snippet: rows
        MarkRows rows = mark.rows(); // stateless, for all threads
        int[][] generated = {{5, 6, 7, 8, 9}, {3, 1, 4, 1, 5, 9, 2, 6}}; // by row, without the prompts
        long[] payloads = {4711, 815};
        int[] next = new int[generated.length];
        for (int row = 0; row < generated.length; row++) {
            int[] tokens = generated[row];
            next[row] = rows.next(tokens, tokens.length, payloads[row], logits(row), Sampling.of(0.8), random);
        }
        // end snippet
        MarkSession session = mark.session(815, random);
        session.accept(generated[1], generated[1].length);
        assertEquals(session.next(logits(1), Sampling.of(0.8)), next[1]);
    }

    @Test
    void processesLogits() {
        Watermark mark = Watermark.of(new Profile(new TournamentScheme(30), 4, "o200k_base", 0), root.epoch("2026-11"));
        int[] generated = {5, 6, 7, 8, 9};
        float[] logits = logits(1);
        float[] before = logits.clone();
        // snippet: processor
        Outcome outcome = mark.rows().process(generated, generated.length, 0, logits);
        // now draw from softmax(logits) as always
        // end snippet
        assertEquals(Outcome.MARKED, outcome);
        assertFalse(Arrays.equals(before, logits));
    }

    @Test
    void moves() {
        MarkSession session = mark.session(4711, random);
        for (int step = 0; step < 50; step++) {
            session.next(logits(step), Sampling.of(0.8));
        }
        // snippet: move
        byte[] parcel = session.snapshot().toBytes(); // no secret inside
        MarkSession elsewhere = mark.restore(SessionSnapshot.of(parcel), random);
        // end snippet
        assertArrayEquals(session.tokens(), elsewhere.tokens());
        assertEquals(session.detectability(), elsewhere.detectability());
    }

    @Test
    void tellsMetrics() {
        MarkSession session = mark.session(4711, random);
        for (int step = 0; step < 50; step++) {
            session.next(logits(step), Sampling.of(0.8));
        }
        session.optOut();
        session.next(logits(50), Sampling.of(0.8));
        // snippet: metrics
        Audit audit = session.audit();
        Detectability sofar = session.detectability();
        String line = String.format(
                "tokens=%d marked=%d repeated=%d optedOut=%d excess=%.1f log10p=%.1f",
                audit.tokens(),
                audit.marked(),
                audit.plainRepeated(),
                audit.plainOptedOut(),
                sofar.excess(),
                sofar.tail().log10());
        // end snippet
        assertTrue(line.startsWith("tokens=51 marked=46 repeated=0 optedOut=1"), line);
    }
}
