package org.countermark.cli.student.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.countermark.cli.Cli;
import org.countermark.cli.ExitCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Suspects by their probabilities, from plan to verdict, with files. The level is 1e-9: by Ville's inequality that bounds the
 * odds that an innocent is called a student in one run, at whatever row.
 */
final class OpenCommandTest {
    private static final int ROWS = 1000;

    @TempDir
    Path folder;

    private Cli cli;
    private OpenStudents students;

    @BeforeEach
    void make() throws IOException {
        cli = new Cli(folder).withKeys("r50k_base");
        cli.file("texts.txt", "one text\nand another text, which is longer\n");
        students = new OpenStudents(cli, 7, "texts.txt");
    }

    private String plan(String... more) {
        List<String> all = new ArrayList<>(List.of("student", "plan", "--profile", "p.json", "--epoch-key", "e.key"));
        all.addAll(List.of("--texts", "texts.txt", "--mode", "open", "--arm", "unseen", "--payload", "7"));
        all.addAll(List.of("--alpha", "1e-9", "--decoys", "19"));
        all.addAll(List.of(more));
        return cli.ok(all.toArray(new String[0]));
    }

    private Cli.Outcome run(String... more) {
        List<String> all = new ArrayList<>(List.of("student", "test", "--profile", "p.json", "--epoch-key", "e.key"));
        if (!Arrays.asList(more).contains("--plan")) {
            all.addAll(List.of("--plan", "student-plan.json"));
        }
        all.addAll(List.of(more));
        return cli.run(all.toArray(new String[0]));
    }

