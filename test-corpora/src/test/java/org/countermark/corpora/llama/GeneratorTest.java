package org.countermark.corpora.llama;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.countermark.corpora.gguf.UnreadableModelException;
import org.junit.jupiter.api.Test;

class GeneratorTest {
    @Test
    void aResponseDoesNotDependOnWhatRunsBesideIt() throws UnreadableModelException {
        LlamaModel model = TinyLlama.random();
        try (Workers one = Workers.of(1);
                Workers two = Workers.of(2)) {
            List<Completion> together = Generator.of(model, two, 3).generate(requests(5));
            for (int i = 0; i < 5; i++) {
                Completion alone = Generator.of(model, one, 1)
                        .generate(List.of(requests(5).get(i)))
                        .get(0);
                assertArrayEquals(alone.tokens(), together.get(i).tokens(), "request " + i);
            }
        }
    }

    /** Prompts of growing length; the last two responses outgrow the context of 64. */
    private static List<GenerationRequest> requests(int count) {
        List<GenerationRequest> out = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int[] prompt = new SplittableRandom(i)
                    .ints(1 + 20L * i, 0, TinyLlama.VOCABULARY)
                    .toArray();
            out.add(GenerationRequest.of(prompt, softmax(i), 10 + 15 * i));
        }
        return out;
    }

    private static TokenChooser softmax(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return logits -> {
            double total = 0;
            for (float l : logits) {
                total += Math.exp(l);
            }
            double u = random.nextDouble() * total;
            int token = 0;
            while (token < logits.length - 1 && u >= Math.exp(logits[token])) {
                u -= Math.exp(logits[token]);
                token++;
            }
            return token;
        };
    }

    @Test
    void stopTokensEndAResponseAndAreNoPartOfIt() throws UnreadableModelException {
        LlamaModel model = TinyLlama.random();
        try (Workers workers = Workers.of(1)) {
            int[] planned = {4, 5, 9, 6};
            int[] calls = {0};
            GenerationRequest request = GenerationRequest.of(new int[] {1}, logits -> planned[calls[0]++], 4);
            Completion stopped = Generator.of(model, workers, 1, 9)
                    .generate(List.of(request))
                    .get(0);
            assertArrayEquals(new int[] {4, 5}, stopped.tokens());
            assertEquals(Completion.End.STOP, stopped.end());
            calls[0] = 0;
            Completion whole =
                    Generator.of(model, workers, 1).generate(List.of(request)).get(0);
            assertArrayEquals(planned, whole.tokens());
            assertEquals(Completion.End.LENGTH, whole.end());
        }
    }

    /** Behind a full context the model must see exactly the newer half, as if the text began there. */
    @Test
    void aFullContextForgetsItsOlderHalf() throws UnreadableModelException {
        LlamaModel model = TinyLlama.random();
        int[] prompt = new SplittableRandom(8).ints(60, 0, TinyLlama.VOCABULARY).toArray();
        List<float[]> seen = new ArrayList<>();
        try (Workers workers = Workers.of(1)) {
            GenerationRequest request = GenerationRequest.of(
                    prompt,
                    logits -> {
                        seen.add(logits.clone());
                        return 7;
                    },
                    10);
            Generator.of(model, workers, 1).generate(List.of(request));
            // the prompt and four more tokens fill the context; the next choice rests on the last 32
            int[] kept = new int[32];
            for (int i = 0; i < kept.length; i++) {
                int at = 65 - kept.length + i;
                kept[i] = at < prompt.length ? prompt[at] : 7;
            }
            KeyValueCache cache = model.sequence(64);
            ForwardPass pass = model.pass(32, workers);
            for (int i = 0; i < kept.length; i++) {
                pass.add(cache, kept[i], i == kept.length - 1);
            }
            pass.run();
            assertArrayEquals(pass.logits(0), seen.get(5));
        }
    }

    @Test
    void theEmbeddedModelWritesText() {
        LanguageModel model = EmbeddedModel.load();
        assertEquals(model.network().shape().vocabulary(), model.tokenizer().vocabularySize());
        assertEquals(1, model.prompt("").length);
        assertTrue(ChatMl.of(model.tokenizer()).isEmpty());
        try (Workers workers = Workers.of(1)) {
            SplittableRandom random = new SplittableRandom(1);
            GenerationRequest request =
                    GenerationRequest.of(model.prompt("It was a fine morning"), softmax(random.nextLong()), 40);
            Completion completion =
                    model.generator(workers, 1).generate(List.of(request)).get(0);
            String text = model.tokenizer().decode(completion.tokens());
            // random letters would have a space in 27 at best; English has one in six
            long spaces = text.chars().filter(c -> c == ' ').count();
            assertTrue(spaces >= text.length() / 15, text);
        }
    }

    @Test
    void misuseIsNamed() throws UnreadableModelException {
        LlamaModel model = TinyLlama.random();
        TokenChooser outside = logits -> TinyLlama.VOCABULARY;
        assertThrows(IllegalArgumentException.class, () -> GenerationRequest.of(new int[0], outside, 1));
        assertThrows(IllegalArgumentException.class, () -> GenerationRequest.of(new int[1], outside, 0));
        try (Workers workers = Workers.of(1)) {
            assertThrows(IllegalArgumentException.class, () -> Generator.of(model, workers, 0));
            Generator generator = Generator.of(model, workers, 1);
            List<GenerationRequest> one = List.of(GenerationRequest.of(new int[1], outside, 1));
            assertThrows(IllegalArgumentException.class, () -> generator.generate(one));
        }
    }
}
