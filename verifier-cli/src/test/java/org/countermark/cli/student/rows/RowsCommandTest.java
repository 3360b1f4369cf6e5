package org.countermark.cli.student.rows;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.countermark.cli.Cli;
import org.countermark.cli.ExitCode;
import org.countermark.cli.input.InputException;
import org.countermark.corpora.llama.EmbeddedModel;
import org.countermark.corpora.llama.GenerationRequest;
import org.countermark.corpora.llama.LanguageModel;
import org.countermark.corpora.llama.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of texts and of answers, made by the command. */
final class RowsCommandTest {
    private static final String TEXT = "It was a fine morning, and it was a fine day; it was a fine evening, too.";

    @TempDir
    Path folder;

    private Cli cli() {
        Cli cli = new Cli(folder);
        cli.ok("profile", "new", "--tokenizer", "embedded", "--context-width", "2", "--out", "p.json");
        return cli;
    }

    /** What the model's generator sees when it is led through the text: the logits behind each of its tokens but the first. */
    private static List<float[]> logits(LanguageModel model, int[] tokens) {
        List<float[]> seen = new ArrayList<>();
        AtomicInteger at = new AtomicInteger(1);
        try (Workers workers = Workers.of(1)) {
            model.generator(workers, 1)
                    .generate(List.of(GenerationRequest.of(
                            Arrays.copyOf(model.prompt(TEXT), model.prompt(TEXT).length - tokens.length + 1),
                            logits -> {
                                seen.add(logits.clone());
                                return tokens[Math.min(at.getAndIncrement(), tokens.length - 1)];
                            },
                            tokens.length)));
        }
        return seen;
    }

    @Test
    void aRowIsWhatTheModelSaysAtEachNewContext() throws IOException, InputException {
        Cli cli = cli();
        cli.file("texts.txt", TEXT + "\n" + TEXT + "\n");
        String printed = cli.ok("student", "rows", "--texts", "texts.txt", "--profile", "p.json", "--out", "a.rows");
        LanguageModel model = EmbeddedModel.load();
        int[] tokens = model.tokenizer().encode(TEXT);
        List<float[]> logits = logits(model, tokens);
        Rows.File file = Rows.read(Files.readAllBytes(cli.path("a.rows")));
        assertEquals("embedded", file.head().model());
        List<String> expected = new ArrayList<>();
        NewContexts contexts = new NewContexts(2);
        for (int end = 2; end <= tokens.length; end++) {
            if (contexts.add(tokens, end)) {
                int[] context = Arrays.copyOfRange(tokens, end - 2, end);
                expected.add(
                        new Rows.Same(new Likeliest(256).row(new int[0], context, logits.get(end - 1))).toString());
            }
        }
        assertTrue(contexts.size() < tokens.length - 1, "the text repeats itself");
        assertEquals(expected, file.rows().stream().map(Rows.Same::toString).toList());
        assertTrue(printed.startsWith(expected.size() + " rows, one for each distinct context of 2 tokens in 2 texts"));
        cli.ok("student", "rows", "--texts", "texts.txt", "--profile", "p.json", "--out", "b", "--jsonl");
        assertEquals(file, Rows.read(Files.readAllBytes(cli.path("b"))));
    }

    /** The text is longer than the model's context, which is forgotten by halves. */
    @Test
    void longTextsGoOn() throws IOException, InputException {
        Cli cli = cli();
        LanguageModel model = EmbeddedModel.load();
        StringBuilder text = new StringBuilder();
        for (int i = 0;
                model.tokenizer().encode(text.toString()).length
                        < 2 * model.network().shape().context();
                i++) {
            text.append("Then ").append(i * 7919 % 1000).append(" of them went to town. ");
        }
        cli.file("texts.txt", text.toString());
        cli.ok("student", "rows", "--texts", "texts.txt", "--profile", "p.json", "--out", "a.rows", "--top", "9999999");
        Rows.File file = Rows.read(Files.readAllBytes(cli.path("a.rows")));
        NewContexts contexts = new NewContexts(2);
        contexts.addAll(model.tokenizer().encode(text.toString().strip()));
        assertTrue(Math.abs(contexts.size() - file.rows().size()) <= 1, "but for a blank at the end");
        for (Rows.Same row : file.rows()) {
            assertTrue(row.row().ids.isEmpty());
            double sum = 0;
            for (float probability : row.row().probabilities) {
                sum += probability;
            }
            assertEquals(1, sum, 1e-4);
        }
    }

    @Test
    void theLikeliestComeFirst() {
        float[] logits = {0, 3, 1, 3, -9, 2};
        TokenRow row = new Likeliest(3).row(new int[0], new int[] {1}, logits);
        assertArrayEquals(new int[] {1, 3, 5}, row.ids.orElseThrow());
        TokenRow all = new Likeliest(6).row(new int[0], new int[] {1}, logits);
        assertEquals(Optional.empty(), all.ids);
        for (int i = 0; i < 3; i++) {
            assertEquals(all.probabilities[row.ids.orElseThrow()[i]], row.probabilities[i]);
        }
        assertEquals(Math.exp(3) / Math.exp(1), all.probabilities[1] / all.probabilities[2], 1e-5);
    }

