package org.countermark.detect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;
import org.countermark.scheme.GumbelScheme;
import org.countermark.scheme.Scheme;
import org.countermark.stats.ScoreSum;
import org.countermark.token.Response;
import org.countermark.token.Slice;

/** What must not change a corpus result: order, repetition, slices, snapshots. Equality, not closeness. */
class PooledLawsTest {
    private final Profile profile = Texts.profile(new GumbelScheme(), 20000);
    private final DetectionPlan plan = Texts.plan(profile);

    private PooledTest test(long seed, Slice slice) {
        return PooledTest.of(plan, Texts.scorer(profile, Texts.key(new SplittableRandom(seed))), slice);
    }

    private Detection result(long seed, List<Response> records) {
        PooledTest test = test(seed, Slice.WHOLE);
        records.forEach(test::add);
        return test.result();
    }

    @Property(tries = 100)
    void orderAndRepetitionChangeNothing(@ForAll long seed, @ForAll Random random) {
        List<Response> records = Texts.boilerplate(new SplittableRandom(seed), 40);
        Detection once = result(seed, records);
        List<Response> more = new ArrayList<>(records);
        more.addAll(records.subList(0, 20));
        Collections.shuffle(more, random);
        Detection again = result(seed, more);
        assertEquals(once.score(), again.score());
        assertEquals(once.p(), again.p());
        assertEquals(once.counts().units(), again.counts().units());
    }

    @Property(tries = 100)
    void slicesMergeToTheWhole(@ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int shares) {
        List<Response> records = Texts.boilerplate(new SplittableRandom(seed), 40);
        List<PooledTest> slices = new ArrayList<>();
        for (int i = shares - 1; i >= 0; i--) {
            PooledTest slice = test(seed, Slice.of(i, shares));
            records.forEach(slice::add);
            slices.add(slice);
        }
        assertEquals(result(seed, records), PooledTest.merged(slices));
    }

    /** Many threads, one slice each, agree with one thread to the last bit. */
    @Example
    void threadsChangeNothing() {
        List<Response> records = Texts.boilerplate(new SplittableRandom(5), 3000);
        for (int threads : new int[] {2, 7}) {
            List<PooledTest> slices = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                slices.add(test(5, Slice.of(i, threads)));
            }
            slices.parallelStream().forEach(slice -> records.forEach(slice::add));
            assertEquals(result(5, records), PooledTest.merged(slices));
        }
    }

    @Property(tries = 50)
    void aSnapshotGoesOnAsIfNothingHadHappened(@ForAll long seed, @ForAll @IntRange(min = 0, max = 40) int cut)
            throws IOException {
        List<Response> records = Texts.boilerplate(new SplittableRandom(seed), 40);
        PooledTest first = test(seed, Slice.WHOLE);
        records.subList(0, cut).forEach(first::add);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        first.save(bytes);
        EpochKey key = Texts.key(new SplittableRandom(seed));
        PooledTest second =
                PooledTest.restore(plan, Texts.scorer(profile, key), new ByteArrayInputStream(bytes.toByteArray()));
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        second.save(copy);
        assertArrayEquals(bytes.toByteArray(), copy.toByteArray());
        records.subList(cut, records.size()).forEach(second::add);
        assertEquals(result(seed, records), second.result());
    }

    /** Every single flipped bit, every cut, and a foreign plan: refused, never half-read. */
    @Example
    void damagedSnapshotsAreRefused() throws IOException {
        PooledTest test = test(1, Slice.WHOLE);
        test.add(Response.of(Texts.repetitive(new SplittableRandom(1), 60)));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        test.save(out);
        byte[] bytes = out.toByteArray();
        for (int i = 0; i < bytes.length; i++) {
            byte[] flipped = bytes.clone();
            flipped[i] ^= (byte) (1 << (i % 8));
            assertThrows(IOException.class, () -> restore(plan, flipped));
            byte[] cut = Arrays.copyOf(bytes, i);
            assertThrows(IOException.class, () -> restore(plan, cut));
        }
        DetectionPlan other = DetectionPlan.builder(profile, Texts.COMMITMENT)
                .alpha(Level.of("1e-9"))
                .build();
        IOException e = assertThrows(IOException.class, () -> restore(other, bytes));
        assertTrue(e.getMessage().contains("another plan"));
    }

    private void restore(DetectionPlan of, byte[] snapshot) throws IOException {
        EpochKey key = Texts.key(new SplittableRandom(1));
        PooledTest.restore(of, Texts.scorer(profile, key), new ByteArrayInputStream(snapshot));
    }

    @Example
    void emptyCorpusHasNoEvidence() {
        Detection nothing = result(1, List.of());
        assertEquals(ScoreSum.EMPTY, nothing.score());
        assertEquals(0.0, nothing.p().log10());
        assertEquals(0.0, nothing.excess());
        assertEquals(plan.digest(), nothing.planDigest());
        assertInstanceOf(Verdict.NotEnoughText.class, test(1, Slice.WHOLE).verdict());
        assertThrows(IllegalArgumentException.class, () -> PooledTest.merged(List.of()));
        assertThrows(
                IllegalArgumentException.class,
                () -> PooledTest.merged(List.of(test(1, Slice.of(0, 2)), test(1, Slice.of(0, 2)))));
        assertThrows(IllegalArgumentException.class, () -> PooledTest.merged(List.of(test(1, Slice.of(0, 2)))));
    }

    /**
     * Marked text is found with its key, not with another, and unmarked text is not found. Odds that a control p-value
     * falls below 1e-10: 1e-10 each, 8 of them; the marked ones lie hundreds of orders below.
     */
    @Example
    void findsTheMarkWithItsKeyOnly() {
        for (Scheme scheme : Texts.SCHEMES) {
            SplittableRandom random = new SplittableRandom(11);
            Profile whole = Texts.profile(scheme, 0);
            EpochKey key = Texts.key(random);
            Response marked = Response.of(Texts.marked(random, whole, key, 2000, 4));
            Response plain = Response.of(random.ints(2000, 0, 50_000).toArray());
            assertTrue(log10(whole, key, marked) < -100, scheme.id());
            assertTrue(log10(whole, Texts.key(random), marked) > -10, scheme.id());
            assertTrue(log10(whole, key, plain) > -10, scheme.id());
        }
    }

    private static double log10(Profile profile, EpochKey key, Response text) {
        PooledTest test = PooledTest.of(Texts.plan(profile), Texts.scorer(profile, key));
        test.add(text);
        return test.result().p().log10();
    }
}
