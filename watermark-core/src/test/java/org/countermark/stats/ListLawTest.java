package org.countermark.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Counts of green tokens on lists of an exact size, against the sums of hypergeometric counts that they are. */
class ListLawTest {
    private static final int[][] DRAWN = {{1}, {6}, {12}, {3, 3, 3}, {12, 1, 1, 1}, {5, 7, 2, 9, 11}, {12, 12, 12, 12}};

    /** Probabilities of 0..drawn green ones among tokens drawn without replacement. */
    private static double[] hypergeometric(int listed, int vocabulary, int drawn) {
        double[] counts = {1};
        for (int i = 0; i < drawn; i++) {
            double[] next = new double[counts.length + 1];
            for (int green = 0; green < counts.length; green++) {
                double chance = (double) Math.max(0, listed - green) / (vocabulary - i);
                next[green + 1] += counts[green] * chance;
                next[green] += counts[green] * (1 - chance);
            }
            counts = next;
        }
        return counts;
    }

    private static double[] sum(double[] a, double[] b) {
        double[] sum = new double[a.length + b.length - 1];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b.length; j++) {
                sum[i + j] += a[i] * b[j];
            }
        }
        return sum;
    }

    @Test
    void noSumOfListsHasALargerTail() {
        for (int listed = 1; listed < 12; listed++) {
            ListLaw law = ListLaw.of(listed, 12);
            for (int[] lists : DRAWN) {
                double[] counts = {1};
                for (int drawn : lists) {
                    counts = sum(counts, hypergeometric(listed, 12, drawn));
                }
                double tail = 0;
                for (int green = counts.length - 1; green >= 0; green--) {
                    tail += counts[green];
                    double bound =
                            law.tail(new ScoreSum(counts.length - 1, green)).log10();
                    assertTrue(bound >= StrictMath.log10(tail) - 1e-9, listed + " " + green + ": " + bound);
                }
            }
        }
    }

    /** One draw from each list is a binomial count, and from the mean plus one on the tail is exactly its. */
    @Test
    void theTailIsTheBinomials() {
        ListLaw law = ListLaw.of(12564, 50256);
        for (int n : new int[] {10, 400, 20_000}) {
            for (int green = n / 4 + 2; green <= n; green += Math.max(1, n / 13)) {
                double exact = BinomialLaw.of(1, 2).tail(new ScoreSum(n, green)).log10();
                double bound = law.tail(new ScoreSum(n, green)).log10();
                assertTrue(bound >= exact - 1e-12 * StrictMath.abs(exact), n + " " + green);
                assertTrue(bound <= exact + (n < 1000 ? 1e-6 : 1.5), n + " " + green + ": " + bound + " for " + exact);
            }
        }
    }

    @Test
    void belowTheMeanPlusOneNothingIsClaimed() {
        ListLaw law = ListLaw.of(5, 10);
        assertEquals(0, law.tail(new ScoreSum(10, 5)).log10());
        assertTrue(law.tail(new ScoreSum(10, 6)).log10() < 0);
        assertEquals(0, law.tail(ScoreSum.EMPTY).log10());
        assertEquals(0.5, law.mean(), 1e-15);
        assertThrows(IllegalArgumentException.class, () -> ListLaw.of(10, 10));
    }
}
