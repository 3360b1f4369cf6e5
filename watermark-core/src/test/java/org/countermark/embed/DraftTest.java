package org.countermark.embed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Drafts, rows, snapshots and taking back lead to the tokens and marks of the straight path. */
class DraftTest {
    private static final int LENGTH = 120;

    /** A toy model whose few tokens make contexts repeat; the next distribution depends on the last two tokens. */
    private static float[] model(int[] tokens, int count) {
        long seed = 7;
        for (int i = Math.max(0, count - 2); i < count; i++) {
            seed = seed * 31 + tokens[i];
        }
        return Marks.randomLogits(3, new SplittableRandom(seed));
    }

    /** Chance that depends on the place only, so that plain tokens agree however they are reached. */
    private static final class PlaceRandom implements java.util.random.RandomGenerator {
        private SplittableRandom random = new SplittableRandom();

        void at(int position) {
            random = new SplittableRandom(position);
        }

        @Override
        public long nextLong() {
            return random.nextLong();
        }
    }

    private static MarkSession straight(Watermark mark, Sampling sampling) {
        PlaceRandom random = new PlaceRandom();
        MarkSession session = mark.session(5, random);
        for (int i = 0; i < LENGTH; i++) {
            random.at(i);
            session.next(model(session.tokens(), i), sampling);
        }
        return session;
    }

    private static void assertSame(MarkSession expected, MarkSession actual) {
        assertArrayEquals(expected.tokens(), actual.tokens());
        for (int i = 0; i < LENGTH; i++) {
            assertEquals(expected.outcome(i), actual.outcome(i), "outcome at " + i);
        }
        assertEquals(expected.audit(), actual.audit());
        assertEquals(expected.detectability(), actual.detectability());
        assertEquals(expected.snapshot(), actual.snapshot());
    }

    @Property(tries = 60)
    void speculativeDecodingEqualsTheStraightPath(
            @ForAll @IntRange(max = 2) int scheme, @ForAll @IntRange(min = 1, max = 7) int depth, @ForAll long seed) {
        Watermark mark = Marks.mark(Marks.schemes()[scheme]);
        MarkSession expected = straight(mark, Sampling.of(1));
        SplittableRandom chance = new SplittableRandom(seed);
        PlaceRandom random = new PlaceRandom();
        MarkSession session = mark.session(5, random);
        while (session.length() < LENGTH) {
            int length = session.length();
            int[] all = Arrays.copyOf(session.tokens(), length + depth + 1);
            // A draft that is right most of the time, as the small model's would be.
            int[] draft = new int[depth];
            for (int i = 0; i < depth; i++) {
                int truth = length + i < LENGTH ? expected.tokens()[length + i] : 0;
                draft[i] = chance.nextInt(4) == 0 ? chance.nextInt(3) : truth;
            }
            int[] verified = new int[depth + 1];
            int accepted = 0;
            boolean agrees = true;
            for (int i = 0; i <= depth && agrees && length + i < LENGTH; i++) {
                System.arraycopy(draft, 0, all, length, i);
                random.at(length + i);
                verified[i] = session.propose(model(all, length + i), Sampling.of(1), draft, i);
                agrees = i < depth && verified[i] == draft[i];
                accepted = i + 1;
            }
            session.accept(verified, accepted);
            if (chance.nextInt(3) == 0) {
                session.takeBack(chance.nextInt(Math.min(6, session.length()) + 1));
            }
        }
        assertSame(expected, session);
    }

    @Property(tries = 40)
    void rowsEqualTheSession(@ForAll @IntRange(max = 2) int scheme, @ForAll boolean list) {
        Watermark mark = Marks.mark(Marks.schemes()[scheme]);
        PlaceRandom random = new PlaceRandom();
        MarkSession session = mark.session(5, random);
        MarkRows rows = mark.rows();
        int[] ids = {4, 2, 9};
        for (int i = 0; i < LENGTH; i++) {
            int[] tokens = session.tokens();
            float[] logits = model(tokens, i);
            double[] p = {Math.exp(logits[0]), Math.exp(logits[1]), Math.exp(logits[2])};
            Outcome outcome = rows.outcome(tokens, i, false);
            random.at(i);
            int row = list
                    ? rows.next(tokens, i, 5, ids, p, random)
                    : rows.next(tokens, i, 5, logits, Sampling.of(1), random);
            random.at(i);
            assertEquals(row, list ? session.next(ids, p, 3) : session.next(logits, Sampling.of(1)));
            assertEquals(outcome, session.outcome(i));
        }
    }

