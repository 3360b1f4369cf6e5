package org.countermark.cli.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.countermark.cli.Cli;
import org.countermark.cli.ExitCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Text from the embedded model, and what can be asked for wrongly. */
final class GenerateTest {
    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void makeKeys() {
        cli = new Cli(folder).withKeys("embedded");
    }

    private Cli.Outcome generate(String... options) {
        List<String> all = new ArrayList<>(List.of("generate", "--profile", "p.json", "--max-tokens", "20"));
        all.addAll(Arrays.asList(options));
        return cli.run(all.toArray(new String[0]));
    }

    @Test
    void sameSeedSameText() {
        String[] options = {
            "--epoch-key", "e.key", "--prompt", "It was", "--prompt", "He had", "--count", "5", "--seed", "1"
        };
        String first = generate(options).out();
        assertEquals(10, first.lines().count());
        assertEquals(first, generate(options).out());
        options[9] = "2";
        assertNotEquals(first, generate(options).out());
    }

    @Test
    void recordsHoldTextIdsPromptAndPayload() throws IOException {
        String line = generate("--epoch-key", "e.key", "--prompt", "It was", "--payload", "77", "--seed", "1")
                .out();
        JsonNode record = new ObjectMapper().readTree(line);
        assertEquals("It was", record.path("prompt").asText());
        assertEquals(77, record.path("payload").asLong());
        assertFalse(record.path("text").asText().isEmpty());
        assertTrue(record.path("token_ids").size() <= 20
                && record.path("token_ids").size() > 0);
    }

    @Test
    void accountsAndCohortsCarryWhatTheRegistrySays() throws IOException {
        cli.ok("registry", "create");
        cli.ok("registry", "add", "alice", "bob", "--since", "2026-01-01");
        cli.ok("registry", "cohort", "create", "ring", "--since", "2026-01-01");
        cli.ok("registry", "cohort", "move", "ring", "bob");
        ObjectMapper json = new ObjectMapper();
        for (String[] who : new String[][] {{"--account", "alice"}, {"--account", "bob"}, {"--cohort", "ring"}}) {
            JsonNode shown = json.readTree(cli.ok("registry", "show", who[0], who[1], "--format", "json"));
            Cli.Outcome written = generate("--epoch-key", "e.key", who[0], who[1], "--seed", "1");
            assertEquals(0, written.code(), written.err());
            assertEquals(
                    shown.path(shown.has("carries") ? "carries" : "payload").asLong(),
                    json.readTree(written.out()).path("payload").asLong());
            assertFalse(written.err().contains("traceShare"), written.err());
        }
        Cli.Outcome stranger = generate("--epoch-key", "e.key", "--account", "carol");
        assertEquals(ExitCode.INPUT.code(), stranger.code());
        assertTrue(stranger.err().contains("not registered") && stranger.err().contains("registry add"));
        Cli.Outcome nobody = generate("--epoch-key", "e.key", "--cohort", "none");
        assertEquals(ExitCode.INPUT.code(), nobody.code());
        Cli.Outcome both = generate("--epoch-key", "e.key", "--account", "alice", "--payload", "7");
        assertEquals(ExitCode.USAGE.code(), both.code());
    }

    /** Tracing is off unless a profile turns it on, and a payload that goes nowhere is not passed over in silence. */
    @Test
    void profilesThatTraceNobodyAreHintedAt() throws IOException {
        cli.ok("profile", "new", "--tokenizer", "embedded", "--out", "p.json");
        assertTrue(Files.readString(cli.path("p.json")).contains("\"traceShare\":0"));
        Cli.Outcome outcome = generate("--epoch-key", "e.key", "--payload", "7", "--seed", "1");
        assertEquals(0, outcome.code(), outcome.err());
        assertTrue(outcome.err().contains("--trace-share"), outcome.err());
        assertFalse(generate("--epoch-key", "e.key", "--seed", "1").err().contains("--trace-share"));
    }

    @Test
    void unmarkedTextNeedsNoKeyAndHoldsNoMark() throws IOException {
        Cli.Outcome outcome = generate("--unmarked", "--count", "12", "--seed", "1", "--out", "plain.jsonl");
        assertEquals(0, outcome.code(), outcome.err());
        String scan = cli.scan("plain.jsonl", "--alpha", "1e-9").out();
        assertTrue(scan.startsWith("NOT "), scan);
        assertTrue(Files.readString(cli.path("plain.jsonl")).contains("\"marked\":false"));
    }

    @Test
    void profileOfAnotherModelIsRefused() {
        cli.ok("profile", "new", "--tokenizer", "o200k_base", "--out", "p.json");
        Cli.Outcome outcome = generate("--epoch-key", "e.key");
        assertEquals(ExitCode.INPUT.code(), outcome.code());
        assertTrue(outcome.err().contains("o200k_base") && outcome.err().contains("profile new"), outcome.err());
    }

    @Test
    void wrongOptionsAreUsageErrorsAndLeaveNoFile() {
        assertEquals(ExitCode.USAGE.code(), generate().code());
        assertEquals(
                ExitCode.USAGE.code(),
                generate("--epoch-key", "e.key", "--temperature", "-1").code());
        assertEquals(
                ExitCode.USAGE.code(),
                generate("--epoch-key", "e.key", "--payload", "-1", "--out", "x")
                        .code());
        assertFalse(Files.exists(cli.path("x")));
    }

    @Test
    void brokenModelIsBadInput() throws IOException {
        cli.file("m.gguf", "GGUF but not really");
        Cli.Outcome outcome = generate("--epoch-key", "e.key", "--model", "m.gguf");
        assertEquals(ExitCode.INPUT.code(), outcome.code());
        assertTrue(outcome.err().contains("m.gguf"), outcome.err());
    }
}
