package org.countermark.power;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.countermark.scheme.GreenListScheme;
import org.countermark.scheme.GumbelScheme;
import org.countermark.scheme.TournamentScheme;
import org.junit.jupiter.api.Test;

/** Moments of single scores against sums that can be written down. */
class ScoreMomentsTest {
    /** A token of probability 1/a has the largest of a exponentials: moments are sums over 1/j, 1/j², 2/j³. */
    @Test
    void gumbelScoresAreMaximaOfExponentials() {
        for (int a = 1; a <= 6; a++) {
            double mean = 0;
            double variance = 0;
            double third = 0;
            for (int j = 1; j <= a; j++) {
                mean += 1.0 / j;
                variance += 1.0 / (j * j);
                third += 2.0 / (j * j * j);
            }
            ScoreMoments moments = ScoreMoments.marked(new GumbelScheme(), mean - 1);
            assertEquals(mean, moments.mean(), 1e-12);
            assertEquals(variance, moments.deviation() * moments.deviation(), 1e-9);
            assertEquals(third, moments.skewness() * Math.pow(variance, 1.5), 1e-8);
        }
    }

    @Test
    void unmarkedScoresHaveTheMomentsOfTheLaw() {
        for (var scheme : new org.countermark.scheme.Scheme[] {
            new GumbelScheme(), new TournamentScheme(30), new TournamentScheme(1), new GreenListScheme(20000)
        }) {
            ScoreMoments moments = ScoreMoments.unmarked(scheme);
            assertEquals(scheme.nullLaw().mean() * scheme.nullLaw().unit(), moments.mean(), 1e-6 * moments.mean());
            assertEquals(scheme.nullLaw().deviation(), moments.deviation(), 1e-9 * moments.deviation());
        }
    }

    @Test
    void tournamentTiltsReachTheirExcess() {
        TournamentScheme scheme = new TournamentScheme(10);
        ScoreMoments moments = ScoreMoments.marked(scheme, 100);
        assertEquals(scheme.nullLaw().mean() + 100, moments.mean(), 1e-9);
        assertTrue(moments.deviation() < ScoreMoments.unmarked(scheme).deviation());
        assertTrue(moments.skewness() < 0);
    }

    /** A unit that is green with probability .25 + .2 where it is marked, which it is half of the time. */
    @Test
    void dilutedGreenUnitsStayCoins() {
        GreenListScheme scheme = new GreenListScheme(16384);
        ScoreMoments diluted = ScoreMoments.marked(scheme, 0.2).diluted(0.5, ScoreMoments.unmarked(scheme));
        ScoreMoments coin = ScoreMoments.marked(scheme, 0.1);
        assertEquals(coin.mean(), diluted.mean(), 1e-15);
        assertEquals(coin.deviation(), diluted.deviation(), 1e-12);
        assertEquals(coin.skewness(), diluted.skewness(), 1e-12);
    }

    @Test
    void refusesAnExcessThatNoTextCanHave() {
        assertThrows(IllegalArgumentException.class, () -> ScoreMoments.marked(new GreenListScheme(16384), 0.75));
        assertThrows(IllegalArgumentException.class, () -> ScoreMoments.marked(new GumbelScheme(), -0.1));
        assertThrows(IllegalArgumentException.class, () -> ScoreMoments.marked(new TournamentScheme(1), 0.5));
    }
}
