package org.countermark.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Levels are those of the model's probabilities, for any text at all. */
class KneserNeyProxyTest {
    private static final int VOCABULARY = 300;

    private final int[] text = new SplittableRandom(3)
            .ints(4_000, 0, VOCABULARY)
            .map(i -> i * i / VOCABULARY)
            .toArray();
    private final KneserNeyModel model = KneserNeyModel.train(List.of(text), VOCABULARY, 4);
    private final KneserNeyProxy itself = KneserNeyProxy.ofItself(model);

    @TempDir
    private Path directory;

    @Property(tries = 1_000)
    void levelsAreNearestInLogOdds(@ForAll @DoubleRange(min = 0.01, max = 0.99) double p) {
        int level = KneserNeyProxy.levelOf(p);
        double odds = StrictMath.log(p / (1 - p));
        assertTrue(Math.abs(odds - (level / 2.0 - 9)) <= 0.25 + 1e-9, level + " for " + odds);
    }

    @Test
    void levelsEndAtBothEnds() {
        assertEquals(0, KneserNeyProxy.levelOf(Double.MIN_VALUE));
        assertEquals(31, KneserNeyProxy.levelOf(1));
        for (int level = 0; level < 32; level++) {
            assertEquals(level, KneserNeyProxy.levelOf(itself.probability(level)));
        }
        assertThrows(IllegalArgumentException.class, () -> itself.probability(32));
    }

    @Test
    void aMappedProxyJudgesByTheWholeCounts() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String digest = ProxyFile.write(model, "x", out);
        KneserNeyProxy proxy =
                KneserNeyProxy.of(ProxyFile.open(Files.write(directory.resolve("p"), out.toByteArray())));
        assertEquals("kneser-ney/1:" + digest, proxy.id());
        for (int at = 0; at < 300; at++) {
            assertEquals(KneserNeyProxy.levelOf(model.probability(text, at, text[at])), proxy.level(text, at));
        }
    }

    @Test
    void aSelfMadeProxyLeavesOutWhatItJudges() {
        assertEquals("kneser-ney/1:itself:order=4", itself.id());
        int surer = 0;
        for (int at = 0; at < 300; at++) {
            int level = itself.level(text, at);
            assertEquals(KneserNeyProxy.levelOf(model.probabilityWithout(text, at)), level);
            surer += KneserNeyProxy.levelOf(model.probability(text, at, text[at])) > level ? 1 : 0;
        }
        assertTrue(surer > 250, "in random text every token is surer once it was seen: " + surer);
    }

    /** Echoes of one unit say nothing of how sure its token was: a hundred copies are judged as one is. */
    @Test
    void echoesDoNotCount() {
        int[] once = {7, 8, 9, 10, 11};
        KneserNeyModel one = KneserNeyModel.train(List.of(text, once), VOCABULARY, 4);
        List<int[]> copies = new ArrayList<>(List.of(text));
        for (int i = 0; i < 100; i++) {
            copies.add(once);
        }
        KneserNeyModel many = KneserNeyModel.train(copies, VOCABULARY, 4);
        assertEquals(one.probabilityWithout(once, 4), many.probabilityWithout(once, 4), 2e-3);
        assertTrue(many.probability(once, 4, 11) > 0.9);
    }

    @Test
    void unknownTokensEndTheContext() {
        int[] foreign = text.clone();
        foreign[9] = VOCABULARY + 5;
        assertEquals(0, itself.level(foreign, 9));
        assertEquals(KneserNeyProxy.levelOf(model.probabilityWithout(foreign, 10, 11)), itself.level(foreign, 11));
        assertEquals(itself.level(text, 40), itself.level(foreign, 40));
    }
}
