package org.countermark.cli.student.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.countermark.cli.Cli;
import org.countermark.cli.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Collecting from a server that behaves: what is asked, kept and written, and what is not asked again. */
final class CollectTest {
    @TempDir
    Path folder;

    @Test
    void everyPromptIsAskedOnceAndEveryResponseIsKept() throws Exception {
        Collection collection = new Collection(folder).prompts(20);
        try (FakeEndpoint server = new FakeEndpoint(FakeEndpoint::good)) {
            Cli.Outcome outcome = collection.run(
                    server.url(),
                    "--samples",
                    "2",
                    "--temperature",
                    "0.7",
                    "--logprobs",
                    "5",
                    "--extra",
                    "{\"seed\":9}");
            assertEquals(0, outcome.code(), outcome.err());
            assertTrue(outcome.out().contains("40 of 40 questions, 40 of them now"), outcome.out());
            assertTrue(outcome.out().contains("200 of completions, 120 of prompts"), outcome.out());
            assertEquals(40, server.requests().size());
            FakeEndpoint.Request first = server.requests().get(0);
            assertTrue(first.head().startsWith("POST /v1/chat/completions HTTP/1.1"), first.head());
            JsonNode sent = first.body();
            assertEquals("m", sent.path("model").asText());
            assertEquals(400, sent.path("max_tokens").asInt());
            assertEquals(0.7, sent.path("temperature").asDouble());
            assertTrue(sent.path("logprobs").asBoolean());
            assertEquals(5, sent.path("top_logprobs").asInt());
            assertEquals(9, sent.path("seed").asInt());
            List<JsonNode> answers = collection.answers();
            assertEquals(40, answers.size());
            for (int i = 0; i < 40; i++) {
                assertEquals(i % 20, answers.get(i).path("prompt_index").asInt());
                assertEquals(i / 20, answers.get(i).path("sample").asInt());
                assertEquals("Prompt " + i % 20, answers.get(i).path("prompt").asText());
                assertEquals(
                        "Answer to Prompt " + i % 20,
                        answers.get(i).path("text").asText());
                assertEquals("stop", answers.get(i).path("finish_reason").asText());
            }
            for (Collection.Kept kept : collection.log()) {
                assertEquals(200, kept.about().status());
                assertTrue(kept.about().headers().stream()
                        .anyMatch(header -> header.name().equalsIgnoreCase("content-type")));
                assertTrue(kept.response().contains("\"id\":\"r"), kept.response());
            }
        }
    }

    @Test
    void theSameCommandAsksNothingThatWasAnswered() throws Exception {
        Collection collection = new Collection(folder).prompts(30);
        try (FakeEndpoint server = new FakeEndpoint(FakeEndpoint::good)) {
            Cli.Outcome cut = new Cli(folder).stopAfter(7).run(Collection.arguments(server.url(), "--rate", "100"));
            assertEquals(ExitCode.INTERRUPTED.code(), cut.code(), cut.err());
            int first = collection.log().size();
            assertTrue(first >= 7 && first < 30, "stopped after " + first);
            assertEquals(first, collection.answers().size());
            assertEquals(0, collection.run(server.url()).code());
            assertEquals(30, server.requests().size());
            byte[] written = Files.readAllBytes(folder.resolve("c.jsonl"));
            assertEquals(0, collection.run(server.url()).code());
            assertEquals(30, server.requests().size(), "nothing to ask");
            assertEquals(0, collection.run(server.url(), "--samples", "2").code());
            assertEquals(60, server.requests().size(), "more samples ask only what is new");
            String more = Files.readString(folder.resolve("c.jsonl"));
            assertTrue(
                    more.startsWith(new String(written, java.nio.charset.StandardCharsets.UTF_8)), "added at the end");
            Files.delete(folder.resolve("c.jsonl"));
            new Cli(folder).ok("student", "collect", "--export", "--out", "c.jsonl");
            assertEquals(more, Files.readString(folder.resolve("c.jsonl")));
        }
    }

