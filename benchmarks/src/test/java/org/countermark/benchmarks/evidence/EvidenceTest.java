package org.countermark.benchmarks.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.countermark.scheme.GreenListScheme;
import org.countermark.scheme.GumbelScheme;
import org.countermark.scheme.Scheme;
import org.countermark.scheme.TournamentScheme;
import org.countermark.stats.ClopperPearson;
import org.junit.jupiter.api.Test;

/** e-values under constant looks when H0 is true, and on corpora that are marked in part: a slice of docs/results/evalues. */
class EvidenceTest {
    private static final double[] LEVELS = {0.05, 0.01, 0.001};

    @Test
    void looksDoNotMakeEvidence() {
        for (Scheme scheme : List.of(new GumbelScheme(), new TournamentScheme(30), new GreenListScheme(16384))) {
            int streams = 3000;
            int[][] crossings = Peeking.crossings(scheme, streams, 20261121, LEVELS, false);
            for (int arm = 0; arm < 3; arm++) {
                for (int level = 0; level < LEVELS.length; level++) {
                    // The true rate is at most the level: each of these 27 fails with odds of at most 1e-11.
                    double lower = ClopperPearson.lower(crossings[arm][level], streams, 1e-11);
                    assertTrue(lower <= LEVELS[level], scheme.id() + " arm " + arm + ": " + crossings[arm][level]);
                }
            }
        }
    }

    @Test
    void looksAtPValuesDo() {
        int[] p = Peeking.crossings(new GumbelScheme(), 300, 7, LEVELS, true)[3];
        // About .6 of the streams reach it: a binomial count of 300 stays below 45 with odds far below 1e-30.
        assertTrue(ClopperPearson.lower(p[0], 300, 1e-9) > LEVELS[0], "peeking at p: " + p[0]);
    }

    @Test
    void aFewLoudDocumentsAreFoundWherePoolingSeesNothing() {
        int loud = 0;
        int silent = 0;
        int bounded = 0;
        for (int run = 0; run < 16; run++) {
            CorpusDraw draw = CorpusDraw.of(
                    new GumbelScheme().nullLaw(),
                    new CorpusDraw.Plan(20_000, 400, 0.25, 20),
                    new SplittableRandom(run));
            loud += draw.e().log10() >= 10 ? 1 : 0;
            silent += draw.p().log10() > -3 ? 1 : 0;
            bounded += draw.atLeast() >= 5 ? 1 : 0;
        }
        // Of 400 recorded runs none fell short of the first two, and fewer than 5 % had a bound below 8. Where a run
        // falls
        // short with odds of .03, nine of 16 do with odds of 2e-10.
        assertTrue(bounded >= 8, "5 documents or more were counted in " + bounded + " of 16 runs");
        assertTrue(loud >= 8, "e reached 1e10 in " + loud + " of 16 runs");
        assertTrue(silent >= 8, "the pooled arm saw nothing in " + silent + " of 16 runs");
    }

    @Test
    void manyFaintDocumentsAreFoundByBothArms() {
        int found = 0;
        int runs = 10;
        for (int run = 0; run < runs; run++) {
            CorpusDraw draw = CorpusDraw.of(
                    new GumbelScheme().nullLaw(),
                    new CorpusDraw.Plan(20_000, 1000, 0.05, 2000),
                    new SplittableRandom(run));
            found += draw.e().log10() >= 90 ? 1 : 0;
            assertTrue(draw.sparse().log10() > 2 * draw.perDocument().log10());
        }
        // Where a run falls short with odds of .0075 (95 % limit of 400 recorded runs, none of which did), six of ten
        // do
        // with odds of 4e-11. The other comparison is one of about 215 and 30, with deviations of some 11 and 8.
        assertTrue(found >= 5, "e reached 1e90 in " + found + " of 10 runs");
    }

    @Test
    void drawsAreWhatTheySay() {
        assertEquals(1.5, ScoreDraws.harmonic(2), 1e-9);
        assertEquals(11 / 6.0, ScoreDraws.harmonic(3), 1e-9);
        assertEquals(1.25, ScoreDraws.harmonic(1 / ScoreDraws.probability(0.25)), 1e-9);
        SplittableRandom random = new SplittableRandom(1);
        double marked = ScoreDraws.marked(random, ScoreDraws.probability(0.25), 1_000_000) / 0x1p24 / 1e6;
        // Deviation of a score below 1.1, of the mean below .0011: off by .01 with odds below 1e-15.
        assertEquals(1.25, marked, 0.01);
        double mean = IntStream.range(0, 100_000)
                .mapToDouble(i -> ScoreDraws.gamma(random, 3))
                .average()
                .orElseThrow();
        // Deviation of the mean .0055.
        assertEquals(3, mean, 0.05);
    }
}
