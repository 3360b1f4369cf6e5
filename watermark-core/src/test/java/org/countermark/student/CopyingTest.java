package org.countermark.student;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.countermark.contract.Channel;
import org.countermark.contract.CountermarkV1;
import org.countermark.contract.UnitScorer;
import org.countermark.detect.DetectionPlan;
import org.countermark.detect.Level;
import org.countermark.detect.PooledTest;
import org.countermark.keys.Commitment;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;
import org.countermark.scheme.GumbelScheme;
import org.countermark.stats.ScoreSum;
import org.countermark.token.ContextFile;
import org.countermark.token.ContextFileBuilder;
import org.countermark.token.DistinctUnits;
import org.countermark.token.Response;
import org.countermark.token.Selection;
import org.countermark.token.UnitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Innocent models that were shown marked prompts, and copy from them: what convicts them, and that this test does not.
 *
 * <p>Vocabulary 60, contexts of two tokens: marked logs cover much of what can be said at all, the worst case.
 */
class CopyingTest {
    private static final Profile PROFILE = new Profile(new GumbelScheme(), 2, "test", 0);
    private static final int VOCABULARY = 60;
    private static final int PROMPT = 100;
    private static final int ANSWER = 80;

    private final SplittableRandom random = new SplittableRandom(21);

    @TempDir
    private Path folder;

    private int[] marked(EpochKey key, int length) {
        return Made.marked(random, PROFILE, key, length, VOCABULARY, 3);
    }

    private static StudentPlan plan(EpochKey key, int completions) {
        Sample sample = new Sample(Arm.SEEN, completions, Made.DIGEST, completions, ANSWER, 400);
        return StudentPlan.of(PROFILE, Commitment.of(PROFILE, key), Mode.CLOSED, sample)
                .withAlpha(Level.of("1e-2"), 1)
                .withControls(new Controls(0, List.of(), Controls.NONE));
    }

    private ContextFile contexts(int[] logs) throws IOException {
        Path file = Files.createTempFile(folder, "logs", ".contexts");
        try (ContextFileBuilder builder = ContextFileBuilder.of(2, "test", folder, 1 << 16);
                OutputStream out = Files.newOutputStream(file)) {
            builder.add(Response.of(logs));
            builder.write(out);
        }
        return ContextFile.open(file);
    }

    /**
     * Two thousand innocents, each with its own key, each looked at after every one of 12 completions, half of them confined
     * to the contexts of marked logs. Of 2,000 with a chance of at most .01 each, 53 or more are convicted with odds below
     * 6e-10; the same holds of their companion p-values at .01.
     */
    @Test
    void innocentsAreConvictedNoOftenerThanStated() throws IOException {
        int byEvidence = 0;
        int byCompanion = 0;
        for (int run = 0; run < 2000; run++) {
            EpochKey key = Made.key("2026-11", random);
            StudentPlan plan = plan(key, 12);
            StudentTest test;
            if (run % 2 == 0) {
                test = StudentTest.setup(plan, PROFILE, key).start();
            } else {
                ContextFile file = contexts(marked(key, 2000));
                test = StudentTest.setup(plan.withContexts(file.id()), PROFILE, key)
                        .contexts(file)
                        .start();
            }
            while (!test.done()) {
                int[] prompt = marked(key, PROMPT);
                test.add(Response.of(prompt, Made.copying(random, prompt, ANSWER, VOCABULARY)));
            }
            byEvidence += test.ending() == Ending.EVIDENCE ? 1 : 0;
            byCompanion += companion(test.result()) <= -2 ? 1 : 0;
        }
        assertTrue(byEvidence < 53, byEvidence + " innocents convicted");
        assertTrue(byCompanion < 53, byCompanion + " innocents convicted by the companion");
    }

    private static double companion(StudentResult result) {
        if (result.fixed() instanceof FixedSample.Registered fixed) {
            return fixed.detection().p().log10();
        }
        return result.fixed() instanceof FixedSample.AtBudget all
                ? all.detection().p().log10()
                : 0;
    }

    /**
     * Had the prompts' contexts been scored, as they are where prompts are withheld, the same innocent would be convicted
     * beyond doubt. About 2,000 of its units are copies of marked ones with a mean score of 1.8 and not 1: that their sum
     * falls short of p = 1e-20 has odds far below 1e-9.
     */
    @Test
    void scoringPromptsWouldConvictAnInnocent() {
        EpochKey key = Made.key("2026-11", random);
        DetectionPlan plan = plan(key, 150).detection(PROFILE);
        PooledTest honest = PooledTest.of(plan, plan.scorer(PROFILE, key));
        PooledTest naive = PooledTest.of(plan, plan.scorer(PROFILE, key));
        for (int i = 0; i < 150; i++) {
            int[] prompt = marked(key, PROMPT);
            int[] answer = Made.copying(random, prompt, ANSWER, VOCABULARY);
            honest.add(Response.of(prompt, answer));
            naive.add(Response.of(answer));
        }
        assertTrue(
                naive.result().p().log10() < -20, "only " + naive.result().p().log10());
        // The honest p-value is below 1e-9 with odds of 1e-9.
        assertTrue(
                honest.result().p().log10() > -9, "even " + honest.result().p().log10());
        assertTrue(honest.result().counts().inPrompt() > 3000);
    }

    /**
     * An innocent that was never shown anything: confined to contexts of marked logs it is safe, confined to their (context,
     * token) pairs it would be convicted beyond doubt. No API offers the latter; it is made by hand here. About 2,800 units
     * remain, whose mean score is that of marked text, 1.8: that their sum falls short of p = 1e-50 has odds far below 1e-9.
     */
    @Test
    void choosingByContextAndTokenWouldConvictAnInnocent() throws IOException {
        EpochKey key = Made.key("2026-11", random);
        int[] logs = marked(key, 20_000);
        UnitSet pairs = UnitSet.forCorpus();
        DistinctUnits.of(Selection.of(2), pairs, (contexts, tokens, levels, count) -> {})
                .add(Response.of(logs));
        List<Response> answers = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            answers.add(Response.of(random.ints(ANSWER, 0, VOCABULARY).toArray()));
        }
        ContextFile file = contexts(logs);
        ScoreSum byPair = score(key, Selection.of(2).modal(pairs), answers);
        ScoreSum byContext = score(key, Selection.of(2).contexts(file), answers);
        assertTrue(byPair.n() > 2000 && byContext.n() > 20_000, byPair + ", " + byContext);
        double pair = PROFILE.scheme().nullLaw().tail(byPair).log10();
        double context = PROFILE.scheme().nullLaw().tail(byContext).log10();
        assertTrue(pair < -50, "only " + pair);
        // Below 1e-9 with odds of 1e-9.
        assertTrue(context > -9, "even " + context);
    }

    private static ScoreSum score(EpochKey key, Selection selection, List<Response> answers) {
        UnitScorer scorer = CountermarkV1.scorer(PROFILE, key, Channel.provider());
        long[] sums = new long[2];
        int[] scores = new int[DistinctUnits.BATCH];
        long[] admitted = new long[DistinctUnits.BATCH / 64];
        DistinctUnits units = DistinctUnits.of(selection, UnitSet.forCorpus(), (contexts, tokens, levels, count) -> {
            sums[0] += scorer.score(contexts, tokens, count, scores, admitted);
            for (int i = 0; i < count; i++) {
                sums[1] += scores[i];
            }
        });
        answers.forEach(units::add);
        assertEquals(units.drain().units(), sums[0]);
        return new ScoreSum(sums[0], sums[1]);
    }
}