    @Property(tries = 40)
    void aSessionMovesAnywhere(
            @ForAll @IntRange(max = 2) int scheme, @ForAll @IntRange(max = LENGTH) int cut, @ForAll boolean optedOut) {
        Watermark mark = Marks.mark(Marks.schemes()[scheme]);
        MarkSession expected = straight(mark, Sampling.of(1));
        PlaceRandom random = new PlaceRandom();
        MarkSession session = mark.session(5, random);
        for (int i = 0; i < LENGTH; i++) {
            if (i == cut) {
                if (optedOut) {
                    session.optOut();
                }
                byte[] moved = session.snapshot().toBytes();
                session = Marks.mark(Marks.schemes()[scheme]).restore(SessionSnapshot.of(moved), random);
                assertArrayEquals(moved, session.snapshot().toBytes());
                session.optIn();
            }
            random.at(i);
            session.next(model(session.tokens(), i), Sampling.of(1));
        }
        assertSame(expected, session);
    }

    @Test
    void tokensThatWereNotProposedAreForced() {
        MarkSession session = Marks.mark(Marks.GUMBEL).session(0, new SplittableRandom(1));
        session.accept(new int[] {1, 2, 3, 4}, 4);
        float[] flat = new float[1000];
        int first = session.propose(flat, Sampling.of(1), new int[0], 0);
        int second = session.propose(flat, Sampling.of(1), new int[] {first}, 1);
        int[] other = {first + 1, second};
        // The second token was proposed after another first one.
        session.accept(other, 2);
        assertEquals(new Audit(0, 4, 0, 0, 0, 2), session.audit());
        session.takeBack(2);
        assertEquals(first, session.propose(flat, Sampling.of(1), new int[0], 0));
        assertEquals(second, session.propose(flat, Sampling.of(1), new int[] {first}, 1));
        session.accept(new int[] {first, second}, 2);
        assertEquals(new Audit(2, 4, 0, 0, 0, 0), session.audit());
        // What was proposed before does not count for the places after.
        session.accept(new int[] {first}, 1);
        assertEquals(1, session.audit().forced());
    }

    @Test
    void aContextTakenBackIsNew() {
        MarkSession session = Marks.mark(Marks.GUMBEL).session(0, new SplittableRandom(1));
        int[] same = {1, 1, 1, 1, 1};
        session.accept(same, 4);
        float[] flat = new float[1000];
        // Inside the draft the context 1,1,1,1 stands a second time.
        session.propose(flat, Sampling.of(1), same, 1);
        session.accept(same, 1);
        session.takeBack(1);
        int token = session.next(flat, Sampling.of(1));
        assertEquals(Outcome.MARKED, session.outcome(4));
        session.takeBack(1);
        session.accept(same, 1);
        session.next(flat, Sampling.of(1));
        assertEquals(Outcome.PLAIN_REPEATED, session.outcome(5));
        session.takeBack(2);
        assertEquals(token, session.next(flat, Sampling.of(1)));
    }

    @Test
    void manyDraftsDoNotFillTheTable() {
        MarkSession session = Marks.mark(Marks.GUMBEL).session(0, new SplittableRandom(1));
        session.accept(new int[] {1, 2, 3, 4}, 4);
        for (int i = 0; i < 20_000; i++) {
            session.accept(new int[] {i, i + 1, i}, 3);
            session.takeBack(3);
        }
        float[] flat = new float[1000];
        for (int i = 0; i < 3000; i++) {
            session.next(flat, Sampling.of(1));
        }
        assertEquals(3000, session.audit().marked());
    }

    @Test
    void snapshotsAreCheckedByteByByte() {
        Watermark mark = Marks.mark(Marks.GUMBEL);
        MarkSession session = mark.session(0xFFFF_FFFFL, new SplittableRandom(1));
        for (int i = 0; i < 6; i++) {
            session.next(new float[100], Sampling.of(1));
        }
        byte[] good = session.snapshot().toBytes();
        assertEquals(session.snapshot(), SessionSnapshot.of(good));
        assertEquals(session.snapshot().hashCode(), SessionSnapshot.of(good).hashCode());
        assertRefused("snapshot has 3 bytes, fewer than 45", Arrays.copyOf(good, 3));
        assertRefused("snapshot does not begin with CMS1", changed(good, 3, 2));
        assertRefused("snapshot says neither opted in nor out: 7", changed(good, 40, 7));
        assertRefused("snapshot claims 2130706438 tokens in 75 bytes", changed(good, 41, 127));
        assertRefused("snapshot claims 6 tokens in 74 bytes", Arrays.copyOf(good, 74));
        assertRefused("snapshot has the unknown outcome 6 at position 5", changed(good, 74, 6));
        assertEquals(
                "snapshot has the outcome MARKED at position 0",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> mark.restore(SessionSnapshot.of(changed(good, 49, 5)), new SplittableRandom(1)))
                        .getMessage());
        Watermark other = Marks.mark(Marks.TOURNAMENT);
        assertThrows(
                IllegalArgumentException.class, () -> other.restore(SessionSnapshot.of(good), new SplittableRandom(1)));
    }

    private static byte[] changed(byte[] bytes, int index, int value) {
        byte[] copy = bytes.clone();
        copy[index] = (byte) value;
        return copy;
    }

    private static void assertRefused(String message, byte[] bytes) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> SessionSnapshot.of(bytes))
                        .getMessage());
    }
}