    @Test
    void completionsEndpointAndChatsOfMessages() throws Exception {
        Collection collection = new Collection(folder);
        Files.writeString(
                folder.resolve("p.txt"),
                "\uFEFF{\"prompt\":\"two\\nlines\"}\n\n{\"messages\":[{\"role\":\"system\",\"content\":\"Be brief.\"},"
                        + "{\"role\":\"user\",\"content\":\"Häß 😀?\"}]}\n");
        try (FakeEndpoint server = new FakeEndpoint(FakeEndpoint::good)) {
            assertEquals(0, collection.run(server.url()).code());
            assertEquals(
                    "Be brief.\n\nHäß 😀?",
                    collection.answers().get(1).path("prompt").asText());
            assertEquals(
                    "two\nlines", collection.answers().get(0).path("prompt").asText());
            Cli.Outcome refused = collection.run(server.url(), "--completions");
            assertEquals(ExitCode.INPUT.code(), refused.code(), refused.err());
            assertTrue(refused.err().contains("messages of a chat"), refused.err());
            Files.writeString(folder.resolve("p.txt"), "once upon\n");
            Files.delete(collection.logFile());
            assertEquals(0, collection.run(server.url() + "/completions").code());
            FakeEndpoint.Request last = server.requests().get(2);
            assertTrue(last.head().startsWith("POST /v1/completions "), last.head());
            assertEquals("once upon", last.body().path("prompt").asText());
            assertEquals(
                    "Answer to once upon",
                    collection.answers().get(0).path("text").asText());
        }
    }

    @Test
    void aTornRecordIsCutOffAndItsQuestionAskedAgain() throws Exception {
        Collection collection = new Collection(folder).prompts(6);
        try (FakeEndpoint server = new FakeEndpoint(FakeEndpoint::good)) {
            assertEquals(0, collection.run(server.url(), "--concurrency", "1").code());
            byte[] whole = Files.readAllBytes(collection.logFile());
            Files.write(collection.logFile(), java.util.Arrays.copyOf(whole, whole.length - 40));
            Cli.Outcome again = collection.run(server.url());
            assertEquals(0, again.code(), again.err());
            assertTrue(again.err().contains("were a torn record, and are cut off"), again.err());
            assertEquals(7, server.requests().size());
            assertEquals("Prompt 5", server.requests().get(6).prompt());
            assertEquals(6, collection.answers().size());
            whole = Files.readAllBytes(collection.logFile());
            whole[whole.length / 2] ^= 4;
            Files.write(collection.logFile(), whole);
            Cli.Outcome damaged = collection.run(server.url());
            assertEquals(ExitCode.INPUT.code(), damaged.code());
            assertTrue(damaged.err().contains("the log is damaged"), damaged.err());
            assertEquals(whole.length, Files.size(collection.logFile()), "left as it was");
        }
    }

    @Test
    void otherSettingsOrAnotherProcessAreRefused() throws Exception {
        Collection collection = new Collection(folder).prompts(3);
        try (FakeEndpoint server = new FakeEndpoint(FakeEndpoint::good)) {
            assertEquals(0, collection.run(server.url()).code());
            Cli.Outcome other = collection.run(server.url(), "--temperature", "0.5");
            assertEquals(ExitCode.INPUT.code(), other.code());
            assertTrue(other.err().contains("belongs to another collection: its \"request\""), other.err());
            try (AnswerLog held = held(collection)) {
                assertFalse(held.fresh());
                Cli.Outcome second = collection.run(server.url());
                assertEquals(ExitCode.INPUT.code(), second.code());
                assertTrue(second.err().contains("another process is writing this log"), second.err());
            }
            assertEquals(0, collection.run(server.url()).code(), "free again");
            byte[] foreign = "this is a letter, not a log".getBytes(java.nio.charset.StandardCharsets.UTF_8);
            Files.write(collection.logFile(), foreign);
            assertEquals(ExitCode.INPUT.code(), collection.run(server.url()).code());
            assertEquals(foreign.length, Files.size(collection.logFile()), "left as it was");
            assertEquals(3, server.requests().size());
        }
    }

    private static AnswerLog held(Collection collection) throws Exception {
        try (var channel = java.nio.channels.FileChannel.open(collection.logFile())) {
            JsonNode settings =
                    LogScan.of(channel, "log", (a, b, c) -> {}).settings().orElseThrow();
            return AnswerLog.open(
                    collection.logFile(),
                    "log",
                    (com.fasterxml.jackson.databind.node.ObjectNode) settings,
                    (a, b, c) -> {});
        }
    }

