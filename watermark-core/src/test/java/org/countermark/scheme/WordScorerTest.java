package org.countermark.scheme;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The fast scorers against the definitions, on the hard words and on many random ones. */
class WordScorerTest {
    /** Random Gumbel words in the gate. */
    private static final int RANDOM_WORDS = 2_000_000;

    static Stream<Scheme> schemes() {
        return Stream.concat(
                Stream.of(
                        new GumbelScheme(),
                        new GreenListScheme(1),
                        new GreenListScheme(16384),
                        new GreenListScheme(65535)),
                IntStream.rangeClosed(1, 32).mapToObj(TournamentScheme::new));
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void edgesAgree(Scheme scheme) {
        // Both sides of every power of two, every table index, and 2^20 words at each end.
        int[] words = IntStream.concat(
                        IntStream.range(0, 1 << 20).flatMap(i -> IntStream.of(i, -i - 1)),
                        IntStream.range(0, 32)
                                .flatMap(b -> IntStream.rangeClosed(-300, 300)
                                        .flatMap(d -> IntStream.of((1 << b) + d, -(1 << b) + d))))
                .toArray();
        agree(scheme, words);
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void randomWordsAgree(Scheme scheme) {
        Random random = new Random(1);
        int count = scheme instanceof GumbelScheme ? RANDOM_WORDS : 100_000;
        for (int done = 0; done < count; done += 100_000) {
            agree(scheme, random.ints(100_000).toArray());
        }
    }

    @Test
    void gumbelWordsNextToAnIntegerAgree() {
        // Just where the fast value must give way: w = 2^32·(1 − e^(−k/2^24)) rounded up and down, for many k.
        int[] words = IntStream.range(1, 372_000_000 / 197)
                .map(i -> 197 * i)
                .flatMap(k -> {
                    long w = (long) (0x1p32 * -StrictMath.expm1(-k * 0x1p-24));
                    return IntStream.of((int) (w - 1), (int) w, (int) (w + 1));
                })
                .toArray();
        agree(new GumbelScheme(), words);
    }

    /** All 2^32 words: two to six minutes, on demand; docs/results/gumbel-score-sweep.md records a run. */
    @Test
    @EnabledIfSystemProperty(named = "countermark.sweep", matches = "gumbel")
    void everyGumbelWordAgrees() {
        GumbelScheme scheme = new GumbelScheme();
        WordScorer scorer = scheme.scorer();
        int[] words = new int[1 << 16];
        int[] scores = new int[words.length];
        for (long first = 0; first < 1L << 32; first += words.length) {
            for (int i = 0; i < words.length; i++) {
                words[i] = (int) first + i;
            }
            scorer.score(words, words.length, scores);
            for (int i = 0; i < words.length; i++) {
                if (scores[i] != scheme.score(words[i])) {
                    throw new AssertionError("word " + Integer.toHexString(words[i]) + " scores " + scores[i]);
                }
            }
        }
    }

    @Test
    void gumbelEnds() {
        int[] words = {0, 1, -1};
        new GumbelScheme().scorer().score(words, 3, words);
        assertEquals(0, words[0]);
        assertEquals(0, words[1]);
        assertEquals(372_130_558, words[2]);
    }

    private static void agree(Scheme scheme, int[] words) {
        int[] expected = Arrays.stream(words).map(scheme::score).toArray();
        int[] actual = new int[words.length];
        scheme.scorer().score(words, words.length, actual);
        assertArrayEquals(expected, actual, scheme.toString());
    }
}
