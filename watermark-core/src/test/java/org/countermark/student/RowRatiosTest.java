package org.countermark.student;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.countermark.scheme.GreenListScheme;
import org.countermark.scheme.GumbelScheme;
import org.countermark.scheme.Scheme;
import org.countermark.scheme.TournamentScheme;
import org.junit.jupiter.api.Test;

/** What bets on the tokens of a row pay: 1 on average and never more, whatever the scheme. */
class RowRatiosTest {
    private static final List<Scheme> SCHEMES = List.of(
            new GumbelScheme(),
            new TournamentScheme(30),
            new TournamentScheme(1),
            new GreenListScheme(16384),
            new GreenListScheme(1));

    /** Exactly 1 but for roundings, which are on the safe side: nothing is given away, and nothing won for nothing. */
    @Test
    void payOneOnAverage() {
        for (Scheme scheme : SCHEMES) {
            RowRatios ratios = RowRatios.of(scheme);
            for (int level = 0; level <= 24; level++) {
                double mean = ratios.mean(level);
                assertTrue(mean <= 1 - 0x1p-42 && mean > 1 - 1e-11, scheme + " " + level + ": " + mean);
            }
        }
    }

    /**
     * The higher the score the more, up to 1/q. A bin of few words of 2^32 is off by some 2^-21, being a difference of powers near 1.
     */
    @Test
    void payForHighScores() {
        for (Scheme scheme : SCHEMES) {
            RowRatios ratios = RowRatios.of(scheme);
            for (int level = 0; level <= 24; level++) {
                double last = 0;
                for (int bin = 0; bin < ratios.bins(); bin++) {
                    // Into some bins of the tournament no word falls: they pay nothing.
                    if (ratios.of(RowRatios.UNKNOWN, bin) > 0) {
                        double paid = ratios.of(level, bin);
                        assertTrue(paid >= last * (1 - 1e-5), scheme + " " + level + " " + bin + ": " + paid);
                        last = paid;
                    }
                }
                assertTrue(ratios.of(level, 0) >= 0 && ratios.of(level, 0) < 1, scheme + " " + level);
            }
        }
        RowRatios gumbel = RowRatios.of(new GumbelScheme());
        assertEquals(4, gumbel.of(4, gumbel.bins() - 1), 1e-6);
        assertEquals(0.5, gumbel.of(RowRatios.UNKNOWN, 0), 1e-4);
    }

    @Test
    void tablesAreForProbabilities() {
        assertEquals(1, RowRatios.level(1));
        assertEquals(2, RowRatios.level(0.5));
        assertEquals(4, RowRatios.level(0.25));
        assertEquals(24, RowRatios.level(1e-9));
        assertEquals(24, RowRatios.level(0));
    }
}
