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

    private double[] compare(double share, int rows) {
        Student student = new Student(random, PROFILE, key, share);
        UnitScorer scorer = CountermarkV1.scorer(PROFILE, key, Channel.provider());
        OpenTest open = test(rows, Controls.NONE);
        OpenTest top = test(rows, Controls.NONE);
        OpenTest paired = test(rows, "base");
        long sum = 0;
        for (int i = 0; i < rows * 5; i++) {
            student.next();
            int[] score = new int[1];
            scorer.score(student.context, new int[] {student.draw()}, 1, score, new long[1]);
            sum += score[0];
            if (i < rows) {
                open.add(student.row());
                top.add(student.top(5));
                paired.add(student.row(), student.base());
            }
        }
        double closed =
                PROFILE.scheme().nullLaw().tail(new ScoreSum(rows * 5L, sum)).log10();
        return new double[] {closed, p(open), p(top), p(paired)};
    }

    /**
     * Five times as many sampled tokens show less than the probabilities do, whole or the first five, and a base model sharpens them
     * further. At these sizes log10 p is about −33 closed and −220 open at a share of .05, −220 and −390 at .2, with standard
     * deviations of 6 and 14, and 13 and 18: seven of the difference's and more, odds below 1e-12.
     */
    @Test
    void rowsShowMoreThanFiveTimesAsManyTokens() {
        for (double share : new double[] {0.05, 0.2}) {
            double[] log10 = compare(share, share == 0.05 ? 3000 : 1200);
            String all = share + ": closed " + log10[0] + ", open " + log10[1] + ", five entries " + log10[2]
                    + ", paired " + log10[3];
            assertTrue(log10[1] < log10[0] && log10[2] < log10[0] && log10[3] < log10[1], all);
        }
    }

    /**
     * Who has learned the mark by heart has rows that are certain, and would be missed if certain rows weighed nothing. The sum of
     * 60 marked scores has p = 1e-25 and less, with odds far below 1e-9 for 1e-6.
     */
    @Test
    void certainRowsAreNotSilent() {
        double open = compare(1, 60)[1];
        assertTrue(open < -6, "only " + open);
    }
}
