package org.countermark.cli.calibrate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.countermark.cli.Cli;
import org.countermark.cli.ExitCode;
import org.countermark.cli.MarkedText;
import org.countermark.proxy.ProxyFile;
import org.countermark.stats.ClopperPearson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calibrations of a small text from the command line to the files. */
final class CalibrateTest {
    private static final double ODDS = 8e-11;

    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void makeText() throws IOException {
        cli = new Cli(folder);
        cli.ok("profile", "new", "--tokenizer", "r50k_base", "--out", "p.json");
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            lines.append(MarkedText.unmarked(i % 4 == 0 ? 40 : 300, i));
        }
        cli.file("text.jsonl", lines.toString());
    }

    /** Ends with 0 or 1: for a random seed, a level is called exceeded with odds of some 1e-5. */
    private JsonNode calibrate(String out, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "calibrate",
                "text.jsonl",
                "--profile",
                "p.json",
                "--tokenizer",
                "ids",
                "--seed",
                "7",
                "--out",
                out,
                "--keys",
                "128"));
        arguments.addAll(List.of(more));
        if (!arguments.contains("--document-keys")) {
            arguments.addAll(List.of("--document-keys", "600"));
        }
        Cli.Outcome outcome = cli.run(arguments.toArray(new String[0]));
        JsonNode result =
                new ObjectMapper().readTree(Files.readString(folder.resolve(out).resolve("calibration.json")));
        assertEquals(result.path("holds").asBoolean() ? 0 : 1, outcome.code(), outcome::toString);
        assertTrue(
                outcome.out().startsWith(result.path("holds").asBoolean() ? "The levels hold" : "A LEVEL"),
                outcome.out());
        return result;
    }

    /** Twelve limits of odds 8e-11 each: a random seed fails with odds below 1e-9. */
    @Test
    void keysThatMadeNothingAreFoundAsOftenAsTheLevelSays() throws IOException {
        JsonNode result = calibrate("out");
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(Path.of("../docs/spec/calibration-result.schema.json")));
        assertEquals(Set.of(), schema.validate(result));
        assertEquals(3, result.path("tests").size());
        for (JsonNode test : result.path("tests")) {
            for (JsonNode size : test.path("sizes")) {
                double lower = ClopperPearson.lower(
                        size.path("rejected").asLong(), test.path("trials").asLong(), ODDS);
                assertTrue(lower <= size.path("level").asDouble(), test::toString);
            }
        }
        assertEquals(40, result.path("body").path("used").asInt());
        assertTrue(result.path("body").path("units").asLong() > 5000);
        // Rejecting never is valid, too, but a Gumbel law is exact: of 600 tests some reach .1 (odds of none: 1e-27).
        assertTrue(result.path("tests")
                        .get(2)
                        .path("sizes")
                        .get(0)
                        .path("rejected")
                        .asInt()
                > 0);
    }

    @Test
    void threadsChangeNothing() throws IOException {
        calibrate("one", "--threads", "1");
        calibrate("three", "--threads", "3");
        for (String file : List.of("calibration.json", "calibration.html", "quantiles.csv")) {
            assertArrayEquals(
                    Files.readAllBytes(folder.resolve("one").resolve(file)),
                    Files.readAllBytes(folder.resolve("three").resolve(file)),
                    file);
        }
    }

    @Test
    void thePageNeedsNothingElse() throws IOException {
        Files.move(folder.resolve("text.jsonl"), folder.resolve("<b>&.jsonl"));
        cli.run(
                "calibrate",
                "<b>&.jsonl",
                "--profile",
                "p.json",
                "--tokenizer",
                "ids",
                "--keys",
                "3",
                "--document-keys",
                "0",
                "--out",
                "out");
        String page = Files.readString(folder.resolve("out/calibration.html"));
        assertTrue(page.contains("&lt;b&gt;&amp;.jsonl"));
        assertFalse(page.contains("<b>"));
        assertFalse(page.contains("http"), "the page refers to the network");
        assertFalse(page.contains("<script"));
        assertTrue(page.contains("prefers-color-scheme: dark") && page.contains("<svg"));
    }

    @Test
    void usesAShareOfALargeBodyAndModalUnits() throws IOException {
        JsonNode shared = calibrate("shared", "--most-tokens", "3000", "--document-keys", "0");
        assertTrue(shared.path("body").path("shares").asInt() > 1);
        assertTrue(shared.path("body").path("used").asInt() < 40);
        assertEquals(2, shared.path("tests").size());
        assertEquals(
                "modal", calibrate("modal", "--units", "modal").path("unitRule").asText());
    }

    /** A model of the wrong text is a bad guess, and no less valid: limits as above. */
    @Test
    void weighedTestsHoldTheirLevels() throws IOException {
        JsonNode result = calibrate("self", "--weigh-by", "self");
        assertTrue(result.path("proxy").asText().startsWith("kneser-ney/1:itself"), result::toString);
        for (JsonNode test : result.path("tests")) {
            for (JsonNode size : test.path("sizes")) {
                double lower = ClopperPearson.lower(
                        size.path("rejected").asLong(), test.path("trials").asLong(), ODDS);
                assertTrue(lower <= size.path("level").asDouble(), test::toString);
            }
        }
    }

    @Test
    void countsReferenceTextIntoAFileThatScansCanUse() throws IOException {
        String[] command = {
            "calibrate", "text.jsonl", "--profile", "p.json", "--tokenizer", "ids", "--order", "3", "--proxy"
        };
        String said = cli.ok(with(command, "one.proxy"));
        cli.ok(with(command, "two.proxy"));
        assertArrayEquals(
                Files.readAllBytes(folder.resolve("one.proxy")), Files.readAllBytes(folder.resolve("two.proxy")));
        ProxyFile file = ProxyFile.open(folder.resolve("one.proxy"));
        assertTrue(said.contains("id " + file.id()), said);
        assertEquals("r50k_base", file.tokenizer());
        assertEquals(3, file.model().order());
        assertEquals(10 * 40 + 30 * 300, file.model().referenceTokens());
        assertFalse(Files.exists(folder.resolve("countermark-calibration")));
        JsonNode result = calibrate("weighed", "--weigh-by", "one.proxy", "--document-keys", "20");
        assertTrue(result.path("proxy").asText().endsWith(file.id()), result::toString);
    }

    private static String[] with(String[] command, String last) {
        List<String> all = new ArrayList<>(List.of(command));
        all.add(last);
        return all.toArray(new String[0]);
    }

    @Test
    void refusesFilesThatAreNoProxies() {
        Cli.Outcome outcome =
                cli.run("calibrate", "text.jsonl", "--profile", "p.json", "--tokenizer", "ids", "--weigh-by", "p.json");
        assertEquals(ExitCode.INPUT.code(), outcome.code(), outcome::toString);
        assertTrue(outcome.err().contains("p.json"), outcome.err());
    }

    @Test
    void aFreshSeedIsPrinted() {
        Cli.Outcome outcome = cli.run(
                "calibrate",
                "text.jsonl",
                "--profile",
                "p.json",
                "--tokenizer",
                "ids",
                "--keys",
                "2",
                "--document-keys",
                "2",
                "--out",
                "out");
        String seed = outcome.err().replaceFirst("(?s).*seed (\\d+).*", "$1");
        assertTrue(outcome.out().contains("seed " + seed), outcome::toString);
    }

    @Test
    void stopsCleanly() {
        Cli.Outcome outcome = cli.stopAfter(10)
                .run("calibrate", "text.jsonl", "--profile", "p.json", "--tokenizer", "ids", "--out", "out");
        assertEquals(ExitCode.INTERRUPTED.code(), outcome.code());
        assertTrue(outcome.err().contains("interrupted"), outcome.err());
        assertFalse(Files.exists(folder.resolve("out")));
    }

    @Test
    void refusesNumbersOutOfRange() {
        Cli.Outcome outcome = cli.run("calibrate", "text.jsonl", "--profile", "p.json", "--keys", "0");
        assertEquals(ExitCode.USAGE.code(), outcome.code());
        assertTrue(outcome.err().contains("--keys must be in 1..10000000, was 0"), outcome.err());
    }
}
