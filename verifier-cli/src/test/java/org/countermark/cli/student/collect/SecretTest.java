package org.countermark.cli.student.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.countermark.cli.Cli;
import org.countermark.cli.ExitCode;
import org.countermark.cli.input.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The endpoint's key goes to the endpoint, and nowhere else. */
final class SecretTest {
    private static final String KEY = "sk-Zq7-very-secret_0123456789";

    @TempDir
    Path folder;

    private void requireNowhere(Cli.Outcome outcome) throws Exception {
        assertFalse(outcome.out().contains(KEY), outcome.out());
        assertFalse(outcome.err().contains(KEY), outcome.err());
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> !path.endsWith("key")).toList()) {
                String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertFalse(content.contains(KEY), "in " + file);
                assertFalse(content.toLowerCase(java.util.Locale.ROOT).contains("authorization"), "in " + file);
            }
        }
    }

    @Test
    void theKeyIsSentAndNotKept() throws Exception {
        Collection collection = new Collection(folder).prompts(4);
        Files.writeString(folder.resolve("key"), KEY + "\n");
        try (FakeEndpoint server = new FakeEndpoint(FakeEndpoint::good)) {
            Cli.Outcome outcome = collection.run(server.url(), "--api-key-file", "key", "--debug");
            assertEquals(0, outcome.code(), outcome.err());
            for (FakeEndpoint.Request request : server.requests()) {
                assertTrue(request.head().contains("Authorization: Bearer " + KEY + "\r\n"), request.head());
            }
            requireNowhere(outcome);
        }
    }

    @Test
    void theKeyMayComeFromTheEnvironment() throws Exception {
        Collection collection = new Collection(folder).prompts(1);
        try (FakeEndpoint server = new FakeEndpoint(FakeEndpoint::good)) {
            Cli.Outcome outcome = new Cli(folder)
                    .run(KEY, Collection.arguments(server.url(), "--api-key-env", "COUNTERMARK_PASSPHRASE"));
            assertEquals(0, outcome.code(), outcome.err());
            assertTrue(server.requests().get(0).head().contains("Bearer " + KEY));
            requireNowhere(outcome);
            Cli.Outcome missing = collection.run(server.url(), "--api-key-env", "NOT_SET");
            assertEquals(ExitCode.INPUT.code(), missing.code());
            assertTrue(missing.err().contains("NOT_SET"), missing.err());
        }
    }

    /** Some servers print the key in the message that it is wrong, or send back what they got. */
    @Test
    void aServerThatSendsTheKeyBackIsStruckOut() throws Exception {
        Collection collection = new Collection(folder).prompts(2);
        Files.writeString(folder.resolve("key"), KEY);
        try (FakeEndpoint server = new FakeEndpoint((request, out) -> {
            if (request.number() == 1) {
                FakeEndpoint.send(out, 200, "X-Echo: " + KEY + "\r\n", FakeEndpoint.answer(request, "I saw " + KEY));
            } else {
                FakeEndpoint.send(out, 401, "", "{\"error\":{\"message\":\"wrong key " + KEY + "\"}}");
            }
        })) {
            Cli.Outcome outcome =
                    collection.run(server.url(), "--api-key-file", "key", "--concurrency", "1", "--debug");
            assertEquals(ExitCode.INPUT.code(), outcome.code());
            assertTrue(outcome.err().contains("401: wrong key ****"), outcome.err());
            requireNowhere(outcome);
            List<Collection.Kept> kept = collection.log();
            assertTrue(kept.get(0).about().masked() && kept.get(1).about().masked());
            assertTrue(kept.get(0).response().contains("I saw " + "*".repeat(KEY.length()) + "\""), "same length");
        }
    }

    /** The client would print a header value that it refuses; so none that it refuses reaches it. */
    @Test
    void keysWithOtherCharactersAreNotPrinted() throws Exception {
        new Collection(folder).prompts(1);
        for (String broken : new String[] {KEY + "\u0001", KEY + " two", "é" + KEY, ""}) {
            Files.writeString(folder.resolve("key"), broken);
            Cli.Outcome outcome =
                    new Cli(folder).run(Collection.arguments("http://127.0.0.1:1", "--api-key-file", "key", "--debug"));
            assertEquals(ExitCode.INPUT.code(), outcome.code());
            requireNowhere(outcome);
        }
        InputException none = assertThrows(InputException.class, () -> ApiKey.ofVariable("a\nb", "variable X"));
        assertFalse(none.getMessage().contains("a\nb"));
    }

    /** A redirect would carry the key to another server. */
    @Test
    void redirectsAreNotFollowed() throws Exception {
        Collection collection = new Collection(folder).prompts(1);
        Files.writeString(folder.resolve("key"), KEY);
        try (FakeEndpoint thief = new FakeEndpoint(FakeEndpoint::good);
                FakeEndpoint server = new FakeEndpoint((request, out) ->
                        FakeEndpoint.send(out, 307, "Location: " + thief.url() + "/chat/completions\r\n", "moved"))) {
            Cli.Outcome outcome = collection.run(server.url(), "--api-key-file", "key");
            assertEquals(ExitCode.INPUT.code(), outcome.code());
            assertTrue(outcome.err().contains("307"), outcome.err());
            assertEquals(List.of(), thief.requests());
        }
    }
}
