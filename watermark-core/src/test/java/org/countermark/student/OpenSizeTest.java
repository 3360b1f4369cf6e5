package org.countermark.student;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
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
        holds(new GumbelScheme(), 2000, 55, 291);
    }

    @Test
    void tournamentHoldsItsLevel() {
        holds(new TournamentScheme(30), 300, 20, 69);
    }

    @Test
    void greenListHoldsItsLevel() {
        holds(new GreenListScheme(16384), 300, 20, 69);
    }

    /**
     * So many keys, and 20 rows each of a model that knows none of them; the e-value is looked at after every row. Of 2,000 with a chance
     * of at most .01 each, 55 or more are rejected with odds below 1e-10, and with a chance of at most .1, 291 or more; of 300, 20 or more
     * and 69 or more: by p, by e, alone and beside a base model, whose rows have all tokens, or the first twenty.
     */
    private void holds(Scheme scheme, int runs, int rare, int common) {
        Profile profile = new Profile(scheme, 3, "test", 16384);
        RowLaw law = RowLaw.of(scheme);
        RowRatios ratios = RowRatios.of(scheme);
        int[][] counts = new int[3][4];
        RowWeights weights = new RowWeights();
        for (int run = 0; run < runs; run++) {
            EpochKey key = Made.key("2026-11", random);
            Student innocent = new Student(random, profile, key, 0);
            Student other = new Student(random, profile, key, 0);
            for (int way = 0; way < 3; way++) {
                RowTally tally = new RowTally(CountermarkV1.scorer(profile, key, Channel.provider()), law, ratios);
                double highest = 0;
                for (int row = 0; row < 20; row++) {
                    innocent.next();
                    if (way == 0) {
                        weights.of(innocent.row());
                    } else {
                        other.next();
                        weights.of(innocent.row(), way == 1 ? other.row() : other.top(20));
                    }
                    tally.add(innocent.context, 0, weights);
                    highest = Math.max(highest, tally.e().log10());
                }
                double p = tally.p().log10();
                counts[way][0] += p <= -2 ? 1 : 0;
                counts[way][1] += p <= -1 ? 1 : 0;
                counts[way][2] += highest >= 2 ? 1 : 0;
                counts[way][3] += highest >= 1 ? 1 : 0;
            }
        }
        for (int[] way : counts) {
            String all = Arrays.deepToString(counts);
            assertTrue(way[0] < rare && way[1] < common && way[2] < rare && way[3] < common, all);
        }
    }
}
