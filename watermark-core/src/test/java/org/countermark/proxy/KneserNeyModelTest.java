package org.countermark.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** The model against its equations and its sums. */
class KneserNeyModelTest {
    private static final int VOCABULARY = 6;

    @Provide
    Arbitrary<List<int[]>> corpora() {
        Arbitrary<Integer> token = Arbitraries.frequencyOf(
                Tuple.of(5, Arbitraries.of(0, 1)),
                Tuple.of(2, Arbitraries.integers().between(0, VOCABULARY - 1)));
        return token.array(int[].class)
                .ofMaxSize(60)
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .filter(documents -> documents.stream().anyMatch(d -> d.length > 0));
    }

    @Provide
    Arbitrary<int[]> contexts() {
        return Arbitraries.integers()
                .between(0, VOCABULARY - 1)
                .array(int[].class)
                .ofMaxSize(7);
    }

    @Property(tries = 300)
    void equalsItsEquations(
            @ForAll("corpora") List<int[]> corpus,
            @ForAll("contexts") int[] context,
            @ForAll @IntRange(min = 1, max = 5) int order) {
        KneserNeyModel model = KneserNeyModel.train(corpus, VOCABULARY, order);
        ReferenceModel reference = new ReferenceModel(corpus, VOCABULARY, order);
        for (int v = 0; v < VOCABULARY; v++) {
            assertEquals(
                    reference.probability(IntStream.of(context).boxed().toList(), v),
                    model.probability(context, v),
                    1e-13);
        }
    }

    @Property(tries = 500)
    void sumsToOneAndAgreesWithItself(
            @ForAll("corpora") List<int[]> corpus,
            @ForAll("contexts") int[] context,
            @ForAll @IntRange(min = 1, max = 8) int order) {
        KneserNeyModel model = KneserNeyModel.train(corpus, VOCABULARY, order);
        double[] p = new double[VOCABULARY];
        model.distribution(context, p);
        assertEquals(1, Arrays.stream(p).sum(), 1e-13);
        for (int v = 0; v < VOCABULARY; v++) {
            assertEquals(p[v], model.probability(context, v), 0);
            assertTrue(p[v] > 0);
        }
    }

    @Property(tries = 300)
    void withoutOneLongestGramIsTheModelOfTheRest(
            @ForAll("corpora") List<int[]> corpus, @ForAll @IntRange(min = 1, max = 4) int order) {
        KneserNeyModel model = KneserNeyModel.train(corpus, VOCABULARY, order);
        for (int[] document : corpus) {
            for (int at = order - 1; at < document.length; at++) {
                double p = new ReferenceModel(corpus, VOCABULARY, order).without(document, at);
                assertEquals(p, model.probabilityWithout(document, at), 1e-13);
            }
        }
    }

    /** One bigram model worked by hand, of "0 1 0 1 0 2". */
    @Test
    void workedExample() {
        KneserNeyModel model = KneserNeyModel.train(List.of(new int[] {0, 1, 0, 1, 0, 2}), 4, 2);
        // Unigrams have n1 = 2, n2 = 1, so y = 2/(2 + 2·1), D1 = 1 − 2y·1/2 = .5, and D2 falls back to 1.
        // Unigrams by predecessors: 0 has {start, 1}, 1 has {0}, 2 has {0}: total 4, taken 1 + .5 + .5 = 2.
        double p1 = (1 - 0.5) / 4 + 2.0 / 4 / 4;
        // Bigrams: 01 and 10 twice, 02 once, so y = 1/(1 + 2·2) and D1 = 1 − 2y·2/1 = .2; D2 falls back to 1.
        // Behind 0: 1 twice, 2 once: total 3, taken 1 + .2.
        assertEquals((2 - 1.0) / 3 + 1.2 / 3 * p1, model.probability(new int[] {0}, 1), 1e-15);
        // A token that was never seen, behind a context that was never seen.
        assertEquals(2.0 / 4 / 4, model.probability(new int[] {3}, 3), 1e-15);
    }

    @Test
    void largeVocabularyAndCountsAreKept() {
        int[] document =
                IntStream.range(0, 2_000).map(i -> i % 2 == 0 ? 70_000 : i).toArray();
        KneserNeyModel model = KneserNeyModel.train(List.of(document), 100_000, 2);
        // 1,000 different tokens stood before 70,000 (a thousandth of them the start): its share of all predecessors.
        assertTrue(model.probability(new int[] {}, 70_000) > 0.49);
        assertEquals(model.probability(new int[] {5}, 70_000), model.probability(new int[] {1, 2, 5}, 70_000), 0);
    }

    @Test
    void badArgumentsAreNamed() {
        assertMessage("order", () -> KneserNeyModel.train(List.of(new int[] {1}), 2, 0));
        assertMessage("vocabularySize", () -> KneserNeyModel.train(List.of(new int[] {1}), 0, 2));
        assertMessage("documents", () -> KneserNeyModel.train(List.of(new int[] {2}), 2, 2));
        assertMessage("at least one token", () -> KneserNeyModel.train(List.of(new int[0]), 2, 2));
        KneserNeyModel model = KneserNeyModel.train(List.of(new int[] {1}), 2, 2);
        assertMessage("token", () -> model.probability(new int[0], 2));
        assertMessage("context", () -> model.probability(new int[] {-1}, 1));
        assertMessage("out", () -> model.distribution(new int[0], new double[3]));
    }

    private static void assertMessage(String part, Executable call) {
        String message = assertThrows(IllegalArgumentException.class, call).getMessage();
        assertTrue(message.contains(part), message);
    }
}
