package org.countermark.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.countermark.scheme.LogitMaxima;
import org.junit.jupiter.api.Test;

class TruncationTest {
    private final Truncation truncation = new Truncation();
    private final LogitMaxima maxima = new LogitMaxima();
    private final Candidates candidates = new Candidates();

    private Map<Integer, Double> select(float[] logits, Sampling sampling) {
        maxima.scan(logits, logits.length);
        truncation.select(logits, maxima, sampling, candidates);
        Map<Integer, Double> selected = new TreeMap<>();
        for (int i = 0; i < candidates.count(); i++) {
            selected.put(candidates.ids()[i], candidates.weights()[i]);
        }
        assertEquals(candidates.count(), selected.size(), "an id came twice");
        return selected;
    }

    /** Sorts everything, then cuts. */
    private static Map<Integer, Double> bySorting(float[] logits, Sampling sampling) {
        List<Integer> order = IntStream.range(0, logits.length)
                .filter(i -> logits[i] != Float.NEGATIVE_INFINITY)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> -(double) logits[i]).thenComparing(i -> i))
                .limit(sampling.topK())
                .collect(Collectors.toList());
        double max = logits[order.get(0)];
        double total = 0;
        for (int token : order) {
            total += Math.exp((logits[token] - max) / sampling.temperature());
        }
        Map<Integer, Double> kept = new TreeMap<>();
        double sum = 0;
        for (int token : order) {
            if (sampling.topP() < 1 && sum >= sampling.topP() * total) {
                break;
            }
            double weight = Math.exp((logits[token] - max) / sampling.temperature());
            sum += weight;
            if (weight >= sampling.minP()) {
                kept.put(token, weight);
            }
        }
        return kept;
    }

    @Property(tries = 400)
    void selectingEqualsSorting(
            @ForAll @IntRange(min = 1, max = 6000) int vocabulary,
            @ForAll @IntRange(min = 1, max = 7000) int topK,
            @ForAll @DoubleRange(min = 0.01, max = 1) double topP,
            @ForAll @DoubleRange(min = 0, max = 0.5) double minP,
            @ForAll @IntRange(max = 7) int which,
            @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] logits = Marks.randomLogits(vocabulary, random);
        for (int i = 0; i < vocabulary / 10; i++) {
            logits[random.nextInt(vocabulary)] = Float.NEGATIVE_INFINITY;
        }
        logits[vocabulary / 2] = 1;
        Sampling sampling = new Sampling(
                0.2 + random.nextDouble(),
                (which & 1) != 0 ? topK : Integer.MAX_VALUE,
                (which & 2) != 0 ? topP : 1,
                (which & 4) != 0 ? minP : 0);
        if (sampling.truncates(vocabulary)) {
            Map<Integer, Double> expected = bySorting(logits, sampling);
            Map<Integer, Double> actual = select(logits, sampling);
            assertEquals(expected.keySet(), actual.keySet());
            expected.forEach((token, weight) -> assertEquals(weight, actual.get(token), 1e-9 * weight));
        }
    }

    @Test
    void tiesAtTheCutGoToLowerIds() {
        float[] logits = new float[5000];
        Arrays.fill(logits, -0f);
        logits[3333] = 0f;
        assertEquals(
                IntStream.range(0, 10).boxed().collect(Collectors.toSet()),
                select(logits, Sampling.of(1).withTopK(10)).keySet());
        // 12.5 tokens' worth of mass needs 13 tokens.
        assertEquals(
                IntStream.range(0, 13).boxed().collect(Collectors.toSet()),
                select(logits, Sampling.of(1).withTopP(0.0025)).keySet());
    }

    @Test
    void theMostProbableTokenAlwaysStays() {
        float[] logits = Marks.randomLogits(5000, new SplittableRandom(1));
        logits[4321] = 50;
        for (Sampling sampling : new Sampling[] {
            Sampling.of(0.001).withTopP(1e-9),
            Sampling.of(1000).withMinP(0.999_999),
            Sampling.of(1).withTopK(1)
        }) {
            assertTrue(select(logits, sampling).containsKey(4321), sampling::toString);
        }
    }
}
