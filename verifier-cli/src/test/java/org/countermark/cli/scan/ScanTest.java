package org.countermark.cli.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.countermark.cli.Cli;
import org.countermark.cli.ExitCode;
import org.countermark.cli.MarkedText;
import org.countermark.keys.Profile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Scans from file to verdict. Every marked token is the best of eight equal ones (excess 1.7 a token), so a few hundred
 * units are decisive; the odds that unmarked ones reach the level of 1e-9 are at most 1e-9 by the test's own validity.
 */
final class ScanTest {
    private static final String[] LEVEL = {"--alpha", "1e-9"};

    @TempDir
    Path folder;

    private Cli cli;
    private Profile profile;

    @BeforeEach
    void makeKeys() throws IOException {
        cli = new Cli(folder).withKeys("r50k_base");
        profile = Profile.parse(Files.readString(cli.path("p.json")));
    }

    private String marked(int length, long seed) throws IOException {
        return MarkedText.marked(profile, cli.path("e.key"), 0, length, seed);
    }

    private String mixed() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            lines.append(i % 20 == 7 ? marked(400, i) : MarkedText.unmarked(400, i));
        }
        return lines.toString();
    }

    @Test
    void findsMarkedRecordsAmongOthers() throws IOException {
        cli.file("mixed.jsonl", mixed());
        JsonNode result = json("mixed.jsonl", "--tokenizer", "ids");
        assertEquals("detected", result.path("verdict").asText());
        JsonNode best = result.path("trials").path(0).path("documents");
        assertEquals("mixed.jsonl:48", best.get(0).path("id").asText().replaceAll(":(8|28)$", ":48"));
        assertTrue(best.get(2).path("holmLog10P").asDouble() < -9, best.toString());
        assertTrue(best.get(3).path("holmLog10P").asDouble() > -9, best.toString());
    }

    @Test
    void saysNothingOfTextUnderAnotherKey() throws IOException {
        cli.file("mixed.jsonl", mixed());
        cli.ok("key", "export-epoch", "--epoch", "2026-12", "--out", "other.key");
        Cli.Outcome outcome = cli.run(
                "scan",
                "mixed.jsonl",
                "--profile",
                "p.json",
                "--epoch-key",
                "other.key",
                "--tokenizer",
                "ids",
                "--alpha",
                "1e-9");
        assertEquals(0, outcome.code());
        assertTrue(outcome.out().startsWith("NOT DETECTED"), outcome.out());
        assertTrue(outcome.out().contains("could have seen") && outcome.out().contains("Worth a look"), outcome.out());
    }

    @Test
    void saysWhenThereIsTooLittleText() throws IOException {
        cli.file("short.jsonl", MarkedText.unmarked(60, 1));
        assertTrue(cli.scan("short.jsonl", "--tokenizer", "ids", "--alpha", "1e-9")
                .out()
                .startsWith("NOT ENOUGH TEXT"));
    }

    @Test
    void readsPayloadsInBothChannels() throws IOException {
        cli.file("account.jsonl", MarkedText.marked(profile, cli.path("e.key"), 77777, 300, 5));
        JsonNode result = json("account.jsonl", "--tokenizer", "ids", "--payload", "77777", "--payload", "77778");
        assertEquals(2, result.path("family").path("size").asInt());
        JsonNode right = result.path("trials").path(0);
        JsonNode wrong = result.path("trials").path(1);
        assertEquals(right.path("counts").path("units"), right.path("counts").path("scored"));
        assertTrue(right.path("log10P").asDouble() < 2 * wrong.path("log10P").asDouble(), result.toString());
    }

    @Test
    void countsTheFamilyItself() throws IOException {
        cli.file("mixed.jsonl", mixed());
        cli.ok("profile", "new", "--tokenizer", "r50k_base", "--scheme", "green-list", "--out", "q.json");
        JsonNode result =
                json("mixed.jsonl", "--tokenizer", "ids", "--epoch", "a", "--epoch", "b", "--profile", "q.json");
        JsonNode family = result.path("family");
        assertEquals(3, family.path("keys").asInt());
        assertEquals(2, family.path("profiles").asInt());
        assertEquals(6, family.path("trials").asInt());
        assertEquals(12, family.path("size").asInt());
        for (JsonNode trial : result.path("trials")) {
            double expected = Math.min(0, trial.path("log10P").asDouble() + Math.log10(12));
            assertEquals(expected, trial.path("correctedLog10P").asDouble(), 2e-6);
        }
    }

    @Test
    void sameBytesWhateverTheThreads() throws IOException {
        cli.file("mixed.jsonl", mixed().repeat(30));
        String[] one = {"mixed.jsonl", "--tokenizer", "ids", "--format", "json", "--threads", "1"};
        String[] many = {"mixed.jsonl", "--tokenizer", "ids", "--format", "json", "--threads", "7"};
        String expected = cli.scan(one).out();
        assertEquals(expected, cli.scan(many).out());
        assertFalse(expected.contains(folder.toString()), "no absolute path");
    }

    @Test
    void duplicatesChangeNoPooledFigure() throws IOException {
        cli.file("once.jsonl", mixed());
        cli.file("often.jsonl", mixed().repeat(5));
        JsonNode once = json("once.jsonl", "--tokenizer", "ids").path("trials").path(0);
        JsonNode often =
                json("often.jsonl", "--tokenizer", "ids").path("trials").path(0);
        assertEquals(once.path("log10P"), often.path("log10P"));
        assertEquals(once.path("counts").path("units"), often.path("counts").path("units"));
    }

    @Test
    void jsonFollowsItsSchema() throws IOException {
        cli.file("mixed.jsonl", mixed());
        cli.file("short.jsonl", MarkedText.unmarked(3, 1));
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(Path.of("../docs/spec/scan-result.schema.json")));
        for (String file : new String[] {"mixed.jsonl", "short.jsonl"}) {
            JsonNode result = json(file, "--tokenizer", "ids", "--payload", "3", "--payload", "4");
            assertEquals(java.util.Set.of(), schema.validate(result));
        }
        assertFalse(schema.validate(new ObjectMapper().readTree("{\"verdict\":\"maybe\"}"))
                .isEmpty());
    }

    @Test
    void csvHasARowForEveryDocument() throws IOException {
        cli.file("mixed.jsonl", mixed());
        String csv =
                cli.scan("mixed.jsonl", "--tokenizer", "ids", "--format", "csv").out();
        assertEquals(61, csv.lines().count());
        assertTrue(
                csv.startsWith("document,key,payload,scored,score_sum,log10_p,holm_log10_p\nmixed.jsonl:1,2026-11,,"),
                csv);
    }

    @Test
    void writesTheResultWholeOrNotAtAll() throws IOException {
        cli.file("mixed.jsonl", mixed());
        Cli.Outcome good = cli.scan("mixed.jsonl", "--tokenizer", "ids", "--format", "json", "--out", "r.json");
        assertEquals("", good.out());
        assertEquals(
                "detected",
                new ObjectMapper()
                        .readTree(cli.path("r.json").toFile())
                        .path("verdict")
                        .asText());
        cli.file("bad.jsonl", mixed() + "{\"token_ids\":[1,2\n");
        assertEquals(
                ExitCode.INPUT.code(),
                cli.scan("bad.jsonl", "--tokenizer", "ids", "--out", "s.json").code());
        assertFalse(Files.exists(cli.path("s.json")));
        try (var left = Files.list(folder)) {
            assertTrue(left.noneMatch(path -> path.toString().endsWith(".part")));
        }
    }

    @Test
    void resumedScanEndsWithTheSameBytes() throws IOException {
        cli.file("a.jsonl", mixed());
        cli.file("b.jsonl", mixed().replace("[", "[7,").repeat(20) + "broken\n" + mixed());
        String[] scan = {"a.jsonl", "b.jsonl", "--tokenizer", "ids", "--format", "json", "--skip-bad", "--threads", "3"
        };
        String whole = cli.scan(scan).out();
        for (int stop : new int[] {0, 1, 59, 60, 61, 62, 700, 1262, 1330, 1380}) {
            Cli.Outcome cut = new Cli(folder).stopAfter(stop).scan(scan);
            assertEquals(ExitCode.INTERRUPTED.code(), cut.code(), cut.err());
            assertEquals("", cut.out());
            assertTrue(cut.err().contains("--resume"), cut.err());
            String[] resume = java.util.Arrays.copyOf(scan, scan.length + 1);
            resume[scan.length] = "--resume";
            Cli.Outcome resumed = new Cli(folder).scan(resume);
            assertEquals(0, resumed.code(), resumed.err());
            assertEquals(whole, resumed.out(), "stopped after " + stop);
            assertFalse(Files.exists(cli.path("countermark-scan.checkpoint")), "done with");
        }
    }

    @Test
    void checkpointRefusesAnotherScanOrAChangedFile() throws IOException {
        cli.file("a.jsonl", mixed().repeat(20));
        String[] scan = {"a.jsonl", "--tokenizer", "ids"};
        assertEquals(
                ExitCode.INTERRUPTED.code(),
                new Cli(folder).stopAfter(500).scan(scan).code());
        Cli.Outcome other = new Cli(folder).scan("a.jsonl", "--tokenizer", "ids", "--payload", "5", "--resume");
        assertEquals(ExitCode.INPUT.code(), other.code());
        assertTrue(other.err().contains("checkpoint"), other.err());
        cli.file("a.jsonl", mixed().replace("[", "[9,").repeat(20));
        Cli.Outcome changed = new Cli(folder).scan("a.jsonl", "--tokenizer", "ids", "--resume");
        assertEquals(ExitCode.INPUT.code(), changed.code());
        assertTrue(changed.err().contains("changed since the checkpoint"), changed.err());
    }

    @Test
    void damagedCheckpointIsRefused() throws IOException {
        cli.file("a.jsonl", mixed());
        String[] scan = {"a.jsonl", "--tokenizer", "ids"};
        assertEquals(
                ExitCode.INTERRUPTED.code(),
                new Cli(folder).stopAfter(50).scan(scan).code());
        byte[] good = Files.readAllBytes(cli.path("countermark-scan.checkpoint"));
        for (int i = 0; i < 40; i++) {
            byte[] bad = good.clone();
            bad[(int) ((long) i * good.length / 40)] ^= 4;
            cli.file("countermark-scan.checkpoint", bad);
            Cli.Outcome outcome = new Cli(folder).scan("a.jsonl", "--tokenizer", "ids", "--resume");
            // A bit of the ZIP file's own tables may matter to nobody; what is read must be refused, never a crash.
            assertTrue(outcome.code() == ExitCode.INPUT.code() || outcome.code() == 0, outcome.err());
            if (outcome.code() == 0) {
                assertEquals(new Cli(folder).scan(scan).out(), outcome.out());
                cli.file("countermark-scan.checkpoint", good);
            } else {
                assertTrue(outcome.err().contains("the checkpoint cannot be used"), outcome.err());
            }
        }
    }

    @Test
    void resumeWithoutACheckpointSaysSo() throws IOException {
        cli.file("a.jsonl", mixed());
        Cli.Outcome outcome = cli.scan("a.jsonl", "--tokenizer", "ids", "--resume");
        assertEquals(ExitCode.INPUT.code(), outcome.code());
        assertTrue(outcome.err().contains("no checkpoint"), outcome.err());
    }

    @Test
    void keyOfAnotherCommitmentIsRefused() throws IOException {
        cli.file("a.jsonl", mixed());
        cli.ok("key", "export-epoch", "--epoch", "2026-12", "--out", "other.key");
        String hex = cli.ok("key", "commit", "--epoch-key", "other.key", "--profile", "p.json")
                .strip();
        Cli.Outcome outcome = cli.scan("a.jsonl", "--tokenizer", "ids", "--commitment", hex);
        assertEquals(ExitCode.INPUT.code(), outcome.code());
        assertTrue(outcome.err().contains("commitment"), outcome.err());
    }

    @Test
    void profileOfAnotherTokenizerIsRefused() throws IOException {
        cli.file("a.txt", "text");
        Cli.Outcome outcome = cli.scan("a.txt", "--tokenizer", "cl100k_base");
        assertEquals(ExitCode.INPUT.code(), outcome.code());
        assertTrue(outcome.err().contains("r50k_base"), outcome.err());
    }

    private JsonNode json(String file, String... options) throws IOException {
        String[] all = java.util.Arrays.copyOf(options, options.length + 5);
        all[options.length] = file;
        all[options.length + 1] = "--format";
        all[options.length + 2] = "json";
        System.arraycopy(LEVEL, 0, all, options.length + 3, 2);
        Cli.Outcome outcome = cli.scan(all);
        assertEquals(0, outcome.code(), outcome.err());
        return new ObjectMapper().readTree(outcome.out());
    }
}
