package org.countermark.student;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.countermark.contract.Channel;
import org.countermark.contract.CountermarkV1;
import org.countermark.contract.UnitScorer;
import org.countermark.detect.Level;
import org.countermark.keys.Commitment;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;
import org.countermark.scheme.GumbelScheme;
import org.countermark.stats.ScoreSum;
import org.junit.jupiter.api.Test;

/** What probabilities show that sampled tokens do not: a student needs fewer contexts, by how much. */
class OpenPowerTest {
    private static final Profile PROFILE = new Profile(new GumbelScheme(), 3, "test", 0);

    private final SplittableRandom random = new SplittableRandom(31);
    private final EpochKey key = Made.key("2026-11", random);

    private OpenTest test(int rows, String base) {
        Sample sample = new Sample(Arm.UNSEEN, 10, Made.DIGEST, rows, 1, rows);
        StudentPlan plan = StudentPlan.of(PROFILE, Commitment.of(PROFILE, key), Mode.OPEN, sample)
                .withAlpha(Level.of("1e-300"), 1)
                .withControls(new Controls(0, List.of(), base));
        return OpenTest.setup(plan, PROFILE, key).start();
    }

    private static double p(OpenTest test) {
        return ((OpenFixed.Registered) test.result().fixed()).p().log10();
    }

    /** log10 p of three times as many sampled tokens, of all rows, and of their first five entries. */
    private double[] compare(double share, int rows) {
        Student student = new Student(random, PROFILE, key, share);
        UnitScorer scorer = CountermarkV1.scorer(PROFILE, key, Channel.provider());
        OpenTest open = test(rows, Controls.NONE);
        OpenTest top = test(rows, Controls.NONE);
        long sum = 0;
        for (int i = 0; i < rows * 3; i++) {
            student.next();
            int[] score = new int[1];
            scorer.score(student.context, new int[] {student.draw()}, 1, score, new long[1]);
            sum += score[0];
            if (i < rows) {
                open.add(student.row());
                top.add(student.top(5));
            }
        }
        double closed =
                PROFILE.scheme().nullLaw().tail(new ScoreSum(rows * 3L, sum)).log10();
        return new double[] {closed, p(open), p(top)};
    }

    /**
     * Three times as many sampled tokens show less than the probabilities do, whole or the first five. At these sizes log10 p is about
     * −28 closed, −118 open and −184 by five entries at a share of .05, and −138, −306 and −337 at .2. In five runs the first two
     * differed by 90 and 168 with standard deviations of 13 and 24: seven of them, odds below 1e-11.
     */
    @Test
    void rowsShowMoreThanThreeTimesAsManyTokens() {
        for (double share : new double[] {0.05, 0.2}) {
            double[] log10 = compare(share, share == 0.05 ? 3000 : 1200);
            String all = share + ": closed " + log10[0] + ", open " + log10[1] + ", five entries " + log10[2];
            assertTrue(log10[1] < log10[0] && log10[2] < log10[0], all);
        }
    }

    /**
     * Beside a base model 300 rows prove more: their log10 e is about 237 where they had 18 alone at a share of .05, and 233 and 67 at .2,
     * with standard deviations below 10. That the first is not 1.2 times the second takes nine deviations of what they differ by at least:
     * odds below 1e-15.
     */
    @Test
    void aBaseModelSharpensThem() {
        for (double share : new double[] {0.05, 0.2}) {
            Student student = new Student(random, PROFILE, key, share);
            OpenTest alone = test(300, Controls.NONE);
            OpenTest paired = test(300, "base");
            for (int i = 0; i < 300; i++) {
                student.next();
                alone.add(student.row());
                paired.add(student.row(), student.base());
            }
            double less = alone.e().log10();
            assertTrue(paired.e().log10() > 1.2 * less, share + ": " + alone.e() + ", " + paired.e());
        }
    }

    /**
     * Who has learned the mark by heart has rows that are certain, and would be missed if certain rows weighed nothing. log10 p of 150
     * such rows is about −83 and their log10 e about 63, with a standard deviation of 9: −6 and 6 have odds below 1e-9.
     */
    @Test
    void certainRowsAreNotSilent() {
        Student student = new Student(random, PROFILE, key, 1);
        OpenTest open = test(150, Controls.NONE);
        for (int i = 0; i < 150; i++) {
            student.next();
            open.add(student.row());
        }
        assertTrue(p(open) < -6 && open.e().log10() > 6, p(open) + ", " + open.e());
    }
}
