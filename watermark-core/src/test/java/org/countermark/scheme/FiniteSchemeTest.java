package org.countermark.scheme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.countermark.stats.NullLaw;
import org.countermark.stats.ScoreSum;
import org.junit.jupiter.api.Test;

/** Schemes of few outcomes: their laws against all words, and tails against all sums. */
class FiniteSchemeTest {
    /** Every word that can be drawn, all equally likely. */
    private static int[] words(FiniteScheme scheme) {
        if (scheme instanceof DualGumbelScheme dual) {
            int n = dual.values();
            int[] words = new int[n * n];
            Arrays.setAll(words, i -> ((i / n) << 16) | (i % n));
            return words;
        }
        int[] words = new int[scheme instanceof CoarseGumbelScheme coarse ? coarse.values() : 12];
        Arrays.setAll(words, i -> scheme instanceof PermutedListScheme list && i >= list.greenTokens() ? 0 : i + 1);
        if (scheme instanceof CoarseGumbelScheme) {
            Arrays.setAll(words, i -> i);
        }
        return words;
    }

    private static final List<FiniteScheme> SMALL = List.of(
            new CoarseGumbelScheme(2),
            new CoarseGumbelScheme(11),
            new DualGumbelScheme(32768, 7),
            new DualGumbelScheme(6554, 40),
            new PermutedListScheme(5, 12));

    private static int[] scores(FiniteScheme scheme) {
        int[] words = words(scheme);
        scheme.scorer().score(words, words.length, words);
        return words;
    }

    @Test
    void scorersAgreeWithTheScheme() {
        for (FiniteScheme scheme : SMALL) {
            int[] words = words(scheme);
            int[] scores = scores(scheme);
            for (int i = 0; i < words.length; i++) {
                assertEquals(scheme.score(words[i]), scores[i], scheme.toString());
            }
        }
    }

    @Test
    void outcomesAreTheScoresOfAllWords() {
        List<FiniteScheme> schemes = List.of(
                new CoarseGumbelScheme(8191),
                new DualGumbelScheme(32768, 300),
                new DualGumbelScheme(65535, 300),
                SMALL.get(4));
        for (FiniteScheme scheme : schemes) {
            int[] all = scores(scheme);
            Arrays.sort(all);
            int[] scores = scheme.outcomes().scores();
            double[] probabilities = scheme.outcomes().probabilities();
            int at = 0;
            for (int i = 0; i < scores.length; i++) {
                int from = at;
                while (at < all.length && all[at] == scores[i]) {
                    at++;
                }
                assertEquals((at - from) / (double) all.length, probabilities[i], 1e-15, scheme + " " + scores[i]);
            }
            assertEquals(all.length, at);
        }
    }

    /** Tails of sums of up to 4 scores are never below the truth, and at most Chernoff's loss above it. */
    @Test
    void tailsBoundThoseOfAllSums() {
        for (FiniteScheme scheme : SMALL) {
            NullLaw law = scheme.nullLaw();
            int[] one = scores(scheme);
            int top = Arrays.stream(one).max().orElseThrow();
            int step = Math.max(1, top / 400);
            for (int n = 1; n <= 3; n++) {
                double loss = scheme instanceof PermutedListScheme ? 1e-9 : 1.5;
                for (long sum = 0; sum <= (long) n * top; sum += step) {
                    double truth = StrictMath.log10(share(one, n, sum));
                    double tail = law.tail(new ScoreSum(n, sum)).log10();
                    String what = scheme + " " + n + " " + sum + ": " + tail + " for " + truth;
                    assertTrue(tail >= truth - 1e-12, what);
                    boolean above = sum > n * law.mean() + 1;
                    assertTrue(!above || truth == Double.NEGATIVE_INFINITY || tail <= truth + loss, what);
                }
            }
        }
    }

    /** The share of all n-tuples whose scores reach a sum; the last of them by rank. */
    private static double share(int[] one, int n, long sum) {
        int[] sorted = one.clone();
        Arrays.sort(sorted);
        return tuples(sorted, n, sum) / StrictMath.pow(one.length, n);
    }

    private static double tuples(int[] sorted, int n, long sum) {
        if (n == 1) {
            int below = 0;
            int above = sorted.length;
            while (below < above) {
                int middle = (below + above) >>> 1;
                if (sorted[middle] >= sum) {
                    above = middle;
                } else {
                    below = middle + 1;
                }
            }
            return sorted.length - below;
        }
        double tuples = 0;
        for (int i = 0, run; i < sorted.length; i += run) {
            run = 1;
            while (i + run < sorted.length && sorted[i + run] == sorted[i]) {
                run++;
            }
            tuples += run * tuples(sorted, n - 1, sum - sorted[i]);
        }
        return tuples;
    }

    /** A bet's expectation over all words is at most 1, and hardly less. */
    @Test
    void betsAreFair() {
        for (FiniteScheme scheme : SMALL) {
            NullLaw law = scheme.nullLaw();
            int[] scores = scores(scheme);
            for (double tilt = 0; tilt <= law.strongestTilt(); tilt += law.strongestTilt() / 7) {
                double sum = 0;
                for (int score : scores) {
                    sum += StrictMath.exp(tilt * score * law.unit() - law.cumulant(tilt));
                }
                double expected = sum / scores.length;
                assertTrue(expected <= 1 + 1e-12 && expected > 1 - 1e-6, scheme + " " + tilt + ": " + expected);
            }
        }
    }

    @Test
    void valuesOutOfRangeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new CoarseGumbelScheme(1));
        assertThrows(IllegalArgumentException.class, () -> new DualGumbelScheme(0, 8191));
        assertThrows(IllegalArgumentException.class, () -> new DualGumbelScheme(1, 65537));
        assertThrows(IllegalArgumentException.class, () -> new PermutedListScheme(12, 12));
    }
}