    private JsonNode json(String... more) throws IOException {
        List<String> all = new ArrayList<>(List.of(more));
        all.addAll(List.of("--format", "json"));
        Cli.Outcome outcome = run(all.toArray(new String[0]));
        assertEquals(0, outcome.code(), outcome.err());
        JsonNode result = new ObjectMapper().readTree(outcome.out());
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(Path.of("../docs/spec/student-result.schema.json")));
        assertEquals(Set.of(), schema.validate(result));
        return result;
    }

    /**
     * A student that gives .4 of its probability to the marked choice shows an e-value of 1e9 within fifty rows, the fewest that
     * the plan concludes from, and there are a thousand: the odds of missing it in all are far below 1e-9. The innocent's e-value
     * reaches 1e9 with odds of at most 1e-9.
     */
    @Test
    void guiltyAndInnocent() throws IOException {
        cli.file("guilty.jsonl", students.rows(1, ROWS, 0.4));
        cli.file("innocent.jsonl", students.rows(1, ROWS, 0));
        cli.ok("key", "export-epoch", "--epoch", "2027-01", "--out", "later.key");
        plan("--completions", "1000", "--fixed-units", "400", "--placebo-key", "later.key");
        JsonNode guilty = json("guilty.jsonl", "--placebo-key", "later.key", "--prompts", "texts.txt");
        assertEquals("open", guilty.path("mode").asText());
        assertEquals("detected", guilty.path("verdict").asText());
        assertTrue(guilty.path("log10E").asDouble() >= 9, guilty.toString());
        int read = guilty.path("rows").path("read").asInt();
        assertTrue(read < ROWS / 2, guilty.toString());
        assertEquals(400, guilty.path("companion").path("contexts").asInt());
        assertTrue(guilty.path("companion").path("detected").asBoolean(), guilty.toString());
        assertEquals(1, guilty.path("controls").path("decoys").path("rankByE").asInt());
        assertEquals(1000, guilty.path("reading").path("records").asInt());
        assertTrue(
                guilty.path("controls").path("placebos").path(0).path("log10E").asDouble() < 9);
        assertEquals(4, guilty.path("otherExplanations").size());
        String text = run("guilty.jsonl", "--placebo-key", "later.key").out();
        assertTrue(
                text.startsWith("DETECTED after " + read + " rows of 1,000: the model's probabilities depend"), text);
        JsonNode innocent = json("innocent.jsonl", "--placebo-key", "later.key");
        assertEquals("not detected", innocent.path("verdict").asText());
        assertEquals(ROWS, innocent.path("counts").path("contexts").asInt());
        assertTrue(run("innocent.jsonl", "--placebo-key", "later.key").out().startsWith("NOT DETECTED in 1,000 rows"));
    }

    /** Beside its base model a student of a share of .2 shows as much within fifty rows, with odds as above. */
    @Test
    void besideABaseModel() throws IOException {
        cli.file("guilty.jsonl", students.rows(2, ROWS, 0.2));
        cli.file("before.jsonl", students.rows(2, ROWS, 0));
        cli.file("other.jsonl", students.rows(3, ROWS, 0));
        cli.file("short.jsonl", students.rows(2, 5, 0));
        plan("--completions", "1000", "--base-model", "before");
        JsonNode guilty = json("guilty.jsonl", "--base", "before.jsonl");
        assertEquals("detected", guilty.path("verdict").asText());
        JsonNode base = guilty.path("controls").path("base");
        assertEquals("before", base.path("model").asText());
        assertTrue(base.path("log10E").asDouble() < 9, base.toString());
        assertEquals(
                "before.jsonl",
                base.path("reading").path("inputs").path(0).path("name").asText());
        assertTrue(refused(ExitCode.USAGE, "guilty.jsonl").contains("bring what it gave with --base"));
        String other = refused(ExitCode.INPUT, "guilty.jsonl", "--base", "other.jsonl");
        assertTrue(other.contains("other.jsonl, line 2") && other.contains("guilty.jsonl, line 2"), other);
        String missing = refused(ExitCode.INPUT, "guilty.jsonl", "--base", "short.jsonl");
        assertTrue(missing.contains("guilty.jsonl, line 7") && missing.contains("no row beside it"), missing);
    }

    private String refused(ExitCode code, String... more) {
        Cli.Outcome outcome = run(more);
        assertEquals(code.code(), outcome.code(), outcome.toString());
        assertEquals("", outcome.out());
        return outcome.err();
    }

    @Test
    void takesOnlyWhatThePlanNames() throws IOException {
        cli.file("rows.jsonl", students.rows(4, 20, 0));
        cli.file("foreign.jsonl", students.head().replace("r50k_base", "o200k_base"));
        cli.file("elsewhere.jsonl", students.head().replaceFirst("texts\":\"....", "texts\":\"0000"));
        cli.file("broken.jsonl", students.rows(4, 20, 0) + "{\"context\":[1,2,3,4]}\n");
        plan("--completions", "20", "--min-units", "10");
        assertTrue(refused(ExitCode.USAGE, "rows.jsonl", "--base", "rows.jsonl").contains("no base model"));
        assertTrue(
                refused(ExitCode.USAGE, "rows.jsonl", "--human", "rows.jsonl").contains("open mode"));
        assertTrue(refused(ExitCode.INPUT, "foreign.jsonl").contains("its tokens are of o200k_base"));
        assertTrue(refused(ExitCode.INPUT, "elsewhere.jsonl").contains("other texts than the plan's"));
        assertTrue(refused(ExitCode.INPUT, "broken.jsonl").contains("broken.jsonl, line 22"));
        assertTrue(refused(ExitCode.INPUT, "none.jsonl").contains("there is no file of rows"));
        assertTrue(refused(ExitCode.INPUT, "texts.txt").contains("texts.txt, line 1"));
        assertEquals(
                ExitCode.INTERRUPTED.code(),
                cli.stopAfter(3).run(test("rows.jsonl")).code());
    }

    private static String[] test(String file) {
        return new String[] {
            "student", "test", file, "--profile", "p.json", "--epoch-key", "e.key", "--plan", "student-plan.json"
        };
    }

    /** Several files are one body; what was read stays first when more comes. */
    @Test
    void endsWhereThePlanSays() throws IOException {
        String all = students.rows(5, 60, 0);
        cli.file("all.jsonl", all);
        cli.file("some.jsonl", students.rows(5, 40, 0));
        String[] lines = all.split("(?<=\\n)", -1);
        cli.file(
                "rest.jsonl",
                students.head() + String.join("", Arrays.asList(lines).subList(41, 61)));
        plan("--completions", "60", "--min-units", "30", "--fixed-units", "50");
        JsonNode unfinished = json("some.jsonl");
        assertEquals("unfinished", unfinished.path("verdict").asText());
        assertEquals(10, unfinished.path("companion").path("missing").asInt());
        JsonNode whole = json("all.jsonl");
        JsonNode parts = json("some.jsonl", "rest.jsonl");
        assertEquals("not detected", whole.path("verdict").asText());
        assertEquals(whole.path("log10E"), parts.path("log10E"));
        assertEquals(whole.path("companion"), parts.path("companion"));
        plan("--completions", "30", "--min-units", "30", "--fixed-units", "40", "--out", "thirty.json");
        JsonNode thirty = json("all.jsonl", "--plan", "thirty.json");
        assertEquals(30, thirty.path("rows").path("notNeeded").asInt());
        assertEquals("all contexts", thirty.path("companion").path("over").asText());
        plan("--completions", "60", "--min-units", "61", "--fixed-units", "70", "--out", "more.json");
        assertEquals(
                "not enough text",
                json("all.jsonl", "--plan", "more.json").path("verdict").asText());
    }

    /** The budget is what the texts give: their distinct contexts, of four tokens here. */
    @Test
    void thePlanCountsContexts() throws IOException {
        cli.file("texts.txt", "a b c d e f\na b c d e f\nx\n");
        String printed = plan("--min-units", "1");
        assertTrue(printed.contains("3 rows of probabilities"), printed);
        cli.file("texts.txt", "x\n");
        Cli.Outcome none = cli.run(
                "student",
                "plan",
                "--profile",
                "p.json",
                "--epoch-key",
                "e.key",
                "--texts",
                "texts.txt",
                "--mode",
                "open",
                "--arm",
                "unseen",
                "--out",
                "x.json");
        assertEquals(ExitCode.INPUT.code(), none.code(), none.toString());
        assertTrue(none.err().contains("as long as a context"), none.err());
    }
}
