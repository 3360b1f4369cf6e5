package org.countermark.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.countermark.contract.UnitScorer;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;
import org.countermark.scheme.GumbelScheme;
import org.countermark.scheme.Scheme;
import org.countermark.stats.ScoreSum;
import org.countermark.token.BloomUnits;
import org.countermark.token.ModalUnits;
import org.countermark.token.Response;
import org.countermark.token.Slice;

/** What must not change a corpus result, and what its figures must agree with. Equality, not closeness. */
class CorpusLawsTest {
    private final Profile profile = Texts.profile(new GumbelScheme(), 20000);
    private final DetectionPlan plan = Texts.plan(profile);

    private KeyPanel panel(long seed, int decoys) {
        UnitScorer key = Texts.scorer(profile, Texts.key(new SplittableRandom(seed)));
        return KeyPanel.of(key, DecoyKeys.scorers(plan, profile, "test", decoys));
    }

    private static CorpusResult result(CorpusTest test, List<Response> documents) {
        documents.forEach(document -> test.add(List.of(document)));
        return test.result();
    }

    /** In an order that the text decides, permuted and repeated records give the same figures to the last bit. */
    @Property(tries = 30)
    void orderAndRepetitionChangeNothingInCanonicalOrder(@ForAll long seed, @ForAll Random order) {
        List<Response> records = Texts.boilerplate(new SplittableRandom(seed), 40);
        List<Response> more = new ArrayList<>(records);
        for (int i = 0; i < 1000; i++) {
            more.add(records.get(3));
        }
        Collections.shuffle(more, order);
        assertEquals(
                result(CorpusTest.of(plan, panel(seed, 5)), canonical(records)),
                result(CorpusTest.of(plan, panel(seed, 5)), canonical(more)));
    }

    private static List<Response> canonical(List<Response> records) {
        List<Response> sorted = new ArrayList<>(records);
        sorted.sort(Comparator.comparingLong(record -> Response.fingerprint(List.of(record))));
        List<Response> once = new ArrayList<>();
        for (Response record : sorted) {
            if (once.isEmpty()
                    || Response.fingerprint(List.of(once.get(once.size() - 1)))
                            != Response.fingerprint(List.of(record))) {
                once.add(record);
            }
        }
        return once;
    }

