package org.countermark.student;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.countermark.contract.Channel;
import org.countermark.contract.CountermarkV1;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;
import org.countermark.scheme.GreenListScheme;
import org.countermark.scheme.GumbelScheme;
import org.countermark.scheme.Scheme;
import org.countermark.scheme.TournamentScheme;
import org.junit.jupiter.api.Test;

/** Innocent rows are rejected no oftener than stated, alone and beside a base model, under every scheme. */
class OpenSizeTest {
    private final SplittableRandom random = new SplittableRandom(41);

    @Test
    void gumbelHoldsItsLevel() {
        holds(new GumbelScheme(), 2000, 53);
    }

    @Test
    void tournamentHoldsItsLevel() {
        holds(new TournamentScheme(30), 300, 20);
    }

    @Test
    void greenListHoldsItsLevel() {
        holds(new GreenListScheme(16384), 300, 20);
    }

    /**
     * So many keys, and 20 rows each of a model that knows none of them; the e-value is looked at after every row. Of 2,000 with a chance
     * of at most .01 each, 53 or more are rejected with odds below 6e-10, and of 300, 20 or more with odds below 6e-11: by p, by e,
     * alone and paired.
     */
    private void holds(Scheme scheme, int runs, int enough) {
        Profile profile = new Profile(scheme, 3, "test", 16384);
        RowLaw law = RowLaw.of(scheme);
        int[] byP = new int[2];
        int[] byE = new int[2];
        RowWeights weights = new RowWeights();
        for (int run = 0; run < runs; run++) {
            EpochKey key = Made.key("2026-11", random);
            Student innocent = new Student(random, profile, key, 0);
            Student other = new Student(random, profile, key, 0);
            for (int paired = 0; paired < 2; paired++) {
                RowTally tally = new RowTally(CountermarkV1.scorer(profile, key, Channel.provider()), law);
                boolean reached = false;
                for (int row = 0; row < 20; row++) {
                    innocent.next();
                    if (paired == 0) {
                        weights.of(innocent.row());
                    } else {
                        other.next();
                        weights.of(innocent.row(), other.row());
                    }
                    tally.add(innocent.context, 0, weights);
                    reached |= tally.e().log10() >= 2;
                }
                byE[paired] += reached ? 1 : 0;
                byP[paired] += tally.p().log10() <= -2 ? 1 : 0;
            }
        }
        for (int paired = 0; paired < 2; paired++) {
            assertTrue(byP[paired] < enough, byP[paired] + " by p");
            assertTrue(byE[paired] < enough, byE[paired] + " by e");
        }
    }
}
