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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.countermark.cli.Cli;
import org.countermark.cli.ExitCode;
import org.countermark.cli.MarkedText;
import org.countermark.keys.Profile;
import org.countermark.proxy.KneserNeyModel;
import org.countermark.proxy.ProxyFile;
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

    private String mixed() throws IOException {
        return MarkedText.mixed(profile, cli.path("e.key"));
    }

    @Test
    void findsMarkedRecordsAmongOthers() throws IOException {
        cli.file("mixed.jsonl", mixed());
        JsonNode result = json("mixed.jsonl", "--tokenizer", "ids");
        assertEquals("detected", result.path("verdict").asText());
        JsonNode trial = result.path("trials").path(0);
        JsonNode best = trial.path("listed");
        Set<String> found = new HashSet<>();
        for (int i = 0; i < 3; i++) {
            assertTrue(best.get(i).path("holmLog10P").asDouble() < -9, best.toString());
            assertTrue(best.get(i).path("lead").asBoolean(), best.toString());
            found.add(id(result, best.get(i).path("digest").asText()));
        }
        assertEquals(Set.of("mixed.jsonl:8", "mixed.jsonl:28", "mixed.jsonl:48"), found);
        assertTrue(best.get(3).path("holmLog10P").asDouble() > -9, best.toString());
        assertEquals(3, trial.path("markedAtLeast").asInt(), trial.toString());
        JsonNode decoys = trial.path("decoys");
        assertEquals(99, decoys.path("decoyLog10P").size());
        assertEquals(1, decoys.path("rankByP").asInt());
        assertEquals(60, decoys.path("documents").asInt());
        assertTrue(trial.path("evidence").path("log10E").asDouble() > 9, trial.toString());
        assertGrows(trial);
    }

    /** One point for each of so few documents, in the order of their digests; the last is the whole body. */
    private static void assertGrows(JsonNode trial) {
        JsonNode growth = trial.path("growth");
        assertEquals(60, growth.size());
        for (int i = 0; i < 60; i++) {
            assertEquals(i + 1, growth.path(i).path("documents").asInt());
        }
        JsonNode last = growth.path(59);
        assertEquals(trial.path("counts").path("tokens"), last.path("tokens"));
        assertEquals(trial.path("counts").path("units"), last.path("units"));
        assertEquals(trial.path("evidence").path("log10E"), last.path("log10E"));
        assertEquals(pooled(trial).path("log10P"), last.path("log10P"));
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
        assertEquals(1, right.path("findings").size());
        assertTrue(pooled(right).path("log10P").asDouble()
                < 2 * pooled(wrong).path("log10P").asDouble());
    }

    /** A vocabulary of 50 equally likely tokens: their probability shows in the text itself. */
    @Test
    void aProxyOfTheTextItselfSeesTheMark() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            lines.append(
                    i % 20 == 7
                            ? MarkedText.markedEvenly(profile, cli.path("e.key"), 50, 400, i)
                            : MarkedText.unmarked(400, i, 50));
        }
        cli.file("mixed.jsonl", lines.toString());
        JsonNode plain = json("mixed.jsonl", "--tokenizer", "ids", "--decoys", "0");
        JsonNode weighed = json("mixed.jsonl", "--tokenizer", "ids", "--decoys", "9", "--proxy", "self");
        assertEquals("detected", weighed.path("verdict").asText());
        JsonNode trial = weighed.path("trials").path(0);
        assertEquals("weighted", trial.path("weighing").asText());
        assertEquals("certified", pooled(trial).path("method").asText());
        for (int i = 0; i < 4; i++) {
            boolean found = trial.path("listed").get(i).path("holmLog10P").asDouble() < -9;
            assertEquals(i < 3, found, trial.path("listed").toString());
        }
        assertEquals(9, trial.path("decoys").path("keys").asInt());
        assertEquals(
                plain.path("trials").path(0).path("counts"), trial.path("counts"), "the same units, weighed otherwise");
        cli.ok("key", "export-epoch", "--epoch", "2026-12", "--out", "other.key");
        String other = cli.run(
                        "scan",
                        "mixed.jsonl",
                        "--profile",
                        "p.json",
                        "--epoch-key",
                        "other.key",
                        "--tokenizer",
                        "ids",
                        "--alpha",
                        "1e-9",
                        "--proxy",
                        "self",
                        "--decoys",
                        "0")
                .out();
        assertTrue(other.startsWith("NOT DETECTED"), other);
    }

    @Test
    void aProxyFileMustBeOfTheSameTokenizer() throws IOException {
        KneserNeyModel model = KneserNeyModel.train(List.of(new int[] {1, 2, 3, 1, 2}), 5000, 3);
        for (String tokenizer : new String[] {"r50k_base", "cl100k_base"}) {
            try (var out = Files.newOutputStream(cli.path(tokenizer + ".proxy"))) {
                ProxyFile.write(model, tokenizer, out);
            }
        }
        cli.file("mixed.jsonl", mixed());
        cli.file("no.proxy", "no such thing");
        assertEquals(
                0,
                cli.scan("mixed.jsonl", "--tokenizer", "ids", "--proxy", "r50k_base.proxy")
                        .code());
        for (String wrong : new String[] {"cl100k_base.proxy", "no.proxy", "missing.proxy"}) {
            Cli.Outcome outcome = cli.scan("mixed.jsonl", "--tokenizer", "ids", "--proxy", wrong);
            assertEquals(ExitCode.INPUT.code(), outcome.code(), outcome.err());
            assertTrue(outcome.err().contains(wrong), outcome.err());
        }
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
        assertEquals(18, family.path("size").asInt());
        double best = 0;
        for (JsonNode trial : result.path("trials")) {
            assertEquals(3, trial.path("findings").size());
            for (JsonNode finding : trial.path("findings")) {
                double expected = Math.min(0, finding.path("log10P").asDouble() + Math.log10(18));
                assertEquals(expected, finding.path("correctedLog10P").asDouble(), 2e-6);
                best = Math.min(best, finding.path("correctedLog10P").asDouble());
            }
        }
        assertEquals(best, result.path("log10P").asDouble());
    }

    @Test
    void wrongOptionsAreUsageErrors() throws IOException {
        cli.file("a.jsonl", MarkedText.unmarked(100, 1));
        for (String[] wrong : new String[][] {
            {"--work-dir", "missing"},
            {"--slice", "0/4"},
            {"--slice", "5/4"},
            {"--slice", "a"},
            {"--decoys", "-1"},
            {"--units", "all"},
            {"--dedup", "none"}
        }) {
            Cli.Outcome outcome = cli.scan("a.jsonl", "--tokenizer", "ids", wrong[0], wrong[1]);
            assertEquals(ExitCode.USAGE.code(), outcome.code(), wrong[1] + ": " + outcome.err());
        }
    }

    @Test
    void filtersSayWhatTheyLose() throws IOException {
        cli.file("mixed.jsonl", mixed());
        Cli.Outcome outcome = cli.scan("mixed.jsonl", "--tokenizer", "ids", "--dedup", "bloom", "--decoys", "0");
        assertTrue(outcome.err().contains("filters of"), outcome.err());
        assertTrue(outcome.out().contains("deduplication"), outcome.out());
        JsonNode exact = json("mixed.jsonl", "--tokenizer", "ids", "--decoys", "0")
                .path("trials")
                .path(0);
        JsonNode bloom = json("mixed.jsonl", "--tokenizer", "ids", "--decoys", "0", "--dedup", "bloom")
                .path("trials")
                .path(0);
        double loss = bloom.path("filters").path("expectedLoss").asDouble();
        long lost = exact.path("counts").path("units").asLong()
                - bloom.path("counts").path("units").asLong();
        assertTrue(loss < 0.01 && lost >= 0, bloom.toString());
        // 24,000 units, of which less than one in a hundred is lost on average: 600 more would be 30 deviations away.
        assertTrue(lost < 0.01 * 24_000 + 600, lost + " lost");
    }

    @Test
    void jsonFollowsItsSchema() throws IOException {
        cli.file("mixed.jsonl", mixed());
        cli.file("short.jsonl", MarkedText.unmarked(3, 1));
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(Path.of("../docs/spec/scan-result.schema.json")));
        for (String file : new String[] {"mixed.jsonl", "short.jsonl"}) {
            for (String dedup : new String[] {"exact", "bloom"}) {
                JsonNode result =
                        json(file, "--tokenizer", "ids", "--payload", "3", "--payload", "4", "--dedup", dedup);
                assertEquals(Set.of(), schema.validate(result));
            }
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
                csv.startsWith(
                        "document,digest,key,payload,scored,score_sum,log10_p,holm_log10_p,log10_e,profile_digest\nmixed.jsonl:1,"),
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

    private static JsonNode pooled(JsonNode trial) {
        assertEquals("pooled", trial.path("findings").path(0).path("statistic").asText());
        return trial.path("findings").path(0);
    }

    private static String id(JsonNode result, String digest) {
        for (JsonNode document : result.path("reading").path("documents")) {
            if (document.path("digest").asText().equals(digest)) {
                return document.path("id").asText();
            }
        }
        throw new AssertionError("no place of " + digest);
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