    private static ObjectNode named(String token, double logprob) {
        return JsonNodeFactory.instance.objectNode().put("token", token).put("logprob", logprob);
    }

    private static ObjectNode position(String token, String other) {
        ObjectNode position = named(token, -0.5);
        ArrayNode bytes = position.putArray("bytes");
        for (byte value : token.getBytes(StandardCharsets.UTF_8)) {
            bytes.add(value & 0xff);
        }
        position.putArray("top_logprobs").add(position.deepCopy()).add(named(other, -2));
        return position;
    }

    /** Both forms of the interface name tokens; what is no single token of the tokenizer is left out and counted. */
    @Test
    void answersBecomeRows() throws IOException, InputException {
        Cli cli = cli();
        cli.file("asked.txt", "It was\nWhy\n");
        ObjectNode chat = JsonNodeFactory.instance.objectNode().put("prompt", "It was");
        ArrayNode content = chat.putObject("logprobs").putArray("content");
        content.add(position(" the", " a")).add(position(" day", " qqqqqqqq"));
        content.add(position(" and", " but")).add(position(" zzzzzzzz", " it"));
        content.add(position(" it", " he")).add(position(" was", " is")).add(position(".", ","));
        ObjectNode plain = JsonNodeFactory.instance.objectNode().put("prompt", "Why");
        ObjectNode logprobs = plain.putObject("logprobs");
        logprobs.putArray("tokens").add(" is").add("token_id:5").add(" it");
        logprobs.putArray("top_logprobs")
                .addNull()
                .addNull()
                .addObject()
                .put(" it", -0.5)
                .put(" he", -3);
        String none = "{\"prompt\":\"Why\",\"text\":\"so\"}";
        cli.file("answers.jsonl", chat + "\n" + plain + "\n" + none + "\n");
        String[] command = {
            "student",
            "rows",
            "--answers",
            "answers.jsonl",
            "--prompts",
            "asked.txt",
            "--profile",
            "p.json",
            "--out",
            "a"
        };
        String printed = cli.ok(command);
        assertTrue(printed.startsWith("4 rows from 3 answers."), printed);
        assertTrue(printed.contains("answers without likely tokens      1"), printed);
        assertTrue(printed.contains("positions behind an unknown token  2"), printed);
        assertTrue(printed.contains("entries of unknown tokens          2"), printed);
        Rows.File file = Rows.read(Files.readAllBytes(cli.path("a")));
        LanguageModel model = EmbeddedModel.load();
        TokenRow first = file.rows().get(0).row();
        assertArrayEquals(model.tokenizer().encode("It was"), first.prompt);
        assertEquals(" the day", model.tokenizer().decode(first.context));
        assertEquals(" and but", model.tokenizer().decode(first.ids.orElseThrow()));
        assertArrayEquals(new float[] {(float) Math.exp(-0.5), (float) Math.exp(-2)}, first.probabilities, 1e-7f);
        assertEquals(" it was", model.tokenizer().decode(file.rows().get(2).row().context));
        assertEquals(5, file.rows().get(3).row().context[1]);
        cli.file("asked.txt", "Whyever\n");
        Cli.Outcome foreign = cli.run(command);
        assertEquals(ExitCode.INPUT.code(), foreign.code());
        assertTrue(
                foreign.err().contains("answers.jsonl, line 1") && foreign.err().contains("none of the file's"));
    }

    @Test
    void anInterruptedFileIsNotWritten() throws IOException {
        Cli cli = cli();
        cli.file("texts.txt", TEXT + "\nAnd another one.\n");
        Cli.Outcome outcome = cli.stopAfter(1)
                .run("student", "rows", "--texts", "texts.txt", "--profile", "p.json", "--out", "a.rows");
        assertEquals(ExitCode.INTERRUPTED.code(), outcome.code());
        assertFalse(Files.exists(cli.path("a.rows")));
    }

    @Test
    void otherModelsAndChatsAreRefused() throws IOException {
        Cli cli = cli();
        cli.ok("profile", "new", "--tokenizer", "r50k_base", "--out", "o.json");
        cli.file("texts.txt", TEXT + "\n");
        cli.file("chat.txt", "{\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}\n");
        Cli.Outcome other = cli.run("student", "rows", "--texts", "texts.txt", "--profile", "o.json", "--out", "a");
        assertTrue(other.err().contains("the profile pins the tokenizer r50k_base"), other.err());
        Cli.Outcome chat = cli.run("student", "rows", "--texts", "chat.txt", "--profile", "p.json", "--out", "a");
        assertTrue(chat.err().contains("messages of a chat"), chat.err());
        assertFalse(Files.exists(cli.path("a")));
    }
}
