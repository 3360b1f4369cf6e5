package org.countermark.cli.student.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.countermark.cli.student.collect.Response.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A collection in a process of its own, killed by SIGKILL at random moments and started again: no question is lost, none
 * is counted twice or asked again once its answer is in the log, and the log is valid each time.
 *
 * <p>Ten times in the gate; {@code -Dcountermark.kills=50} for docs/results/collect.md.
 */
final class KillTest {
    private static final int KILLS = Integer.getInteger("countermark.kills", 10);
    private static final int PROMPTS = 12 * KILLS;
    private static final int SAMPLES = 2;
    private static final int LARGE = 1 << 20;

    @TempDir
    Path folder;

    private final SplittableRandom random = new SplittableRandom(20261121);

    @Test
    void killedAnywhereItGoesOn() throws Exception {
        Collection collection = new Collection(folder).prompts(PROMPTS);
        // Some answers are large, so that records are torn; some are refused, so that there are waits to be killed in.
        try (FakeEndpoint server = new FakeEndpoint((request, out) -> {
            Thread.sleep(4);
            if (request.number() % 13 == 0) {
                FakeEndpoint.send(out, 503, "", "{\"error\":{\"message\":\"busy\"}}");
            } else {
                String padding = request.number() % 5 == 0 ? "x".repeat(LARGE) : "";
                FakeEndpoint.send(
                        out, 200, "", FakeEndpoint.answer(request, "Answer to " + request.prompt() + padding));
            }
        })) {
            Set<String> known = new HashSet<>();
            int seen = 0;
            int torn = 0;
            int midway = 0;
            for (int kill = 0; kill < KILLS; kill++) {
                Process process = start(server.url());
                waitForWork(process, server, kill);
                process.destroyForcibly().waitFor();
                server.awaitIdle();
                requireNothingAskedAgain(server.requests(), seen, known);
                seen = server.requests().size();
                Left left = left();
                torn += left.torn ? 1 : 0;
                midway += left.answered.size() < PROMPTS * SAMPLES ? 1 : 0;
                assertTrue(left.answered.containsAll(known), "what was in the log is lost");
                known = left.answered;
            }
            Process last = start(server.url());
            assertTrue(last.waitFor(120, TimeUnit.SECONDS), "does not end");
            assertEquals(0, last.exitValue(), Files.readString(folder.resolve("err")));
            requireNothingAskedAgain(server.requests(), seen, known);
            requireComplete(collection, server);
            System.out.println(KILLS + " kills, " + midway + " before the end, " + torn + " torn records, "
                    + server.requests().size() + " requests for " + PROMPTS * SAMPLES + " questions");
            assertTrue(midway >= KILLS / 2, "the work was too short to be killed in: " + midway);
        }
    }

    /** What Ctrl-C does, too: the process ends by itself, with a whole log and the answers that there are. */
    @Test
    void askedToEndItLeavesEverythingWhole() throws Exception {
        Collection collection = new Collection(folder).prompts(PROMPTS * 10);
        try (FakeEndpoint server = new FakeEndpoint((request, out) -> {
            Thread.sleep(20);
            FakeEndpoint.good(request, out);
        })) {
            Process process = start(server.url());
            while (process.isAlive() && server.requests().size() < 30) {
                Thread.sleep(1);
            }
            process.destroy();
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), "does not end");
            int answered = collection.log().size();
            assertTrue(answered >= 20 && answered < PROMPTS * 10 * SAMPLES, "ended with " + answered);
            assertEquals(server.requests().size(), answered, "what was under way was waited for");
            assertEquals(answered, collection.answers().size());
        }
    }

    private Process start(String url) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                "org.countermark.cli.Main"));
        command.addAll(List.of(Collection.arguments(url, "--samples", "" + SAMPLES, "--quiet")));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
    }

    /** Most are killed while they ask, a random while after their first request; each fifth one anywhere at all. */
    private void waitForWork(Process process, FakeEndpoint server, int kill) throws InterruptedException {
        int before = server.requests().size();
        if (kill % 5 == 4) {
            Thread.sleep(random.nextInt(900));
            return;
        }
        while (process.isAlive() && server.requests().size() == before) {
            Thread.sleep(1);
        }
        TimeUnit.MICROSECONDS.sleep(random.nextInt(40_000));
    }

    private record Left(Set<String> answered, boolean torn) {}

    /** What a killed process left: whole records, and perhaps one that is torn. */
    private Left left() throws Exception {
        Path log = folder.resolve("c.jsonl.log");
        Set<String> answered = new HashSet<>();
        if (!Files.exists(log)) {
            return new Left(answered, false);
        }
        try (var channel = java.nio.channels.FileChannel.open(log)) {
            LogScan scan = LogScan.of(channel, "log", (about, entry, offset) -> {
                if (about.outcome() == Outcome.ANSWERED) {
                    assertTrue(answered.add(about.sample() + " " + about.prompt()), "answered twice");
                }
            });
            return new Left(answered, scan.end() < channel.size());
        }
    }

    /** The server does not see samples; so each prompt may be asked no more often than it has samples without answer. */
    private static void requireNothingAskedAgain(List<FakeEndpoint.Request> all, int from, Set<String> answered) {
        List<FakeEndpoint.Request> here = List.copyOf(all).subList(from, all.size());
        for (String prompt :
                here.stream().map(FakeEndpoint.Request::prompt).distinct().toList()) {
            long open = java.util.stream.IntStream.range(0, SAMPLES)
                    .filter(sample -> !answered.contains(sample + prompt.substring("Prompt".length())))
                    .count();
            long asked = here.stream()
                    .filter(request -> request.number() % 13 != 0)
                    .filter(request -> request.prompt().equals(prompt))
                    .count();
            assertTrue(asked <= open, prompt + " was asked " + asked + " times with " + open + " answers missing");
        }
    }

    private static void requireComplete(Collection collection, FakeEndpoint server) throws Exception {
        List<JsonNode> answers = collection.answers();
        assertEquals(PROMPTS * SAMPLES, answers.size());
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < answers.size(); i++) {
            assertEquals(i % PROMPTS, answers.get(i).path("prompt_index").asInt());
            assertEquals(i / PROMPTS, answers.get(i).path("sample").asInt());
            assertTrue(answers.get(i).path("text").asText().startsWith("Answer to Prompt " + i % PROMPTS));
        }
        for (Collection.Kept kept : collection.log()) {
            if (kept.about().outcome() == Outcome.ANSWERED) {
                JsonNode body = LogJson.parse(kept.response().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .orElseThrow();
                assertTrue(ids.add(body.path("id").asText()), "a response of the server stands twice in the log");
            }
        }
        assertEquals(PROMPTS * SAMPLES, ids.size());
        long served = server.requests().stream()
                .filter(request -> request.number() % 13 != 0)
                .count();
        assertTrue(served >= ids.size(), "more answers than the server gave");
        // What was under way when a process was killed is all that may have been asked twice: four at a time.
        assertTrue(served - ids.size() <= 4L * KILLS, served + " served for " + ids.size());
    }
}
