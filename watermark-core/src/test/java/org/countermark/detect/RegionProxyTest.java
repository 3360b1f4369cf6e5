package org.countermark.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.countermark.keys.Profile;
import org.countermark.scheme.GumbelScheme;
import org.countermark.stats.ClopperPearson;
import org.countermark.token.TokenProxy;
import org.junit.jupiter.api.Test;

/** The search for regions with a guess of how probable each token was. */
class RegionProxyTest {
    private static final int TOKENS = 4000;
    private static final GumbelScheme SCHEME = new GumbelScheme();
    private static final Profile PROFILE = Texts.profile(SCHEME, 0);

    /** Two sure words, one of two, one of eight: excess .46 nats. */
    private static final double[] PROBABILITIES = {0.97, 0.97, 0.5, 0.125};

    private static final TokenProxy PROXY = new TokenProxy() {
        @Override
        public String id() {
            return "made-up/4";
        }

        @Override
        public int levels() {
            return PROBABILITIES.length;
        }

        @Override
        public int level(int[] tokens, int at) {
            return tokens[at] % PROBABILITIES.length;
        }

        @Override
        public double probability(int level) {
            return PROBABILITIES[level];
        }
    };

    private static DetectionPlan plan(String alpha, Weighing weighing) {
        return DetectionPlan.builder(PROFILE, Texts.COMMITMENT)
                .alpha(Level.of(alpha))
                .proxy(weighing == Weighing.SUM ? DetectionPlan.NO_PROXY : PROXY.id(), weighing)
                .build();
    }

    private static int found(RegionScan scan, MadeScores scores, int passage, int documents) {
        SplittableRandom random = new SplittableRandom(20261121);
        int good = 0;
        for (int i = 0; i < documents; i++) {
            int from = random.nextInt(TOKENS - passage + 1);
            scores.unmark(random);
            scores.mark(random, from, from + passage, at -> PROBABILITIES[at % PROBABILITIES.length]);
            List<Region> regions = ((Regions.Searched) scan.scan(scores.document())).found();
            for (Region region : regions) {
                double common = Math.min(region.to(), from + passage) - Math.max(region.from(), from);
                good += common / (region.length() + passage - common) >= 0.8 ? 1 : 0;
            }
        }
        return good;
    }

    /**
     * 150 tokens of excess .46 among 4,000, at 1e-4, with an intersection over union of .8: in 9 of 10 documents with the
     * mixture (398 of 400), and in no more than 3 of 4 without a proxy (218 of 400). Odds for a random seed: below 1e-12.
     */
    @Test
    void findsShorterPassages() {
        MadeScores scores = new MadeScores(SCHEME, TOKENS);
        int documents = 400;
        int plain = found(RegionScan.of(plan("1e-4", Weighing.SUM), scores, TOKENS), scores, 150, documents);
        int mixture = found(
                RegionScan.of(plan("1e-4", Weighing.MIXTURE), scores, TOKENS, SCHEME, PROXY), scores, 150, documents);
        assertTrue(plain <= 0.75 * documents && mixture >= 0.9 * documents, () -> plain + ", with a proxy " + mixture);
    }

    /**
     * Unmarked documents reach .5 and .1 no more often than they say, under both weighings. Exact lower limits of 1e-11
     * each: the odds for a random seed are below 4e-11.
     */
    @Test
    void keepsItsLevel() {
        for (Weighing weighing : List.of(Weighing.WEIGHTED, Weighing.MIXTURE)) {
            MadeScores scores = new MadeScores(SCHEME, 500);
            RegionScan scan = RegionScan.of(plan("1e-1", weighing), scores, 500, SCHEME, PROXY);
            SplittableRandom random = new SplittableRandom(20261122);
            int documents = 1000;
            int half = 0;
            int tenth = 0;
            for (int i = 0; i < documents; i++) {
                scores.unmark(random);
                double corrected = ((Regions.Searched) scan.scan(scores.document())).corrected();
                half += corrected <= StrictMath.log10(0.5) ? 1 : 0;
                tenth += corrected <= -1 ? 1 : 0;
            }
            assertTrue(ClopperPearson.lower(half, documents, 1e-11) <= 0.5, weighing + ": " + half);
            assertTrue(ClopperPearson.lower(tenth, documents, 1e-11) <= 0.1, weighing + ": " + tenth);
        }
    }

    @Test
    void planAndProxyGoTogether() {
        MadeScores scores = new MadeScores(SCHEME, 500);
        assertThrows(
                IllegalArgumentException.class, () -> RegionScan.of(plan("1e-4", Weighing.MIXTURE), scores, TOKENS));
        assertThrows(
                IllegalArgumentException.class,
                () -> RegionScan.of(plan("1e-4", Weighing.SUM), scores, TOKENS, SCHEME, PROXY));
        assertEquals("made-up/4", plan("1e-4", Weighing.MIXTURE).proxy());
    }
}
