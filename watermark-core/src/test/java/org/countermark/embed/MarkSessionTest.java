package org.countermark.embed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.countermark.scheme.Scheme;
import org.countermark.stats.ScoreSum;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MarkSessionTest {
    private static final float[] FLAT = new float[3000];

    static Scheme[] schemes() {
        return Marks.schemes();
    }

    private static MarkSession session(Scheme scheme) {
        return Marks.mark(scheme).session(77, new SplittableRandom(4));
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void theFirstTokensAreTheStart(Scheme scheme) {
        MarkSession session = session(scheme);
        for (int i = 0; i < 10; i++) {
            session.next(FLAT, Sampling.of(1));
            assertEquals(i < Marks.WIDTH ? Outcome.PLAIN_START : Outcome.MARKED, session.outcome(i));
        }
        assertEquals(new Audit(6, 4, 0, 0, 0, 0), session.audit());
        assertEquals(10, session.audit().tokens());
    }

    /** With two tokens there are 16 contexts, so all but 16 tokens stand in a repeated one. */
    @ParameterizedTest
    @MethodSource("schemes")
    void aContextIsMarkedOnce(Scheme scheme) {
        MarkSession session = session(scheme);
        boolean[] seen = new boolean[16];
        for (int i = 0; i < 500; i++) {
            session.next(new int[] {0, 1}, new double[] {0.5, 0.5}, 2);
            if (i >= Marks.WIDTH) {
                int[] tokens = session.tokens();
                int context = 8 * tokens[i - 4] + 4 * tokens[i - 3] + 2 * tokens[i - 2] + tokens[i - 1];
                assertEquals(seen[context] ? Outcome.PLAIN_REPEATED : Outcome.MARKED, session.outcome(i));
                seen[context] = true;
            }
        }
        assertEquals(500 - 4 - 16, session.audit().plainRepeated());
    }

    @Test
    void optingOutIsCounted() {
        MarkSession session = session(Marks.GUMBEL);
        for (int i = 0; i < 20; i++) {
            if (i == 8) {
                session.optOut();
            } else if (i == 15) {
                session.optIn();
            }
            session.next(FLAT, Sampling.of(1));
        }
        assertEquals(new Audit(9, 4, 0, 7, 0, 0), session.audit());
    }

    @Test
    void greedyPassesThroughButForTheGreenList() {
        SplittableRandom random = new SplittableRandom(1);
        MarkSession gumbel = session(Marks.GUMBEL);
        MarkSession tournament = session(Marks.TOURNAMENT);
        MarkSession greenList = session(Marks.GREEN_LIST);
        for (int i = 0; i < 200; i++) {
            float[] logits = Marks.randomLogits(3000, random);
            int top = IntStream.range(0, 3000).reduce(0, (a, b) -> logits[b] > logits[a] ? b : a);
            assertEquals(top, gumbel.next(logits, Sampling.greedy()));
            assertEquals(top, tournament.next(logits, Sampling.greedy()));
            int green = greenList.next(logits, Sampling.greedy());
            assertTrue(logits[green] >= logits[top] - Watermark.DEFAULT_DELTA);
        }
        assertEquals(new Audit(0, 4, 0, 0, 196, 0), gumbel.audit());
        assertEquals(new Audit(0, 4, 0, 0, 196, 0), tournament.audit());
        assertEquals(new Audit(196, 4, 0, 0, 0, 0), greenList.audit());
        // Of 196 tokens at gamma 1/4 a half being green has odds below 1e-13 without the mark.
        assertTrue(greenList.detectability().marked().sum() > 98);
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void maskedTokensAreNeverChosen(Scheme scheme) {
        MarkSession session = session(scheme);
        float[] logits = new float[3000];
        Arrays.fill(logits, Float.NEGATIVE_INFINITY);
        for (int token = 5; token < 3000; token += 100) {
            logits[token] = -20;
        }
        for (int i = 0; i < 300; i++) {
            Sampling sampling = i % 2 == 0 ? Sampling.of(0.7) : Sampling.of(0.7).withTopK(2999);
            assertEquals(5, session.next(logits, sampling) % 100);
        }
    }

    @Test
    void badInputIsNamed() {
        MarkSession session = session(Marks.GUMBEL);
        float[] nan = new float[3000];
        nan[2500] = Float.NaN;
        assertMessage(
                "logits must be finite or -Infinity, was NaN at token 2500", () -> session.next(nan, Sampling.of(1)));
        float[] none = {Float.NEGATIVE_INFINITY};
        assertMessage(
                "logits must leave a token to choose, all 1 were -Infinity", () -> session.next(none, Sampling.of(1)));
        int[] ids = {1, -2};
        double[] even = {0.5, 0.5};
        assertMessage("ids must be at least 0, was -2 at index 1", () -> session.next(ids, even, 2));
        assertMessage("count must be in 1..2, was 3", () -> session.next(ids, even, 3));
        int[] good = {1, 2};
        assertMessage(
                "probabilities must be finite and at least 0, was NaN at index 1",
                () -> session.next(good, new double[] {1, Double.NaN}, 2));
        assertMessage(
                "probabilities must be finite and at least 0, was -0.5 at index 0",
                () -> session.next(good, new float[] {-0.5f, 1}, 2));
        assertMessage("probabilities must not all be 0, their sum was 0.0", () -> session.next(good, new double[2], 2));
        assertMessage("tokens must be at least 0, was -1 at index 1", () -> session.accept(new int[] {1, -1}, 2));
        assertMessage("count must be in 0..0, was 1", () -> session.takeBack(1));
        assertEquals(0, session.length());
        Watermark mark = Marks.mark(Marks.GUMBEL);
        assertMessage("payload must be in 0..4294967295, was -1", () -> mark.session(-1, new SplittableRandom()));
        assertMessage("delta must be above 0 and at most 50 (nats), was 0.0", () -> mark.withDelta(0));
    }

    private static void assertMessage(String message, org.junit.jupiter.api.function.Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    @Test
    void samplingRefusesValuesOutOfRange() {
        for (double temperature : new double[] {-1, 1e-4, 1e4, Double.NaN}) {
            assertThrows(IllegalArgumentException.class, () -> Sampling.of(temperature));
        }
        Sampling sampling = Sampling.of(1);
        assertThrows(IllegalArgumentException.class, () -> sampling.withTopK(0));
        assertThrows(IllegalArgumentException.class, () -> sampling.withTopP(0));
        assertThrows(IllegalArgumentException.class, () -> sampling.withTopP(1.1));
        assertThrows(IllegalArgumentException.class, () -> sampling.withMinP(1));
        assertThrows(IllegalArgumentException.class, () -> sampling.withMinP(-0.1));
    }

    @Test
    void singleAndDoublePrecisionCandidatesAgree() {
        MarkSession doubles = session(Marks.GUMBEL);
        MarkSession floats = session(Marks.GUMBEL);
        int[] ids = {5, 6, 7, 8};
        for (int i = 0; i < 100; i++) {
            doubles.next(ids, new double[] {0.5, 0.25, 0.125, 0.125}, 4);
            floats.next(ids, new float[] {0.5f, 0.25f, 0.125f, 0.125f}, 4);
        }
        assertArrayEquals(doubles.tokens(), floats.tokens());
    }

    @Test
    void gumbelDependsOnKeyAndPayloadButNotOnChance() {
        int[] start = {1, 2, 3, 4};
        int[][] runs = new int[4][];
        for (int run = 0; run < 4; run++) {
            Watermark mark = Watermark.of(Marks.profile(Marks.GUMBEL), Marks.key(run == 3 ? 2 : 1));
            MarkSession session = mark.session(run == 2 ? 78 : 77, new SplittableRandom(run));
            session.accept(start, 4);
            for (int i = 0; i < 60; i++) {
                session.next(FLAT, Sampling.of(1));
            }
            runs[run] = session.tokens();
        }
        assertArrayEquals(runs[0], runs[1]);
        assertNotEquals(Arrays.hashCode(runs[0]), Arrays.hashCode(runs[2]));
        assertNotEquals(Arrays.hashCode(runs[0]), Arrays.hashCode(runs[3]));
    }

    /** 200 tokens with 8 nats or so each leave less than one in 10^100; the plain session has nothing marked. */
    @Test
    void detectabilityIsWhatTheMarkedTokensAttained() {
        MarkSession marked = session(Marks.GUMBEL);
        MarkSession plain = session(Marks.GUMBEL);
        plain.optOut();
        for (int i = 0; i < 204; i++) {
            marked.next(FLAT, Sampling.of(1));
            plain.next(FLAT, Sampling.of(1));
        }
        Detectability evidence = marked.detectability();
        assertEquals(200, evidence.marked().n());
        assertEquals(evidence.marked().sum() * 0x1p-24 - 200, evidence.excess(), 1e-9);
        assertTrue(evidence.tail().log10() < -100, evidence::toString);
        assertEquals(ScoreSum.EMPTY, plain.detectability().marked());
        assertEquals(0, plain.detectability().tail().log10());
    }
}
