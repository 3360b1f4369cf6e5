package org.countermark.contract.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.countermark.keys.Contract;
import org.countermark.keys.Profile;
import org.countermark.stats.ScoreSum;
import org.junit.jupiter.api.Test;

/** Engines' own figures against those of another program, in 50 digits. */
class EngineStatisticTest {
    @Test
    void statisticsAreThoseOfTheEngines() throws IOException {
        List<?> vectors = (List<?>) VectorJson.read("statistics.json").get("vectors");
        assertTrue(vectors.size() > 30);
        for (Object vector : vectors) {
            Map<String, Object> fields = VectorJson.object(vector);
            Profile profile = VectorJson.profile(VectorJson.object(fields.get("profile")));
            int[] words = words(fields);
            EngineStatistic engine = EngineStatistic.of(profile).orElseThrow();
            double expected = Double.parseDouble((String) fields.get("statistic"));
            double actual = engine.of(words, words.length);
            assertEquals(expected, actual, 1e-12 * Math.max(1, expected), profile.toString());
            assertEquals(
                    fields.containsKey("log10P"),
                    engine.log10P(actual, words.length).isPresent());
            if (fields.containsKey("log10P")) {
                double log10 = Double.parseDouble((String) fields.get("log10P"));
                assertEquals(log10, engine.log10P(actual, words.length).getAsDouble(), 1e-6);
                assertEquals(log10, ours(profile, words), 1e-4);
            }
        }
    }

    private static int[] words(Map<String, Object> fields) {
        return ((List<?>) fields.get("words"))
                .stream()
                        .mapToInt(word -> HexFormat.fromHexDigits((String) word))
                        .toArray();
    }

    /** The p-value of the same words in a verdict: of integer scores, rounded down. */
    private static double ours(Profile profile, int[] words) {
        int[] scores = new int[words.length];
        profile.scheme().scorer().score(words, words.length, scores);
        long sum = 0;
        for (int score : scores) {
            sum += score;
        }
        return profile.scheme().nullLaw().tail(new ScoreSum(words.length, sum)).log10();
    }

    @Test
    void coinsThatAreNotKeyedHaveNone() {
        assertTrue(
                EngineStatistic.of(EngineTexts.profile(Contract.VLLM_DUAL_KEY)).isEmpty());
        assertTrue(
                EngineStatistic.of(EngineTexts.profile(Contract.TEXTSEAL_DUAL)).isEmpty());
    }

    @Test
    void valuesOutOfRangeAreRefused() {
        EngineStatistic engine =
                EngineStatistic.of(EngineTexts.profile(Contract.SGLANG_GUMBEL)).orElseThrow();
        assertEquals(0, engine.of(new int[0], 0));
        assertEquals(0, engine.log10P(0, 1).getAsDouble());
        assertThrows(IllegalArgumentException.class, () -> engine.log10P(1, 0));
        assertThrows(IllegalArgumentException.class, () -> engine.log10P(Double.NaN, 1));
        assertThrows(IllegalArgumentException.class, () -> engine.log10P(-1, 1));
    }
}
