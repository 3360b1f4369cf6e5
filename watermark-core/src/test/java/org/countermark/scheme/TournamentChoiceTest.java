package org.countermark.scheme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TournamentChoiceTest {
    /** The definition: one layer after another over all tokens. */
    private static double[] layered(double[] weights, int[] words, int depth) {
        double total = Arrays.stream(weights).sum();
        double[] p = Arrays.stream(weights).map(w -> w / total).toArray();
        for (int layer = 0; layer < depth; layer++) {
            double ones = 0;
            for (int i = 0; i < p.length; i++) {
                ones += p[i] * TournamentScheme.gValue(words[i], layer);
            }
            for (int i = 0; i < p.length; i++) {
                p[i] *= 1 + TournamentScheme.gValue(words[i], layer) - ones;
            }
        }
        return p;
    }

    @ParameterizedTest
    @CsvSource({"1,10", "5,5", "7,5", "10,10", "11,10", "30,10", "30,5", "31,10", "32,10", "32,16", "32,5", "3,1"})
    void groupsOfLayersEqualLayers(int depth, int bits) {
        SplittableRandom random = new SplittableRandom(depth * 100 + bits);
        for (int n : new int[] {1, 2, 17, 5000}) {
            int[] words = random.ints(n).toArray();
            double[] weights = random.doubles(n).map(x -> Math.exp(20 * x)).toArray();
            weights[n / 2] = n > 1 ? 0 : 1;
            double[] expected = layered(weights, words, depth);

            TournamentLayers layers = new TournamentLayers(depth, bits);
            double[] scratch = weights.clone();
            for (int group = 0; group < layers.groups(); group++) {
                layers.open(group);
                layers.add(scratch, 0, words, n);
                layers.close();
            }
            for (int i = 0; i < n; i++) {
                assertEquals(expected[i], weights[i] * layers.factor(words[i]), 1e-14 + 1e-12 * expected[i]);
            }
        }
    }

    /**
     * Draws under fixed words follow the layered distribution, over a vocabulary and over a list. Each cell is within
     * 6.5 standard deviations of its mean: odds below 1e-10 a cell, 160 cells.
     */
    @Test
    void drawsFollowTheLayeredDistribution() {
        int depth = 30;
        int n = 40;
        SplittableRandom random = new SplittableRandom(5);
        float[] logits = MadeWords.logits(n, random);
        MadeWords words = new MadeWords(n, random);
        double[] weights = new double[n];
        for (int i = 0; i < n; i++) {
            weights[i] = Math.exp(logits[i] / 0.8);
        }
        TournamentChoice choice = new TournamentChoice(new TournamentScheme(depth));
        LogitMaxima maxima = new LogitMaxima();
        int[] ids = IntStream.range(1000, 1000 + n).toArray();
        for (int mask : new int[] {0, 0x7123_4567}) {
            double[] p = layered(weights, words.marked(mask), depth);
            int draws = 40_000;
            int[] marked = words.marked(mask);
            int[] full = new int[n];
            int[] list = new int[n];
            for (int i = 0; i < draws; i++) {
                maxima.scan(logits, n);
                full[choice.choose(logits, maxima, 1 / 0.8, words, mask, random)]++;
                list[choice.choose(ids, weights, n, marked, random)]++;
            }
            for (int i = 0; i < n; i++) {
                double room = 6.5 * Math.sqrt(draws * p[i] * (1 - p[i])) + 3;
                assertEquals(draws * p[i], full[i], room);
                assertEquals(draws * p[i], list[i], room);
            }
        }
    }

    @Test
    void reshapedLogitsAreTheLayeredDistribution() {
        int n = 5000;
        SplittableRandom random = new SplittableRandom(6);
        float[] logits = MadeWords.logits(n, random);
        MadeWords words = new MadeWords(n, random);
        double[] weights = new double[n];
        for (int i = 0; i < n; i++) {
            weights[i] = Math.exp(logits[i]);
        }
        double[] expected = layered(weights, words.marked(9), 30);
        LogitMaxima maxima = new LogitMaxima();
        maxima.scan(logits, n);
        new TournamentChoice(new TournamentScheme(30)).reshape(logits, maxima, words, 9);
        double total = 0;
        for (float logit : logits) {
            total += Math.exp(logit);
        }
        for (int i = 0; i < n; i++) {
            // Logits are floats: their rounding is a relative error of p of up to 1e-5.
            assertEquals(expected[i], Math.exp(logits[i]) / total, 2e-5 * expected[i]);
            assertTrue(weights[i] > 0 || logits[i] == Float.NEGATIVE_INFINITY);
        }
    }

    @Test
    void aSureTokenStaysSure() {
        TournamentChoice choice = new TournamentChoice(new TournamentScheme(32));
        SplittableRandom random = new SplittableRandom(7);
        for (int trial = 0; trial < 1000; trial++) {
            double[] weights = {0, 1e-30, 0};
            assertEquals(
                    1,
                    choice.choose(
                            new int[] {4, 5, 6}, weights, 3, random.ints(3).toArray(), random));
        }
    }
}
