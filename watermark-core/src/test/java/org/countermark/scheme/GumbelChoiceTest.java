package org.countermark.scheme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GumbelChoiceTest {
    private final GumbelChoice choice = new GumbelChoice();
    private final LogitMaxima maxima = new LogitMaxima();

    /** The definition, without any of the shortcuts. */
    private static int argmax(float[] logits, double inverseTemperature, MadeWords words, int mask) {
        int winner = -1;
        double best = Double.NEGATIVE_INFINITY;
        for (int token = 0; token < logits.length; token++) {
            double u = (Integer.toUnsignedLong(words.word(token, mask)) + 0.5) * 0x1p-32;
            double value = logits[token] * inverseTemperature - StrictMath.log(-StrictMath.log(u));
            if (value > best) {
                best = value;
                winner = token;
            }
        }
        return winner;
    }

    private int choose(float[] logits, double inverseTemperature, MadeWords words, int mask) {
        maxima.scan(logits, logits.length);
        return choice.choose(logits, maxima, inverseTemperature, words, mask, new SplittableRandom(0));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 15, 16, 17, 63, 65, 1000, 2047, 2048, 2049, 4096, 5001, 20_000})
    void fullVocabularyChoosesTheArgmax(int vocabulary) {
        SplittableRandom random = new SplittableRandom(vocabulary);
        for (int trial = 0; trial < 300; trial++) {
            float[] logits = MadeWords.logits(vocabulary, random);
            MadeWords words = new MadeWords(vocabulary, random);
            int mask = trial % 2 == 0 ? 0 : random.nextInt();
            double inverseTemperature = 1 / (0.05 + 2 * random.nextDouble());
            assertEquals(
                    argmax(logits, inverseTemperature, words, mask), choose(logits, inverseTemperature, words, mask));
        }
    }

    @Test
    void flatLogitsChooseTheLargestWord() {
        SplittableRandom random = new SplittableRandom(1);
        for (int trial = 0; trial < 200; trial++) {
            MadeWords words = new MadeWords(10_000, random);
            float[] logits = new float[10_000];
            int[] marked = words.marked(0);
            int largest = IntStream.range(0, marked.length)
                    .boxed()
                    .max((a, b) -> Integer.compareUnsigned(marked[a], marked[b]))
                    .orElseThrow();
            assertEquals(largest, choose(logits, 1, words, 0));
        }
    }

    @Test
    void extremeTemperaturesAndLogitsKeepTheArgmax() {
        SplittableRandom random = new SplittableRandom(2);
        for (double temperature : new double[] {1e-3, 1e3}) {
            for (float scale : new float[] {1e-6f, 1f, 1e6f, 1e30f}) {
                float[] logits = MadeWords.logits(5000, random);
                for (int i = 0; i < logits.length; i++) {
                    logits[i] *= scale;
                }
                MadeWords words = new MadeWords(5000, random);
                assertEquals(argmax(logits, 1 / temperature, words, 0), choose(logits, 1 / temperature, words, 0));
            }
        }
    }

    /** Equal up to rounding: a difference needs two values within about 1e-13 of each other, odds below 1e-9 in all. */
    @Test
    void candidatesAndVocabularyAgree() {
        SplittableRandom random = new SplittableRandom(3);
        for (int trial = 0; trial < 500; trial++) {
            int vocabulary = 1 + random.nextInt(3000);
            float[] logits = MadeWords.logits(vocabulary, random);
            MadeWords words = new MadeWords(vocabulary, random);
            int mask = random.nextInt();
            double[] weights = new double[vocabulary];
            for (int i = 0; i < vocabulary; i++) {
                weights[i] = Math.exp(logits[i] / 0.7);
            }
            int[] ids = IntStream.range(0, vocabulary).toArray();
            int full = choose(logits, 1 / 0.7, words, mask);
            assertEquals(full, choice.choose(ids, weights, vocabulary, words.marked(mask), random));
        }
    }

    @Test
    void tiesGoToTheLowestId() {
        int[] words = {7, 7, 7};
        double[] weights = {0.25, 0.25, 0.25};
        assertEquals(1, choice.choose(new int[] {9, 3, 5}, weights, 3, words, new SplittableRandom(0)));

        float[] logits = new float[3000];
        Keystream same = (first, count, out, offset) -> Arrays.fill(out, offset, offset + 4 * count, (byte) 0x5A);
        maxima.scan(logits, logits.length);
        assertEquals(0, choice.choose(logits, maxima, 1, same, 0, new SplittableRandom(0)));
    }

    @Test
    void reshapingLeavesTheWinnerOnly() {
        SplittableRandom random = new SplittableRandom(4);
        float[] logits = MadeWords.logits(3000, random);
        MadeWords words = new MadeWords(3000, random);
        int winner = argmax(logits, 1, words, 5);
        float logit = logits[winner];
        maxima.scan(logits, logits.length);
        choice.reshape(logits, maxima, words, 5);
        for (int token = 0; token < logits.length; token++) {
            assertEquals(token == winner ? logit : Float.NEGATIVE_INFINITY, logits[token]);
        }
    }
}