    @Test
    void scanReadsTheAnswersAndLeavesThePromptsOut() throws Exception {
        Collection collection = new Collection(folder).prompts(4);
        try (FakeEndpoint server = new FakeEndpoint((request, out) -> FakeEndpoint.send(
                out, 200, "", FakeEndpoint.answer(request, request.prompt() + " and some words of its own")))) {
            assertEquals(0, collection.run(server.url()).code());
        }
        Cli cli = new Cli(folder).withKeys("r50k_base");
        Cli.Outcome scan = cli.scan("c.jsonl", "--format", "json");
        assertEquals(0, scan.code(), scan.err());
        assertTrue(scan.out().matches("(?s).*\"records\" ?: ?4.*"), scan.out());
    }

    @Test
    void commandsAreAskedAsProcesses() throws Exception {
        Collection collection = new Collection(folder).prompts(5);
        String[] ask = {
            "student",
            "collect",
            "--prompts",
            "p.txt",
            "--out",
            "c.jsonl",
            "--command",
            "sh -c 'echo x >> asked; printf \"You said: \"; cat'"
        };
        Cli.Outcome outcome = new Cli(folder).run(ask);
        assertEquals(0, outcome.code(), outcome.err());
        assertEquals(
                "You said: Prompt 4", collection.answers().get(4).path("text").asText());
        assertEquals("Prompt 4", collection.answers().get(4).path("prompt").asText());
        assertEquals(0, new Cli(folder).run(ask).code());
        assertEquals(5, Files.readAllLines(folder.resolve("asked")).size(), "asked once");
    }

    @Test
    void failingCommandsAreNamed() throws IOException {
        new Collection(folder).prompts(1);
        Cli.Outcome missing = command("no-such-program-here");
        assertEquals(ExitCode.INPUT.code(), missing.code(), missing.err());
        assertTrue(missing.err().contains("no-such-program-here"), missing.err());
        Cli.Outcome failing = command("sh -c 'echo out of memory >&2; exit 9'");
        assertTrue(failing.err().contains("ended with 9: out of memory"), failing.err());
        Cli.Outcome slow = command("sh -c 'sleep 60; echo never'");
        assertTrue(slow.err().contains("did not end in 1 s"), slow.err());
    }

    private Cli.Outcome command(String command) throws IOException {
        Files.deleteIfExists(folder.resolve("c.jsonl.log"));
        return new Cli(folder)
                .run(
                        "student",
                        "collect",
                        "--prompts",
                        "p.txt",
                        "--out",
                        "c.jsonl",
                        "--retries",
                        "0",
                        "--timeout",
                        "1",
                        "--command",
                        command);
    }

    @Test
    void wrongCommandLinesSayWhatToDo() throws IOException {
        new Collection(folder).prompts(1);
        String[][] wrong = {
            {"student"},
            {"student", "collect"},
            {"student", "collect", "--prompts", "p.txt", "--endpoint", "http://h", "--command", "cat"},
            {"student", "collect", "--prompts", "p.txt", "--endpoint", "http://h"},
            {"student", "collect", "--prompts", "p.txt", "--endpoint", "ftp://h", "--model", "m"},
            {"student", "collect", "--prompts", "p.txt", "--endpoint", "http://user:word@h", "--model", "m"},
            {
                "student",
                "collect",
                "--prompts",
                "p.txt",
                "--endpoint",
                "http://h",
                "--model",
                "m",
                "--extra",
                "{\"n\":2}"
            },
            {"student", "collect", "--prompts", "p.txt", "--endpoint", "http://h", "--model", "m", "--rate", "0"},
            {"student", "collect", "--prompts", "p.txt", "--command", "sh -c 'open"},
        };
        for (String[] line : wrong) {
            Cli.Outcome outcome = new Cli(folder).run(line);
            assertEquals(ExitCode.USAGE.code(), outcome.code(), String.join(" ", line) + outcome.err());
            assertEquals("", outcome.out());
        }
        assertEquals(
                List.of("p.txt"),
                IntStream.of(0)
                        .mapToObj(i -> folder.toFile().list())
                        .flatMap(java.util.Arrays::stream)
                        .toList(),
                "nothing is written before the command line is right");
    }
}
