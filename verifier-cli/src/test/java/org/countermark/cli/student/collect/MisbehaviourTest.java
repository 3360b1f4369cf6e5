package org.countermark.cli.student.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.countermark.cli.Cli;
import org.countermark.cli.ExitCode;
import org.countermark.cli.student.collect.Response.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that are slow, overloaded, broken or hostile: every question gets its one answer, or a reason is given. */
final class MisbehaviourTest {
    private static final int PROMPTS = 8;

    @TempDir
    Path folder;

    private Collection collection;

    @BeforeEach
    void makePrompts() throws Exception {
        collection = new Collection(folder).prompts(PROMPTS);
    }

    /** Misbehaves whenever a request's number is odd, and answers well otherwise. */
    private Cli.Outcome everySecond(FakeEndpoint.Manners bad, String... more) throws Exception {
        try (FakeEndpoint server = new FakeEndpoint((request, out) -> {
            if (request.number() % 2 == 1) {
                bad.answer(request, out);
            } else {
                FakeEndpoint.good(request, out);
            }
        })) {
            return collection.run(server.url(), more);
        }
    }

    /** All is answered once, and the bad responses are kept as what they are. */
    private List<Collection.Kept> requireAnswered(Cli.Outcome outcome, Outcome bad) throws Exception {
        assertEquals(0, outcome.code(), outcome.err());
        assertEquals(PROMPTS, collection.answers().size());
        List<Collection.Kept> kept = collection.log();
        assertEquals(
                PROMPTS,
                kept.stream()
                        .filter(record -> record.about().outcome() == Outcome.ANSWERED)
                        .count());
        List<Collection.Kept> others =
                kept.stream().filter(record -> record.about().outcome() == bad).toList();
        assertEquals(kept.size() - PROMPTS, others.size(), "kept as " + bad);
        assertFalse(others.isEmpty());
        return others;
    }

    @Test
    void refusalsAreRetriedAndKeptAsTheyCame() throws Exception {
        String busy = "{\"error\":{\"message\":\"try later\"}}";
        List<Collection.Kept> kept = requireAnswered(
                everySecond((request, out) -> FakeEndpoint.send(out, 500, "X-Request-Id: 17\r\n", busy)),
                Outcome.REFUSED);
        assertEquals(busy, kept.get(0).response());
        assertEquals(500, kept.get(0).about().status());
        assertTrue(kept.get(0).about().headers().contains(new Response.Header("x-request-id", "17")));
    }

    @Test
    void retryAfterIsHonouredBySeconds() throws Exception {
        long start = System.nanoTime();
        Cli.Outcome outcome = onceOverloaded("Retry-After: 1\r\n");
        requireAnswered(outcome, Outcome.REFUSED);
        assertTrue(System.nanoTime() - start >= 1_000_000_000L, "came back too early");
    }

