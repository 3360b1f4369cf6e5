package org.countermark.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The bound on the number of marked documents: close to the truth, seldom above it, and by its definition. */
class MarkedGroupsTest {
    private static final double[] ONE = {1};

    private static int atLeast(double[] weights, double[][] lnWealth, double log10Alpha) {
        MarkedGroups groups = MarkedGroups.of(weights);
        for (int document = 0; document < lnWealth[0].length; document++) {
            int at = document;
            groups.add(Arrays.stream(lnWealth).mapToDouble(column -> column[at]).toArray());
        }
        assertEquals(lnWealth[0].length, groups.groups());
        return groups.atLeast(log10Alpha);
    }

    @Test
    void countsWhatIsPlain() {
        double[] ln = new double[1000];
        Arrays.fill(ln, 0, 30, 50.0);
        assertEquals(30, atLeast(ONE, new double[][] {ln}, -6));
        assertEquals(0, atLeast(ONE, new double[][] {new double[1000]}, Math.log10(0.05)));
        assertEquals(0, atLeast(ONE, new double[][] {{}}, Math.log10(0.05)));
        // Nothing but marked documents: all of them are counted, though the last few could not be alone.
        double[] all = new double[5];
        Arrays.fill(all, 1e6);
        assertEquals(5, atLeast(ONE, new double[][] {all}, -6));
        assertEquals(5, atLeast(ONE, new double[][] {all}, -1e5));
        // By hand: the weakest two, 1 and 100, merge to 1 + 99 times the mean share .0684, which is below 10; a third
        // of 1000 lifts that above.
        double[] powers = {3, 4, 2, 0, 9};
        assertEquals(
                3,
                atLeast(
                        ONE,
                        new double[][] {
                            Arrays.stream(powers).map(x -> x * Math.log(10)).toArray()
                        },
                        -1));
        Arrays.fill(all, -1e6);
        assertEquals(0, atLeast(ONE, new double[][] {all}, -0.3));
    }

    @Test
    void isTheDefinition() {
        SplittableRandom random = new SplittableRandom(5);
        double[] weights = {0.3, 0.7};
        for (int run = 0; run < 50; run++) {
            double[][] ln = new double[2][40];
            for (int i = 0; i < 40; i++) {
                double common = i < 10 ? 3 : -1;
                ln[0][i] = common + random.nextGaussian() * 2;
                ln[1][i] = ln[0][i] / 2;
            }
            // Both columns have one order here, so the bound is the plain closed test with the sparse arm's columns.
            double[] sorted = ln[0].clone();
            Arrays.sort(sorted);
            int unmarked = 40;
            while (unmarked > 0 && merged(weights, Arrays.copyOf(sorted, unmarked)) >= Math.log10(20)) {
                unmarked--;
            }
            assertEquals(40 - unmarked, atLeast(weights, ln, Math.log10(0.05)));
        }
    }

    private static double merged(double[] weights, double[] ln) {
        double sum = 0;
        for (int k = 0; k < 2; k++) {
            for (double share : new double[] {.5, .2, .1, .05, .02, .01, .005, .002, .001, 5e-4, 2e-4, 1e-4, 1e-5}) {
                double product = weights[k] / 13;
                for (double value : ln) {
                    product *= 1 - share + share * Math.exp(k == 0 ? value : value / 2);
                }
                sum += product;
            }
        }
        return Math.log10(sum);
    }

    @Test
    void isSeldomAboveTheTruth() {
        // 300 documents of 100 tokens, 15 of them with an excess of .5 a token, 2000 corpora.
        Bets bets = Bets.of(GammaLaw.of(24));
        SplittableRandom random = new SplittableRandom(20261121);
        double[] wealth = new double[bets.count()];
        int above = 0;
        long total = 0;
        for (int run = 0; run < 2000; run++) {
            double[][] ln = new double[bets.count()][300];
            for (int document = 0; document < 300; document++) {
                double sum = 0;
                for (int i = 0; i < 100; i++) {
                    sum -= Math.log(1 - random.nextDouble()) * (document < 15 ? 1.5 : 1);
                }
                bets.lnWealth(new ScoreSum(100, (long) (sum * (1 << 24))), wealth);
                for (int k = 0; k < wealth.length; k++) {
                    ln[k][document] = wealth[k];
                }
            }
            int bound = atLeast(bets.sparseWeights(), ln, Math.log10(0.05));
            above += bound > 15 ? 1 : 0;
            total += bound;
        }
        // Above with probability at most .05: 2000 runs exceed 171 with odds 1e-10 (binomial tail).
        assertTrue(above <= 171, above + " of 2000 bounds were above the truth");
        // Worth having: on average more than a third of what is there (measured about 10; a bound has deviation < 4).
        assertTrue(total / 2000.0 > 5, "mean bound " + total / 2000.0);
    }

    @Test
    void refusesWhatIsNoFamily() {
        assertThrows(IllegalArgumentException.class, () -> MarkedGroups.of(new double[] {0.7, 0.7}));
        MarkedGroups groups = MarkedGroups.of(new double[] {0.5, 0});
        assertThrows(IllegalArgumentException.class, () -> groups.add(new double[1]));
        assertThrows(IllegalArgumentException.class, () -> groups.add(new double[] {Double.NaN, 0}));
        assertThrows(IllegalArgumentException.class, () -> groups.atLeast(0));
        assertThrows(IllegalArgumentException.class, () -> groups.atLeast(Double.NaN));
        groups.add(new double[] {1, Double.NaN});
        assertEquals(1, groups.groups());
    }
}
