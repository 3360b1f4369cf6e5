package org.countermark.scheme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Bins hold the scores that they say, with the probabilities that they say. */
class ScoreBinsTest {
    private static final List<Scheme> SCHEMES = List.of(
            new GumbelScheme(),
            new TournamentScheme(30),
            new TournamentScheme(1),
            new TournamentScheme(32),
            new GreenListScheme(16384));

    /** Bins are intervals of the rank of a word's score: for Gumbel-max and green list, of the word or its reverse. */
    @Property(tries = 5_000)
    void everyWordLiesInItsBin(@ForAll int word) {
        for (Scheme scheme : SCHEMES) {
            ScoreBins bins = ScoreBins.of(scheme);
            int score = scheme.score(word);
            int bin = bins.of(score);
            assertTrue(bins.start(bin) <= score);
            assertTrue(bin + 1 == bins.count() || bins.start(bin + 1) > score);
        }
    }

    @Property(tries = 5_000)
    void ranksOfGumbelScoresAreTheWords(@ForAll int word) {
        ScoreBins bins = ScoreBins.of(SCHEMES.get(0));
        int bin = bins.of(SCHEMES.get(0).score(word));
        double u = Integer.toUnsignedLong(word) * 0x1p-32;
        assertTrue(u >= bins.lower(bin) && u < bins.lower(bin) + bins.probabilities()[bin]);
    }

    @Test
    void probabilitiesAreExact() {
        for (Scheme scheme : SCHEMES) {
            ScoreBins bins = ScoreBins.of(scheme);
            double[] p = bins.probabilities();
            // Sums of multiples of 2^-32 below 1 are exact.
            assertEquals(1, Arrays.stream(p).sum(), 0);
            assertEquals(0, bins.lower(0), 0);
            assertEquals(p.length, bins.count());
            assertTrue(Arrays.stream(p).allMatch(x -> x >= 0 && x * 0x1p32 == Math.rint(x * 0x1p32)));
        }
        assertEquals(0.25, ScoreBins.of(SCHEMES.get(4)).probabilities()[1], 0);
        assertEquals(0.5, ScoreBins.of(SCHEMES.get(2)).probabilities()[1], 0);
    }

    /** All 2^16 patterns of a tournament of 16 layers, counted one by one. */
    @Test
    void tournamentsAreCounted() {
        TournamentScheme scheme = new TournamentScheme(16);
        ScoreBins bins = ScoreBins.of(scheme);
        double[] counted = new double[bins.count()];
        for (int pattern = 0; pattern < 1 << 16; pattern++) {
            counted[bins.of(scheme.score(pattern << 16))] += 0x1p-16;
        }
        assertTrue(Arrays.equals(counted, bins.probabilities()));
    }
}
