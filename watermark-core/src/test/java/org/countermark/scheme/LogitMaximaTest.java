package org.countermark.scheme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogitMaximaTest {
    private final LogitMaxima maxima = new LogitMaxima();

    @ParameterizedTest
    @ValueSource(ints = {1, 63, 64, 65, 2047, 2048, 2049, 10_000})
    void blocksCoverTheVocabularyOnce(int vocabulary) {
        float[] logits = MadeWords.logits(vocabulary, new SplittableRandom(vocabulary));
        // A larger scan before must leave no trace.
        maxima.scan(new float[12_000], 12_000);
        maxima.scan(logits, vocabulary);
        int[] covered = new int[vocabulary];
        for (int block = 0; block < maxima.blocks(); block++) {
            float max = Float.NEGATIVE_INFINITY;
            for (int token = LogitMaxima.first(block); token < maxima.end(block); token += LogitMaxima.LANES) {
                covered[token]++;
                max = Math.max(max, logits[token]);
            }
            assertEquals(max, maxima.max(block));
        }
        assertTrue(Arrays.stream(covered).allMatch(c -> c == 1));
    }

    @Test
    void argmaxIsTheLowestAmongEquals() {
        float[] logits = new float[7000];
        logits[6000] = 3;
        logits[5001] = 3;
        logits[5003] = 3;
        maxima.scan(logits, logits.length);
        assertEquals(5001, maxima.argmax());
        logits[100] = 3;
        logits[37] = 3;
        maxima.scan(logits, logits.length);
        assertEquals(37, maxima.argmax());
        assertEquals(3f, maxima.max());
    }

    @Test
    void badLogitsAreRefusedByToken() {
        for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
            for (int token : new int[] {0, 2047, 4999}) {
                float[] logits = new float[5000];
                logits[token] = bad;
                Exception e = assertThrows(IllegalArgumentException.class, () -> maxima.scan(logits, 5000));
                assertTrue(e.getMessage().endsWith("at token " + token), e.getMessage());
            }
        }
        float[] none = new float[3000];
        Arrays.fill(none, Float.NEGATIVE_INFINITY);
        Exception e = assertThrows(IllegalArgumentException.class, () -> maxima.scan(none, 3000));
        assertTrue(e.getMessage().contains("all 3000 were -Infinity"), e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> maxima.scan(none, 0));
        assertThrows(IllegalArgumentException.class, () -> maxima.scan(none, 3001));
    }
}