    @Property(tries = 12)
    void threadsAndBlocksChangeNothing(@ForAll long seed, @ForAll @IntRange(min = 1, max = 8) int threads) {
        List<Response> records = Texts.boilerplate(new SplittableRandom(seed), 60);
        CorpusResult alone = result(
                CorpusTest.setup(plan, panel(seed, 7))
                        .decoySlice(Slice.of(1, 3))
                        .start(),
                records);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CorpusTest test = CorpusTest.setup(plan, panel(seed, 7))
                    .decoySlice(Slice.of(1, 3))
                    .workers(
                            IntStream.range(0, threads)
                                    .mapToObj(i -> panel(seed, 7))
                                    .toList(),
                            pool)
                    .start();
            List<List<Response>> documents = records.stream().map(List::of).toList();
            test.addAll(documents.subList(0, 17));
            test.addAll(documents.subList(17, documents.size()));
            assertEquals(alone, test.result());
        } finally {
            pool.shutdownNow();
        }
    }

    /** Slices of the units are the same whatever the threads, and their sums are those of the whole. */
    @Example
    void slicesAddUpToTheWhole() {
        List<Response> records = Texts.boilerplate(new SplittableRandom(6), 200);
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            ScoreSum sum = ScoreSum.EMPTY;
            for (int i = 0; i < 5; i++) {
                Slice share = Slice.of(i, 5);
                CorpusResult one =
                        result(CorpusTest.setup(plan, panel(6, 2)).slice(share).start(), records);
                CorpusTest shared = CorpusTest.setup(plan, panel(6, 2))
                        .slice(share)
                        .workers(List.of(panel(6, 2), panel(6, 2), panel(6, 2)), pool)
                        .start();
                assertEquals(
                        one.pooled().score(), result(shared, records).pooled().score());
                sum = sum.plus(one.pooled().score());
            }
            assertEquals(
                    result(CorpusTest.of(plan, panel(6, 0)), records).pooled().score(), sum);
        } finally {
            pool.shutdownNow();
        }
    }

    /** The dense arm and the pooled p-value speak of the same sums as a pooled test does. */
    @Property(tries = 30)
    void agreesWithThePooledTest(@ForAll long seed) {
        List<Response> records = Texts.boilerplate(new SplittableRandom(seed), 40);
        PooledTest pooled = PooledTest.of(plan, Texts.scorer(profile, Texts.key(new SplittableRandom(seed))));
        records.forEach(pooled::add);
        CorpusResult corpus = result(CorpusTest.of(plan, panel(seed, 0)), records);
        assertEquals(pooled.result(), corpus.pooled());
        assertEquals(records.size(), corpus.documents());
        assertTrue(corpus.control().isEmpty());
    }

    /** A decoy is scored as the key is: with the decoy in the key's place, its figures are the key's. */
    @Example
    void decoysGoTheSameWay() {
        List<Response> records = Texts.boilerplate(new SplittableRandom(2), 300);
        DecoyControl control =
                result(CorpusTest.of(plan, panel(2, 9)), records).control().orElseThrow();
        List<UnitScorer> decoys = DecoyKeys.scorers(plan, profile, "test", 9);
        for (int i = 0; i < 9; i++) {
            CorpusResult inPlace = result(CorpusTest.of(plan, KeyPanel.of(decoys.get(i))), records);
            assertEquals(inPlace.pooled().p().log10(), control.decoyP().get(i));
            assertEquals(inPlace.e().log10(), control.decoyE().get(i));
        }
        assertEquals(records.size(), control.documents());
    }

    /**
     * One loud document in two hundred is found by the sparse arm, all faint by the dense one, and the decoys see
     * neither. Odds that a control e-value reaches 1e10 are 1e-10 each, 24 of them; the evidence lies far above.
     */
    @Example
    void eachArmSeesItsKind() {
        for (Scheme scheme : Texts.SCHEMES) {
            SplittableRandom random = new SplittableRandom(4);
            Profile whole = Texts.profile(scheme, 0);
            DetectionPlan wholePlan = Texts.plan(whole);
            EpochKey key = Texts.key(random);
            List<Response> documents = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                documents.add(Response.of(
                        i == 77
                                ? Texts.marked(random, whole, key, 200, 4)
                                : random.ints(200, 0, 50_000).toArray()));
            }
            KeyPanel panel = KeyPanel.of(Texts.scorer(whole, key), DecoyKeys.scorers(wholePlan, whole, "test", 3));
            CorpusResult result = result(CorpusTest.of(wholePlan, panel), documents);
            assertTrue(result.sparse().log10() > 10, scheme + ": " + result);
            assertTrue(result.sparse().log10() > result.pooled().e().log10(), scheme.id());
            assertTrue(result.e().log10() > result.sparse().log10() - 0.302, scheme.id());
            assertTrue(result.e().log10() <= result.sparse().log10(), scheme.id());
            assertEquals(1, result.markedAtLeast(), scheme.id());
            DecoyControl control = result.control().orElseThrow();
            assertTrue(control.decoyE().stream().allMatch(e -> e < 10), scheme.id());
            assertEquals(1, control.rankByE(), scheme.id());
        }
    }

    @Property(tries = 20)
    void modalUnitsAreChosenOverTheWholeBody(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Response> records = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            records.add(Response.of(Texts.repetitive(random, 100)));
        }
        DetectionPlan modal = DetectionPlan.builder(profile, Texts.COMMITMENT)
                .unitRule(UnitRule.MODAL)
                .build();
        ModalUnits counted = ModalUnits.of(profile.contextWidth(), Slice.WHOLE);
        records.forEach(counted::add);
        CorpusResult result = result(
                CorpusTest.setup(modal, panel(seed, 0)).modal(counted.select()).start(), records);
        assertEquals(counted.select().size(), result.pooled().counts().units());
        assertTrue(result.pooled().counts().units() <= 64);
        assertThrows(IllegalArgumentException.class, () -> CorpusTest.of(modal, panel(seed, 0)));
        assertThrows(
                IllegalArgumentException.class,
                () -> CorpusTest.setup(plan, panel(seed, 0))
                        .modal(counted.select())
                        .start());
    }

    /** A filter with room to spare loses next to nothing, a small one loses units and keeps the rest exact. */
    @Example
    void bloomFiltersOnlyLoseUnits() {
        List<Response> records = Texts.boilerplate(new SplittableRandom(8), 400);
        CorpusResult exact = result(CorpusTest.of(plan, panel(8, 0)), records);
        CorpusResult filtered = result(
                CorpusTest.setup(plan, panel(8, 0))
                        .memory(() -> BloomUnits.of(1 << 20, 20_000))
                        .start(),
                records);
        long lost = exact.pooled().counts().units() - filtered.pooled().counts().units();
        assertTrue(lost >= 0 && lost <= 2, "lost " + lost);
        CorpusResult small = result(
                CorpusTest.setup(plan, panel(8, 0))
                        .memory(() -> BloomUnits.of(1 << 16, 400_000))
                        .start(),
                records);
        assertTrue(small.pooled().counts().units() < exact.pooled().counts().units());
        assertTrue(small.pooled().p().log10() > -10);
    }

    @Example
    void emptyCorpusHasNoEvidence() {
        CorpusResult nothing = CorpusTest.of(plan, panel(1, 0)).result();
        assertEquals(0, nothing.documents());
        assertEquals(0.0, nothing.pooled().p().log10());
        assertEquals(0.0, nothing.e().log10(), 1e-10);
        assertEquals(0, nothing.markedAtLeast());
    }
}
