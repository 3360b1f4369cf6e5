package org.countermark.scheme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GreenListChoiceTest {
    private static final double DELTA = 1.5;
    private final GreenListScheme scheme = new GreenListScheme(20_000);
    private final Choice choice = Choice.of(scheme, DELTA);
    private final LogitMaxima maxima = new LogitMaxima();

    /** Within 6.5 standard deviations: odds below 1e-10 a cell, 120 cells. */
    @Test
    void greenTokensGainDelta() {
        int n = 61;
        SplittableRandom random = new SplittableRandom(1);
        float[] logits = MadeWords.logits(n, random);
        MadeWords words = new MadeWords(n, random);
        int mask = 0x4321_0000;
        double[] weights = new double[n];
        double[] tilted = new double[n];
        double total = 0;
        for (int i = 0; i < n; i++) {
            weights[i] = Math.exp(logits[i]);
            tilted[i] = Math.exp(logits[i] + (scheme.isGreen(words.word(i, mask)) ? DELTA : 0));
            total += tilted[i];
        }
        int draws = 100_000;
        int[] full = new int[n];
        int[] list = new int[n];
        int[] ids = IntStream.range(0, n).toArray();
        int[] marked = words.marked(mask);
        for (int i = 0; i < draws; i++) {
            maxima.scan(logits, n);
            full[choice.choose(logits, maxima, 1, words, mask, random)]++;
            list[choice.choose(ids, weights, n, marked, random)]++;
        }
        for (int i = 0; i < n; i++) {
            double p = tilted[i] / total;
            double room = 6.5 * Math.sqrt(draws * p * (1 - p)) + 3;
            assertEquals(draws * p, full[i], room);
            assertEquals(draws * p, list[i], room);
        }
    }

    @Test
    void reshapingAddsDelta() {
        SplittableRandom random = new SplittableRandom(2);
        float[] logits = MadeWords.logits(5000, random);
        float[] before = logits.clone();
        MadeWords words = new MadeWords(5000, random);
        maxima.scan(logits, logits.length);
        choice.reshape(logits, maxima, words, 3);
        for (int i = 0; i < logits.length; i++) {
            assertEquals(before[i] + (scheme.isGreen(words.word(i, 3)) ? (float) DELTA : 0f), logits[i]);
        }
    }

    @Test
    void deltaOutOfRangeIsRefused() {
        for (double delta : new double[] {0, -1, 51, Double.NaN}) {
            assertThrows(IllegalArgumentException.class, () -> Choice.of(scheme, delta));
        }
    }
}
