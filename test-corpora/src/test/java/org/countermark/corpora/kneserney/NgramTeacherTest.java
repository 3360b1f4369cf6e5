package org.countermark.corpora.kneserney;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.countermark.corpora.text.Document;
import org.countermark.corpora.text.NullCorpora;
import org.countermark.proxy.KneserNeyModel;
import org.junit.jupiter.api.Test;

/** The model on real text, and the candidates that a teacher makes of it. */
class NgramTeacherTest {
    private final KneserNeyModel small = KneserNeyModel.train(List.of(new int[] {0, 1, 0, 1, 0, 2, 3, 0, 1, 2}), 4, 3);

    @Test
    void longerContextsPredictUnseenCodeBetter() {
        List<int[]> seen = new ArrayList<>();
        List<int[]> unseen = new ArrayList<>();
        try (Stream<Document> files = NullCorpora.guava()) {
            files.limit(200).forEach(file -> (seen.size() < 180 ? seen : unseen).add(bytes(file.text())));
        }
        double[] loss = IntStream.of(1, 2, 3, 5)
                .mapToDouble(order -> {
                    KneserNeyModel model = KneserNeyModel.train(seen, 256, order);
                    return unseen.stream()
                            .mapToDouble(model::crossEntropy)
                            .average()
                            .orElseThrow();
                })
                .toArray();
        for (int i = 1; i < loss.length; i++) {
            assertTrue(loss[i] < loss[i - 1], Arrays.toString(loss));
        }
        // A uniform byte has 5.5 nats; five bytes of code leave well under a third of that.
        assertTrue(loss[3] < 1.5, Arrays.toString(loss));
    }

    @Test
    void candidatesAreTheTemperedDistribution() {
        NgramTeacher teacher = NgramTeacher.of(small, 0.5, 0);
        int[] context = {3, 0};
        double[] p = new double[4];
        small.distribution(context, p);
        double sum = Arrays.stream(p).map(x -> x * x).sum();
        assertEquals(4, teacher.prepare(context));
        double entropy = 0;
        for (int i = 0; i < 4; i++) {
            double expected = p[teacher.ids()[i]] * p[teacher.ids()[i]] / sum;
            assertEquals(expected, teacher.probabilities()[i], 1e-14);
            entropy -= expected * Math.log(expected);
        }
        assertEquals(entropy, teacher.entropy(), 1e-13);
    }

    @Test
    void coldTeachersKnowOneAnswer() {
        NgramTeacher teacher = NgramTeacher.of(small, 1e-3, 1e-9);
        assertEquals(1, teacher.prepare(new int[] {0}));
        assertEquals(1, teacher.ids()[0]);
        assertEquals(0, teacher.entropy(), 0);
    }

    @Test
    void badArgumentsAreNamed() {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> NgramTeacher.of(small, 0, 0))
                .getMessage()
                .contains("temperature"));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> NgramTeacher.of(small, 1, 1.5))
                .getMessage()
                .contains("minP"));
    }

    private static int[] bytes(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return IntStream.range(0, bytes.length).map(i -> bytes[i] & 0xff).toArray();
    }
}
