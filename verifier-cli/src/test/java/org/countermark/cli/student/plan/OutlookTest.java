package org.countermark.cli.student.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.countermark.cli.Cli;
import org.countermark.keys.Commitment;
import org.countermark.keys.Profile;
import org.countermark.power.Design;
import org.countermark.power.Documents;
import org.countermark.power.Power;
import org.countermark.power.ScoreMoments;
import org.countermark.scheme.GumbelScheme;
import org.countermark.student.Arm;
import org.countermark.student.Mode;
import org.countermark.student.Sample;
import org.countermark.student.StudentPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a plan says that its budget can see, and what it recommends. */
final class OutlookTest {
    private static final String DIGEST = "ab".repeat(32);
    private static final GumbelScheme GUMBEL = new GumbelScheme();
    private static final Profile PROFILE = new Profile(GUMBEL, 4, "test", 32768);
    private static final StudentPlan PLAN = StudentPlan.of(
            PROFILE, new Commitment(DIGEST), Mode.CLOSED, new Sample(Arm.UNSEEN, 100, DIGEST, 400, 200, 10_000));

    /** The chance that the e-value of a student of a share reaches 1e6 within the budget. */
    private static double power(double excess, double share) {
        ScoreMoments unit = ScoreMoments.marked(GUMBEL, excess).diluted(share, ScoreMoments.unmarked(GUMBEL));
        double level = PLAN.alpha().log10() + StrictMath.log10(3);
        return Power.of(new Design(GUMBEL, unit, List.of(new Documents(400, 100)), 1, 1, level))
                .evidence();
    }

    @Test
    void aWeakStudentIsSeenNineTimesInTen() {
        double share =
                Outlook.of(PLAN, GUMBEL, 0.5, 400, 40_000, 0.5).smallestShare().orElseThrow();
        // The share is found to one part in seven thousand, and the power is steep there.
        assertEquals(0.9, power(0.8 * 0.5, share), 0.005);
        assertTrue(power(0.5, share) > 0.99, "an average one nearly always");
    }

    @Test
    void onlyTokensBehindContextsOfTheFileCount() {
        assertEquals(0.5, Outlook.admitted(PLAN, PROFILE));
        assertEquals(0.1, Outlook.admitted(PLAN.withContexts(DIGEST), PROFILE), 1e-12);
    }

    @Test
    void aFileOfContextsIsRecommendedWhereThereIsNone(@TempDir Path folder) throws Exception {
        Cli cli = new Cli(folder);
        cli.ok("profile", "new", "--tokenizer", "embedded", "--out", "p.json");
        cli.file("prompts.txt", "one\ntwo\n");
        cli.file("logs.jsonl", "{\"text\":\"What the model said, in a few words, and then in a few more.\"}\n");
        cli.ok("student", "contexts", "logs.jsonl", "--profile", "p.json", "--out", "logs.contexts");
        String[] plan = {
            "student",
            "plan",
            "--profile",
            "p.json",
            "--commitment",
            DIGEST,
            "--prompts",
            "prompts.txt",
            "--arm",
            "seen",
            "--completions",
            "1000",
            "--out"
        };
        String all = cli.ok(with(plan, "all.json"));
        assertTrue(all.contains("Recommended: make a file of the contexts"), all);
        assertTrue(all.contains("80 % of that is reckoned with"), all);
        String confined = cli.ok(with(plan, "confined.json", "--contexts", "logs.contexts"));
        assertFalse(confined.contains("Recommended"), confined);
        assertTrue(confined.contains(" of its text in these contexts was marked."), confined);
        assertTrue(confined.contains("units, if 20 % of the tokens follow one of the contexts"), confined);
    }

    private static String[] with(String[] words, String... more) {
        return Stream.concat(Arrays.stream(words), Arrays.stream(more)).toArray(String[]::new);
    }
}
