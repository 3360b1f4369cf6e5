package org.countermark.corpora.llama;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.SplittableRandom;
import org.countermark.corpora.gguf.GgufBytes;
import org.countermark.corpora.gguf.GgufFile;
import org.countermark.corpora.gguf.UnreadableModelException;
import org.junit.jupiter.api.Test;

class ForwardPassTest {
    private static final String MODEL = "/org/countermark/corpora/model/";

    @Test
    void equalsTheTrainersLogits() throws IOException {
        LlamaModel model;
        try (InputStream in = ForwardPassTest.class.getResourceAsStream(MODEL + "countermark-tiny.gguf")) {
            model = LlamaModel.of(GgufFile.of("countermark-tiny.gguf", in.readAllBytes()));
        }
        try (InputStream in = ForwardPassTest.class.getResourceAsStream(MODEL + "recorded-logits.json");
                Workers workers = Workers.of(2)) {
            ForwardPass pass = model.pass(32, workers);
            for (JsonNode prompt : new ObjectMapper().readTree(in).get("prompts")) {
                int[] ids = ints(prompt.get("ids"));
                float[] actual = last(model, pass, ids);
                JsonNode expected = prompt.get("logits");
                assertEquals(expected.size(), actual.length);
                for (int i = 0; i < actual.length; i++) {
                    assertEquals(expected.get(i).asDouble(), actual[i], 1e-3, prompt.get("name") + " token " + i);
                }
            }
        }
    }

    @Test
    void equalsAPlainSketchOfTheArchitecture() throws IOException {
        LlamaModel model = TinyLlama.random();
        int[] ids = {3, 300, 17, 17, 0, 250};
        double[] expected = PlainLlama.logits(
                GgufFile.of("random.gguf", TinyLlama.file(new GgufBytes()).bytes()), ids);
        try (Workers workers = Workers.of(1)) {
            float[] actual = last(model, model.pass(4, workers), ids);
            for (int i = 0; i < actual.length; i++) {
                assertEquals(expected[i], actual[i], 1e-5, "token " + i);
            }
        }
    }

    /** To the last bit: a seed and a prompt give one text, on two threads and among other requests too. */
    @Test
    void resultsDependNeitherOnThreadsNorOnTheBatch() throws UnreadableModelException {
        LlamaModel model = TinyLlama.random();
        SplittableRandom random = new SplittableRandom(3);
        int[][] texts = new int[9][];
        float[][] alone = new float[texts.length][];
        try (Workers one = Workers.of(1)) {
            for (int t = 0; t < texts.length; t++) {
                texts[t] = random.ints(1 + 6 * t, 0, TinyLlama.VOCABULARY).toArray();
                alone[t] = last(model, model.pass(1, one), texts[t]);
            }
        }
        for (int threads = 1; threads <= 3; threads++) {
            try (Workers workers = Workers.of(threads)) {
                ForwardPass pass = model.pass(400, workers);
                for (int[] text : texts) {
                    KeyValueCache cache = model.sequence(64);
                    for (int i = 0; i < text.length; i++) {
                        pass.add(cache, text[i], i == text.length - 1);
                    }
                }
                pass.run();
                for (int t = 0; t < texts.length; t++) {
                    assertArrayEquals(alone[t], pass.logits(t), "text " + t + ", threads " + threads);
                }
            }
        }
    }

    @Test
    void aTruncatedSequenceGoesOnAsIfTheRestHadNeverBeen() throws UnreadableModelException {
        LlamaModel model = TinyLlama.random();
        try (Workers workers = Workers.of(1)) {
            ForwardPass pass = model.pass(8, workers);
            KeyValueCache cache = model.sequence(8);
            for (int token : new int[] {5, 6, 7, 8}) {
                pass.add(cache, token, false);
            }
            pass.run();
            cache.truncate(2);
            pass.add(cache, 9, true);
            pass.run();
            float[] actual = pass.logits(0).clone();
            assertArrayEquals(last(model, model.pass(8, workers), new int[] {5, 6, 9}), actual);
        }
    }

    @Test
    void misuseIsNamed() throws UnreadableModelException {
        LlamaModel model = TinyLlama.random();
        try (Workers workers = Workers.of(1)) {
            ForwardPass pass = model.pass(2, workers);
            KeyValueCache cache = model.sequence(1);
            assertThrows(IllegalArgumentException.class, () -> pass.add(cache, TinyLlama.VOCABULARY, true));
            pass.add(cache, 1, true);
            assertThrows(IllegalArgumentException.class, () -> pass.add(cache, 1, true));
            assertThrows(IllegalArgumentException.class, () -> model.sequence(65));
        }
    }

    @Test
    void anotherArchitectureAndAStrangeTensorAreRefused() {
        UnreadableModelException other = assertThrows(
                UnreadableModelException.class,
                () -> LlamaModel.of(GgufFile.of(
                        "x.gguf",
                        new GgufBytes().text("general.architecture", "mamba").bytes())));
        assertTrue(other.getMessage().contains("mamba"), other.getMessage());
        byte[] strange = TinyLlama.file(new GgufBytes().floats("blk.0.attn_q.bias", 4, 1, new float[4]))
                .bytes();
        UnreadableModelException bias =
                assertThrows(UnreadableModelException.class, () -> LlamaModel.of(GgufFile.of("x.gguf", strange)));
        assertTrue(bias.getMessage().contains("blk.0.attn_q.bias"), bias.getMessage());
    }

    private static float[] last(LlamaModel model, ForwardPass pass, int[] ids) {
        KeyValueCache cache = model.sequence(Math.max(1, ids.length));
        for (int i = 0; i < ids.length; i++) {
            if (pass.room() == 0) {
                pass.run();
            }
            pass.add(cache, ids[i], i == ids.length - 1);
        }
        pass.run();
        return pass.logits(0).clone();
    }

    private static int[] ints(JsonNode array) {
        int[] out = new int[array.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = array.get(i).asInt();
        }
        return out;
    }
}
