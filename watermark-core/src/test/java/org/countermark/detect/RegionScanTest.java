package org.countermark.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;
import org.countermark.scheme.GumbelScheme;
import org.countermark.scheme.Scheme;
import org.countermark.stats.ScoreSum;
import org.countermark.token.Response;
import org.junit.jupiter.api.Test;

/** The search for regions from token ids and a real key: where it looks, what it reports, when it says that it did not. */
class RegionScanTest {
    private static final int WIDTH = 3;

    private final SplittableRandom random = new SplittableRandom(20261121);

    private static DetectionPlan plan(Profile profile) {
        return DetectionPlan.builder(profile, Texts.COMMITMENT)
                .alpha(Level.of("1e-10"))
                .build();
    }

    private static RegionScan scan(Profile profile, EpochKey key, long family) {
        return RegionScan.of(plan(profile), Texts.scorer(profile, key), family);
    }

    private static List<Region> found(Regions regions) {
        return assertInstanceOf(Regions.Searched.class, regions).found();
    }

    private int[] unmarked(int length) {
        return random.ints(length, 0, 50_000).toArray();
    }

    private static int[] concat(int[]... parts) {
        return Arrays.stream(parts).flatMapToInt(Arrays::stream).toArray();
    }

    /**
     * A passage of 600 tokens, each the best of 8, in the second of three turns, under all schemes, at 1e-10: it has more
     * than five times the evidence that is needed, and its bounds are found to 150 tokens. The likelihood of a bound falls
     * by a factor of e in fewer than 5 tokens, so the odds are below 1e-12; another key has a region with odds of 1e-10.
     */
    @Test
    void findsThePassageWithAKeyAndOnlyWithIt() {
        for (Scheme scheme : Texts.SCHEMES) {
            Profile profile = Texts.profile(scheme, 8192);
            EpochKey key = Texts.key(random);
            int[] passage = Texts.marked(random, profile, key, 600, 8);
            List<Response> document = List.of(
                    Response.of(unmarked(1000)),
                    Response.of(unmarked(50), concat(unmarked(700), passage, unmarked(400))),
                    Response.of(unmarked(300)));
            List<Region> regions = found(scan(profile, key, 1_000_000).scan(document));
            assertTrue(!regions.isEmpty(), scheme::id);
            int from = regions.get(0).from();
            int to = regions.get(regions.size() - 1).to();
            assertTrue(Math.abs(from - 1700) <= 150 && Math.abs(to - 2300) <= 150, regions::toString);
            for (Region region : regions) {
                assertTrue(region.corrected() <= -10 && region.p().log10() <= region.corrected(), region::toString);
                assertTrue(region.excess() > 0 && region.score().n() <= region.length() - WIDTH, region::toString);
            }

            Regions other = scan(profile, Texts.key(random), 1_000_000).scan(document);
            assertEquals(List.of(), found(other), "1e-10 is the chance of a region under another key");
        }
    }

    /** The same numbers from a fresh search, and from one that has searched something else before. */
    @Test
    void repeatsItself() {
        Profile profile = Texts.profile(new GumbelScheme(), 0);
        EpochKey key = Texts.key(random);
        Response document =
                Response.of(concat(unmarked(500), Texts.marked(random, profile, key, 300, 4), unmarked(500)));
        RegionScan scan = scan(profile, key, 5000);
        Regions first = scan.scan(document);
        scan.scan(Response.of(unmarked(3000)));
        assertEquals(first, scan.scan(document));
        assertEquals(first, scan(profile, key, 5000).scan(document));
        assertTrue(!found(first).isEmpty(), "300 tokens have evidence 6 standard deviations above what is needed");
    }

    /** A passage that is copied counts where it stands first: the copy has no units of its own. */
    @Test
    void aRepeatedPassageIsFoundWhereItStandsFirst() {
        Profile profile = Texts.profile(new GumbelScheme(), 0);
        EpochKey key = Texts.key(random);
        int[] passage = Texts.marked(random, profile, key, 400, 4);
        int[] document = concat(unmarked(500), passage, unmarked(500), passage, unmarked(500));
        List<Region> regions = found(scan(profile, key, document.length).scan(Response.of(document)));
        assertTrue(!regions.isEmpty(), "400 tokens have evidence 8 standard deviations above what is needed");
        assertTrue(regions.stream().allMatch(region -> region.to() < 1400), regions::toString);
    }

    /** What the model was shown and repeated is not scored, so it cannot be a region: 0 units are below the minimum. */
    @Test
    void promptsAreLeftOut() {
        Profile profile = Texts.profile(new GumbelScheme(), 0);
        EpochKey key = Texts.key(random);
        int[] passage = Texts.marked(random, profile, key, 400, 4);
        assertEquals(new Regions.NotEnoughText(0, 50), scan(profile, key, 400).scan(Response.of(passage, passage)));
    }

    @Test
    void saysWhenItDidNotLook() {
        Profile profile = Texts.profile(new GumbelScheme(), 0);
        RegionScan scan = scan(profile, Texts.key(random), 1L << 30);
        assertEquals(new Regions.NotEnoughText(7, 50), scan.scan(Response.of(unmarked(10))));
        assertEquals(new Regions.NotEnoughText(0, 50), scan.scan(List.of()));
        List<Response> endless = Collections.nCopies(1 << 14, Response.of(unmarked(1025)));
        assertEquals(new Regions.TooLong(1025L << 14, RegionScan.MOST_TOKENS), scan.scan(endless));
    }

    @Test
    void aFamilyHoldsItsDocuments() {
        Profile profile = Texts.profile(new GumbelScheme(), 0);
        EpochKey key = Texts.key(random);
        assertThrows(IllegalArgumentException.class, () -> scan(profile, key, 0));
        RegionScan scan = scan(profile, key, 100);
        assertThrows(IllegalArgumentException.class, () -> scan.scan(Response.of(unmarked(101))));
    }

    /** A thousand times as many tokens cost three decades: nothing else depends on the family. */
    @Test
    void theFamilyIsPaidFor() {
        Profile profile = Texts.profile(new GumbelScheme(), 0);
        EpochKey key = Texts.key(random);
        Response document = Response.of(Texts.marked(random, profile, key, 400, 4));
        Region alone = found(scan(profile, key, 400).scan(document)).get(0);
        Region among = found(scan(profile, key, 400_000).scan(document)).get(0);
        assertEquals(alone.corrected() + 3, among.corrected(), 1e-9);
        assertEquals(alone.score(), among.score());
    }

    @Test
    void regionsHoldTokens() {
        ScoreSum score = new ScoreSum(1, 1);
        assertThrows(IllegalArgumentException.class, () -> new Region(3, 3, score, null, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new Region(-1, 3, score, null, 0, 0));
    }
}
