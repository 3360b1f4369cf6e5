package org.countermark.student;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.countermark.contract.Channel;
import org.countermark.detect.DetectionPlan;
import org.countermark.detect.Level;
import org.countermark.detect.PooledTest;
import org.countermark.detect.Verdict;
import org.countermark.keys.Commitment;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;
import org.countermark.scheme.GumbelScheme;
import org.countermark.token.Response;
import org.junit.jupiter.api.Test;

/** Closed mode: where a test ends, what the companion p-value is over, and what the controls show. */
class StudentTestTest {
    private static final Profile PROFILE = new Profile(new GumbelScheme(), 3, "test", 16384);

    private final SplittableRandom random = new SplittableRandom(11);
    private final EpochKey key = Made.key("2026-11", random);

    private StudentPlan plan(int budget, int fixedUnits) {
        Sample sample = new Sample(Arm.UNSEEN, 5, Made.DIGEST, budget, 100, fixedUnits);
        return StudentPlan.of(PROFILE, Commitment.of(PROFILE, key), Mode.CLOSED, sample)
                .withAlpha(Level.of("1e-6"), Math.min(40, fixedUnits))
                .withControls(new Controls(9, List.of(), Controls.NONE));
    }

    private final List<int[]> texts = new ArrayList<>();

    private List<Response> completions(int count, boolean marked) {
        List<Response> completions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int[] prompt = random.ints(20, 0, 5000).toArray();
            int[] text = marked
                    ? Made.marked(random, PROFILE, key, 100, 5000, 2)
                    : random.ints(100, 0, 5000).toArray();
            texts.add(text);
            completions.add(Response.of(prompt, text));
        }
        return completions;
    }

    /**
     * A student's e-value ends the test long before the budget, and what comes later changes nothing but the companion. The
     * odds that 40 completions with an excess of half a nat a unit do not reach 1e6 are far below 1e-9: the Chernoff bound of
     * their sum of 2,900 scores is e^-200.
     */
    @Test
    void endsAtTheFirstSufficientEvidence() {
        StudentPlan plan = plan(60, 2000);
        StudentTest test = StudentTest.setup(plan, PROFILE, key).start();
        List<Response> completions = completions(60, true);
        int ended = 0;
        for (Response completion : completions) {
            if (test.ending() == Ending.RUNNING) {
                assertTrue(test.e().log10() < 6, "not ended in time");
                ended++;
            }
            if (!test.done()) {
                test.add(completion);
            }
        }
        StudentResult result = test.result();
        assertEquals(Ending.EVIDENCE, result.ending());
        assertTrue(result.e().log10() >= 6);
        assertEquals(ended, result.completions());
        assertEquals(ended, result.growth().size(), "one point for each of so few completions");
        for (int i = 0; i < ended; i++) {
            assertEquals(i + 1, result.growth().get(i).completions());
            assertEquals(i == ended - 1, result.growth().get(i).e().log10() >= 6, "it ends at the last point");
        }
        assertEquals(
                new CompletionPoint(
                        ended, result.counts().tokens(), result.counts().units(), result.e()),
                result.growth().get(ended - 1));
        assertTrue(ended < 40, "ended after " + ended);
        assertEquals(0, result.withoutPrompt());
        FixedSample.Registered fixed = assertInstanceOf(FixedSample.Registered.class, result.fixed());
        assertEquals(2000, fixed.detection().counts().units());
        assertInstanceOf(Verdict.Detected.class, fixed.verdict());
        assertEquals(plan.digest(), result.planDigest());
        assertEquals(9, result.decoys().orElseThrow().decoyP().size());
    }

    /** The companion is the p-value of exactly the first n units: that of the same completions, the last one cut. */
    @Test
    void companionIsOverExactlyTheFirstUnits() {
        StudentTest test = StudentTest.setup(plan(10, 250), PROFILE, key).start();
        List<Response> completions = completions(10, false);
        completions.forEach(test::add);
        FixedSample.Registered fixed =
                assertInstanceOf(FixedSample.Registered.class, test.result().fixed());
        DetectionPlan detection = plan(10, 250).detection(PROFILE);
        PooledTest plain = PooledTest.of(detection, detection.scorer(PROFILE, key));
        // Random tokens from 5,000: all of a completion's 97 units are new, so 250 units are two completions and 56
        // units.
        plain.add(completions.get(0));
        plain.add(completions.get(1));
        plain.add(Response.of(Arrays.copyOf(texts.get(2), 59)));
        assertEquals(plain.result().score(), fixed.detection().score());
        assertEquals(plain.result().p(), fixed.detection().p());
        assertEquals(250, fixed.detection().counts().units());
        assertEquals(259, fixed.detection().counts().tokens());
    }

    @Test
    void saysWhereThereIsNoCompanion() {
        StudentTest test = StudentTest.setup(plan(60, 100_000), PROFILE, key).start();
        List<Response> completions = completions(60, true);
        int at = 0;
        while (test.ending() == Ending.RUNNING) {
            test.add(completions.get(at++));
        }
        assertFalse(test.done());
        FixedSample.Pending pending =
                assertInstanceOf(FixedSample.Pending.class, test.result().fixed());
        assertEquals(100_000, pending.registered());
        StudentResult before = test.result();
        while (!test.done()) {
            test.add(completions.get(at++));
        }
        FixedSample.AtBudget all =
                assertInstanceOf(FixedSample.AtBudget.class, test.result().fixed());
        assertEquals(100_000, all.missing() + all.detection().counts().units());
        assertEquals(before.e(), test.result().e());
        assertEquals(before.score(), test.result().score());
        assertThrows(IllegalStateException.class, () -> test.add(completions.get(0)));
    }

    /** Odds that the key, a placebo or one of 19 decoys reaches 1e11, or a p-value 1e-11, on text without a mark: 1e-11 each. */
    @Test
    void innocentsSpendTheBudget() {
        EpochKey later = Made.key("2027-01", random);
        StudentPlan plan = plan(40, 3000)
                .withAlpha(Level.of("1e-11"), 40)
                .withControls(new Controls(19, List.of(Commitment.of(PROFILE, later)), Controls.NONE));
        StudentTest test =
                StudentTest.setup(plan, PROFILE, key).placebos(List.of(later)).start();
        completions(39, false).forEach(test::add);
        test.add(Response.of(random.ints(100, 0, 5000).toArray()));
        StudentResult result = test.result();
        assertEquals(Ending.BUDGET, result.ending());
        assertEquals(1, result.withoutPrompt());
        assertEquals("2027-01", result.placebos().get(0).label());
        assertTrue(result.placebos().get(0).e().log10() < 11);
        assertTrue(result.placebos().get(0).p().log10() > -11);
        assertTrue(result.decoys().orElseThrow().decoyE().stream().allMatch(e -> e < 11));
    }

    @Test
    void concludesNothingFromTooLittle() {
        StudentTest test = StudentTest.setup(plan(1, 5000), PROFILE, key).start();
        assertEquals(0, test.e().log10(), 1e-10);
        test.add(Response.of(random.ints(20, 0, 5000).toArray()));
        assertEquals(Ending.TOO_LITTLE, test.ending());
        FixedSample.AtBudget none =
                assertInstanceOf(FixedSample.AtBudget.class, test.result().fixed());
        assertInstanceOf(Verdict.NotEnoughText.class, none.verdict());
    }

    /** A cohort's payload opens all contexts: with the right one there are more units that carry the mark. */
    @Test
    void readsACohort() {
        StudentPlan provider = plan(10, 800);
        StudentPlan cohort = provider.withChannel(Channel.payload(0));
        List<Response> completions = completions(10, true);
        StudentTest one = StudentTest.setup(provider, PROFILE, key).start();
        StudentTest all = StudentTest.setup(cohort, PROFILE, key).start();
        completions.forEach(one::add);
        completions.forEach(all::add);
        FixedSample.Registered part =
                assertInstanceOf(FixedSample.Registered.class, one.result().fixed());
        FixedSample.Registered whole =
                assertInstanceOf(FixedSample.Registered.class, all.result().fixed());
        assertTrue(part.detection().score().n() < whole.detection().score().n());
        assertEquals(800, whole.detection().score().n());
    }

    @Test
    void takesOnlyWhatIsRegistered() {
        EpochKey later = Made.key("2027-01", random);
        StudentPlan plan = plan(10, 800);
        StudentPlan placebo = plan.withControls(new Controls(0, List.of(Commitment.of(PROFILE, later)), Controls.NONE));
        assertThrows(
                IllegalArgumentException.class,
                () -> StudentTest.setup(plan, PROFILE, later).start());
        assertThrows(
                IllegalArgumentException.class,
                () -> StudentTest.setup(plan, PROFILE, key)
                        .placebos(List.of(later))
                        .start());
        assertThrows(
                IllegalArgumentException.class,
                () -> StudentTest.setup(placebo, PROFILE, key).start());
        assertThrows(
                IllegalArgumentException.class,
                () -> StudentTest.setup(placebo, PROFILE, key)
                        .placebos(List.of(key))
                        .start());
        assertThrows(
                IllegalArgumentException.class,
                () -> StudentTest.setup(plan.withContexts(Made.DIGEST), PROFILE, key)
                        .start());
    }
}