    @Test
    void retryAfterIsHonouredByDate() throws Exception {
        // A date has whole seconds: three seconds ahead is at least two.
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(3));
        long start = System.currentTimeMillis();
        Cli.Outcome outcome = onceOverloaded("Retry-After: " + date + "\r\n");
        requireAnswered(outcome, Outcome.REFUSED);
        assertTrue(System.currentTimeMillis() - start >= 1000, "came back too early");
    }

    private Cli.Outcome onceOverloaded(String header) throws Exception {
        try (FakeEndpoint server = new FakeEndpoint((request, out) -> {
            if (request.number() == 1) {
                FakeEndpoint.send(out, 429, header, "{\"error\":{\"message\":\"slow down\"}}");
            } else {
                FakeEndpoint.good(request, out);
            }
        })) {
            return collection.run(server.url(), "--concurrency", "1");
        }
    }

    @Test
    void aWaitOfHoursIsNotWaitedFor() throws Exception {
        try (FakeEndpoint server = new FakeEndpoint((request, out) ->
                FakeEndpoint.send(out, 429, "Retry-After: 86400\r\n", "{\"error\":{\"message\":\"quota spent\"}}"))) {
            Cli.Outcome outcome = collection.run(server.url());
            assertEquals(ExitCode.INPUT.code(), outcome.code());
            assertTrue(outcome.err().contains("quota spent (come back in 1440 minutes)"), outcome.err());
            assertTrue(outcome.err().contains("goes on with the 8 questions"), outcome.err());
        }
    }

    @Test
    void bodiesThatBreakOffAreKeptAndAskedAgain() throws Exception {
        List<Collection.Kept> kept = requireAnswered(
                everySecond((request, out) -> {
                    raw(out, "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n{\"choices\":[{\"mess");
                    throw new FakeEndpoint.Hangup();
                }),
                Outcome.CUT_OFF);
        assertEquals("{\"choices\":[{\"mess", kept.get(0).response());
    }

    @Test
    void chunksWithoutEndAreKeptAndAskedAgain() throws Exception {
        List<Collection.Kept> kept = requireAnswered(
                everySecond((request, out) -> {
                    raw(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"cho\r\n");
                    throw new FakeEndpoint.Hangup();
                }),
                Outcome.CUT_OFF);
        assertEquals("{\"cho", kept.get(0).response());
    }

    @Test
    void hangingAnswersAreGivenUpAndAskedAgain() throws Exception {
        List<Collection.Kept> kept = requireAnswered(
                everySecond(
                        (request, out) -> {
                            raw(out, "HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{\"half\":");
                            Thread.sleep(60_000);
                        },
                        "--timeout",
                        "1.5",
                        "--concurrency",
                        "8"),
                Outcome.TIMED_OUT);
        assertEquals("{\"half\":", kept.get(0).response());
    }

    @Test
    void wrongJsonIsNoAnswer() throws Exception {
        for (String wrong : new String[] {
            "<html>sorry</html>",
            "{\"choices\":[]}",
            "{\"error\":{\"message\":\"no\"}}",
            "{\"choices\":[{}]} trailing",
            "",
            "[1"
        }) {
            java.nio.file.Files.deleteIfExists(collection.logFile());
            List<Collection.Kept> kept = requireAnswered(
                    everySecond((request, out) -> FakeEndpoint.send(out, 200, "", wrong)), Outcome.UNREADABLE);
            assertEquals(wrong, kept.get(0).response());
        }
    }

    @Test
    void bodiesOverTheLimitAreCutAndAskedAgain() throws Exception {
        List<Collection.Kept> kept = requireAnswered(
                everySecond(
                        (request, out) ->
                                FakeEndpoint.send(out, 200, "", FakeEndpoint.answer(request, "x".repeat(300_000))),
                        "--max-body",
                        "64K"),
                Outcome.TOO_LARGE);
        assertEquals(1 << 16, kept.get(0).response().length());
    }

    @Test
    void slowServersAndChunksAreFine() throws Exception {
        try (FakeEndpoint server = new FakeEndpoint((request, out) -> {
            byte[] body = FakeEndpoint.answer(request, "slow é").getBytes(StandardCharsets.UTF_8);
            raw(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            for (int i = 0; i < body.length; i += 20) {
                byte[] chunk = java.util.Arrays.copyOfRange(body, i, Math.min(body.length, i + 20));
                raw(out, Integer.toHexString(chunk.length) + "\r\n");
                out.write(chunk);
                raw(out, "\r\n");
                Thread.sleep(5);
            }
            raw(out, "0\r\n\r\n");
        })) {
            assertEquals(0, collection.run(server.url()).code());
            assertEquals("slow é", collection.answers().get(7).path("text").asText());
        }
    }

    @Test
    void aServerThatRepeatsItselfIsTakenAtItsWord() throws Exception {
        String same = "{\"id\":\"same\",\"choices\":[{\"message\":{\"content\":\"I repeat.\"}}]}";
        try (FakeEndpoint server = new FakeEndpoint((request, out) -> FakeEndpoint.send(out, 200, "", same))) {
            assertEquals(0, collection.run(server.url()).code());
            assertEquals(PROMPTS, collection.answers().size());
            assertEquals(PROMPTS, server.requests().size());
        }
    }

    @Test
    void otherRefusalsStopWithTheServersMessage() throws Exception {
        try (FakeEndpoint server = new FakeEndpoint((request, out) -> FakeEndpoint.send(
                out, 404, "", "{\"error\":{\"message\":\"The model m\\u001b[31m does not exist\"}}"))) {
            Cli.Outcome outcome = collection.run(server.url(), "--concurrency", "1");
            assertEquals(ExitCode.INPUT.code(), outcome.code());
            assertTrue(
                    outcome.err().contains("the server answered 404: The model m [31m does not exist"), outcome.err());
            assertEquals(1, server.requests().size());
            assertEquals(404, collection.log().get(0).about().status(), "kept");
        }
    }

    @Test
    void nobodyListening() throws Exception {
        int port;
        try (ServerSocket closed = new ServerSocket(0)) {
            port = closed.getLocalPort();
        }
        Cli.Outcome outcome = collection.run("http://127.0.0.1:" + port, "--retries", "2");
        assertEquals(ExitCode.INPUT.code(), outcome.code());
        assertTrue(outcome.err().contains("connection refused"), outcome.err());
        assertEquals(List.of(), collection.log());
    }

    @Test
    void oneHopelessQuestionDoesNotHoldUpTheOthers() throws Exception {
        try (FakeEndpoint server = new FakeEndpoint((request, out) -> {
            if (request.prompt().equals("Prompt 5")) {
                FakeEndpoint.send(out, 503, "", "overloaded by this one");
            } else {
                FakeEndpoint.good(request, out);
            }
        })) {
            Cli.Outcome outcome = collection.run(server.url(), "--retries", "2", "--concurrency", "1");
            assertEquals(ExitCode.INPUT.code(), outcome.code());
            assertTrue(outcome.err().contains("503: overloaded by this one"), outcome.err());
            assertTrue(outcome.err().contains("the 1 questions that have no answer"), outcome.err());
            assertEquals(PROMPTS - 1, collection.answers().size());
            assertEquals(PROMPTS - 1 + 3, server.requests().size(), "asked once and twice again");
        }
    }

    private static void raw(OutputStream out, String text) throws java.io.IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
