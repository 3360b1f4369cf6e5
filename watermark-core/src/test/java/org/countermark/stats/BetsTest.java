package org.countermark.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bets: fairly priced under every law, never above, and close to the best tilt at any strength. */
class BetsTest {
    private static final int[] TOURNAMENT = {30, 21, 12, 3};
    private static final List<NullLaw> LAWS = List.of(
            GammaLaw.of(24),
            GammaLaw.of(0),
            BinomialLaw.of(16384, 16),
            BinomialLaw.of(1, 1),
            BinomialLaw.of(1, 30),
            BinomialLaw.of((1 << 30) - 1, 30),
            WeightedBitsLaw.of(TOURNAMENT),
            WeightedBitsLaw.of(new int[] {1, 1000000}));

    /** Outcomes of one bounded score with their probabilities, by enumeration. */
    private static double[][] outcomes(NullLaw law) {
        if (law instanceof BinomialLaw binomial) {
            return new double[][] {{1 - binomial.mean(), 0}, {binomial.mean(), 1}};
        }
        double[][] outcomes = new double[16][];
        for (int bits = 0; bits < 16; bits++) {
            double score = 0;
            for (int i = 0; i < 4; i++) {
                score += (bits >> i & 1) * TOURNAMENT[i];
            }
            outcomes[bits] = new double[] {1 / 16.0, score};
        }
        return outcomes;
    }

    @Test
    void pricesAreTheCumulantsRoundedUp() {
        for (NullLaw law : List.of(LAWS.get(2), LAWS.get(3), LAWS.get(5), LAWS.get(6))) {
            Bets bets = Bets.of(law);
            for (int k = 0; k < bets.count(); k++) {
                double expm1 = 0;
                for (double[] outcome : outcomes(law)) {
                    expm1 += outcome[0] * Math.expm1(bets.tilt(k) * outcome[1]);
                }
                double truth = Math.log1p(expm1);
                assertEquals(truth, law.cumulant(bets.tilt(k)), 1e-12 * truth);
            }
        }
        GammaLaw gamma = GammaLaw.of(24);
        assertEquals(Math.log(2), gamma.cumulant(0.5), 1e-13);
        assertTrue(gamma.cumulant(0.5) > 0.6931471805599453);
        // ln(1 - p + p e^t) with p = 2^-30 and t = 2/deviation, where e^t is beyond a double: t + ln p.
        NullLaw rare = BinomialLaw.of(1, 30);
        double strongest = rare.strongestTilt();
        assertEquals(strongest - 30 * Math.log(2), rare.cumulant(strongest), 1e-8);
    }

    @Test
    void expectationOfWealthIsAtMostOne() {
        // For one unit of a bounded law it is a finite sum, to be compared with 1 without any slack but that sum's own.
        for (NullLaw law : List.of(LAWS.get(2), LAWS.get(3), LAWS.get(6))) {
            Bets bets = Bets.of(law);
            for (int k = 0; k < bets.count(); k++) {
                double excess = 0;
                for (double[] outcome : outcomes(law)) {
                    excess += outcome[0] * Math.expm1(bets.lnWealth(k, new ScoreSum(1, (long) outcome[1])));
                }
                assertTrue(excess <= 0x1p-52 && excess > -1e-11, law + " bet " + k + ": " + excess);
            }
        }
    }

    @Test
    void gridIsGeometricAndWide() {
        for (NullLaw law : LAWS) {
            Bets bets = Bets.of(law);
            assertEquals(law.strongestTilt(), bets.tilt(0));
            for (int k = 1; k < bets.count(); k++) {
                assertEquals(Math.sqrt(0.5), bets.tilt(k) / bets.tilt(k - 1), 1e-15);
            }
            assertTrue(bets.tilt(bets.count() - 1) * law.deviation() <= 1e-5);
            assertTrue(bets.tilt(bets.count() - 2) * law.deviation() > 1e-5);
            assertTrue(Arrays.stream(bets.denseWeights()).sum() <= 1);
            assertEquals(1, Arrays.stream(bets.denseWeights()).sum(), 1e-9);
            double[] sparse = bets.sparseWeights();
            assertEquals(1, Arrays.stream(sparse).sum(), 1e-9);
            for (int k = 0; k < bets.count(); k++) {
                assertEquals(bets.tilt(k) * law.deviation() > 0.01, sparse[k] > 0);
            }
        }
    }

    @Test
    void wealthIsAFunctionOfTheSum() {
        for (NullLaw law : LAWS) {
            Bets bets = Bets.of(law);
            double[] all = new double[bets.count()];
            ScoreSum score = new ScoreSum(20_000_000, (long) (20_000_000 * law.mean() * 1.01));
            bets.lnWealth(score, all);
            for (int k = 0; k < all.length; k++) {
                assertEquals(bets.lnWealth(k, score), all[k]);
                assertEquals(0, bets.lnWealth(k, ScoreSum.EMPTY));
            }
            assertEquals(LogE.one(), bets.dense(ScoreSum.EMPTY));
        }
    }

    @Test
    void faintAndLoudTextBothFindTheirBet() {
        // The best wealth is exp(n I(x)), I the rate function; the mixture loses 3 % of it, and the 33 tilts.
        Bets bets = Bets.of(GammaLaw.of(24));
        for (double excess : new double[] {1e-4, 3e-4, 1e-3, 0.01, 0.05, 0.25, 1.0, 2.0}) {
            double rate = excess - Math.log1p(excess);
            long n = (long) (500 / rate);
            long sum = (long) (n * (1 + excess) * (1 << 24));
            double ln = bets.dense(new ScoreSum(n, sum)).log10() * Math.log(10);
            assertTrue(ln > 500 * 0.97 - Math.log(bets.count()) && ln < 500, "excess " + excess + ": " + ln);
        }
        // Less than the mean is worth nothing, and what that is worth is rounded down to an e-value, not refused.
        assertTrue(bets.dense(new ScoreSum(1_000_000_000_000L, 0)).log10() < -1e6);
    }

    @Test
    void refusesTiltsOutOfRange() {
        for (NullLaw law : LAWS) {
            assertThrows(IllegalArgumentException.class, () -> law.cumulant(-1e-9));
            assertThrows(IllegalArgumentException.class, () -> law.cumulant(law.strongestTilt() * 1.001));
            assertThrows(IllegalArgumentException.class, () -> law.cumulant(Double.NaN));
            assertEquals(0, law.cumulant(0));
        }
    }
}
