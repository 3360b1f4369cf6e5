package org.countermark.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.countermark.scheme.CoarseGumbelScheme;
import org.junit.jupiter.api.Test;

/** The better of two bounds, for a generator of 8,191 values: exponential tails for few units, its own for many. */
class TighterLawTest {
    private static final NullLaw COARSE = new CoarseGumbelScheme(8191).nullLaw();
    private static final NullLaw GAMMA = GammaLaw.of(24);

    private static ScoreSum deviations(long n, double z) {
        return new ScoreSum(n, (long) ((n + z * StrictMath.sqrt((double) n)) * 0x1p24));
    }

    @Test
    void fewUnitsTakeTheExponentialTail() {
        ScoreSum few = deviations(300, 5);
        assertEquals(GAMMA.tail(few).log10(), COARSE.tail(few).log10());
        assertEquals("exact", COARSE.tail(few).method());
    }

    @Test
    void manyUnitsTakeTheirOwn() {
        ScoreSum many = deviations(10_000_000, 5);
        assertTrue(COARSE.tail(many).log10() < GAMMA.tail(many).log10() - 4);
        assertEquals("certified", COARSE.tail(many).method());
        assertEquals(0.000662232 * 0x1p24, GAMMA.mean() - COARSE.mean(), 0x1p24 * 1e-7);
    }

    @Test
    void unitsMustAgree() {
        assertThrows(IllegalArgumentException.class, () -> new TighterLaw(GAMMA, GammaLaw.of(20)));
    }
}
