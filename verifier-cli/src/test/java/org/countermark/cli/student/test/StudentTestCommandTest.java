package org.countermark.cli.student.test;

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
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.countermark.cli.Cli;
import org.countermark.cli.ExitCode;
import org.countermark.cli.MarkedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Suspects from plan to verdict, with files. The level is 1e-9: by Ville's inequality that bounds the odds that an innocent
 * is called a student in one run, at whatever completion.
 */
final class StudentTestCommandTest {
    private static final long COHORT = 7;

    @TempDir
    Path folder;

    private Students students;

    private String plan(String... more) {
        List<String> all = new ArrayList<>(
                List.of("student", "plan", "--profile", "p.json", "--epoch-key", "e.key", "--prompts", "prompts.txt"));
        all.addAll(List.of("--arm", "unseen", "--tokens", "100", "--alpha", "1e-9", "--decoys", "19"));
        all.addAll(List.of(more));
        return students.cli.ok(all.toArray(new String[0]));
    }

    private Cli.Outcome run(String... more) {
        List<String> all = new ArrayList<>(List.of("student", "test", "--profile", "p.json", "--epoch-key", "e.key"));
        all.addAll(List.of("--tokenizer", "ids"));
        if (!Arrays.asList(more).contains("--plan")) {
            all.addAll(List.of("--plan", "student-plan.json"));
        }
        all.addAll(List.of(more));
        return students.cli.run(all.toArray(new String[0]));
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

    private void make() throws IOException {
        students = new Students(folder, 1);
        students.cli.file("prompts.txt", "one\ntwo\n\nthree\n");
    }

    /**
     * A model that learned from the cohort's text shows some 1.6 nats a unit: each unit adds about -.2 to log10 p, so that of
     * 250 units is near -50 with a deviation of some 5, and e passes 1e9 within the first three completions of sixty. The
     * odds that either misses 1e9 are far below 1e-9. The four e-values of innocents reach it with odds of at most 4e-9.
     */
    @Test
    void guiltyAndInnocent() throws IOException {
        make();
        students.cli.ok("key", "export-epoch", "--epoch", "2027-01", "--out", "later.key");
        List<int[]> marked = students.marked(COHORT, 150, 150);
        List<int[]> clean = students.unmarked(150, 150);
        students.cli.file("guilty.jsonl", students.answers(marked, students.human(), 60, 100));
        // An innocent is asked with marked text, the hardest prompts there are.
        students.cli.file("innocent.jsonl", students.answers(clean, marked, 60, 100));
        students.cli.file("human.jsonl", Students.records(students.human().subList(0, 50)));
        String printed = plan(
                "--completions",
                "60",
                "--payload",
                "7",
                "--fixed-units",
                "250",
                "--placebo-key",
                "later.key",
                "--base-model",
                "before");
        assertTrue(printed.startsWith("This budget sees a model nine times in ten if at least "), printed);
        assertTrue(printed.contains("one over the square of the share"), printed);
        String[] guilty = {
            "guilty.jsonl", "--base", "innocent.jsonl", "--human", "human.jsonl", "--placebo-key", "later.key"
        };
        JsonNode result = json(guilty);
        assertEquals("detected", result.path("verdict").asText());
        assertTrue(result.path("log10E").asDouble() >= 9, result.toString());
        assertTrue(result.path("completions").path("read").asInt() < 60, result.toString());
        assertTrue(result.path("companion").path("log10P").asDouble() < -9, result.toString());
        assertEquals(250, result.path("companion").path("units").asInt());
        assertEquals(5, result.path("otherExplanations").size());
        JsonNode controls = result.path("controls");
        assertTrue(controls.path("placebos").path(0).path("log10E").asDouble() < 9, result.toString());
        assertTrue(controls.path("base").path("log10E").asDouble() < 9, result.toString());
        assertTrue(controls.path("human").path("log10E").asDouble() < 9, result.toString());
        assertEquals(1, controls.path("decoys").path("rankByP").asInt());
        String text = run(guilty).out();
        assertTrue(text.startsWith("DETECTED after "), text);
        assertTrue(text.contains("What else explains it:"), text);
        JsonNode innocent =
                json("innocent.jsonl", "--base", "innocent.jsonl", "--placebo-key", "later.key", "--threads", "1");
        assertEquals("not detected", innocent.path("verdict").asText());
        assertTrue(innocent.path("counts").path("inPrompt").asInt() > 0, "copied from prompts: " + innocent);
        assertEquals(60, innocent.path("completions").path("read").asInt());
        assertEquals(0, innocent.path("completions").path("withoutPrompt").asInt());
        assertEquals(
                innocent,
                json("innocent.jsonl", "--base", "innocent.jsonl", "--placebo-key", "later.key", "--threads", "3"));
    }

    private String refused(int code, String... more) {
        Cli.Outcome outcome = run(more);
        assertEquals(code, outcome.code(), outcome.toString());
        assertEquals("", outcome.out());
        return outcome.err();
    }

    private void cheap() throws IOException {
        make();
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            lines.append(MarkedText.unmarked(100, i));
        }
        students.cli.file("some.jsonl", lines.toString());
    }

    @Test
    void takesOnlyWhatThePlanNames() throws IOException {
        cheap();
        plan("--completions", "6");
        students.cli.ok("key", "export-epoch", "--epoch", "2027-01", "--out", "later.key");
        students.cli.ok("profile", "new", "--tokenizer", "r50k_base", "--out", "other.json");
        String[] other = {
            "student", "test", "some.jsonl", "--tokenizer", "ids", "--plan", "student-plan.json", "--profile"
        };
        List<String> wrongKey = new ArrayList<>(List.of(other));
        wrongKey.addAll(List.of("p.json", "--epoch-key", "later.key"));
        Cli.Outcome key = students.cli.run(wrongKey.toArray(new String[0]));
        assertEquals(ExitCode.INPUT.code(), key.code(), key.err());
        assertTrue(key.err().contains("student-plan.json") && key.err().contains("2027-01"), key.err());
        List<String> wrongProfile = new ArrayList<>(List.of(other));
        wrongProfile.addAll(List.of("other.json", "--epoch-key", "e.key"));
        Cli.Outcome profile = students.cli.run(wrongProfile.toArray(new String[0]));
        assertEquals(ExitCode.INPUT.code(), profile.code(), profile.err());
        assertTrue(profile.err().contains("profile must have the plan's digest"), profile.err());
        int input = ExitCode.INPUT.code();
        int usage = ExitCode.USAGE.code();
        assertTrue(refused(usage, "some.jsonl", "--base", "some.jsonl").contains("no base model"));
        assertTrue(refused(input, "some.jsonl", "--placebo-key", "later.key").contains("placebos"));
        assertTrue(refused(input, "some.jsonl", "--contexts", "x").contains("names no contexts"));
        assertTrue(refused(input, "some.jsonl", "--plan", "p.json").contains("student plan"));
        assertTrue(refused(input, "some.jsonl", "--plan", "none.json").contains("there is no plan"));
        students.cli.file("changed.txt", "one\ntwo\nfour\n");
        String changed = refused(input, "some.jsonl", "--prompts", "changed.txt");
        assertTrue(changed.contains("changed.txt: these are not the prompts of the plan"), changed);
        students.cli.file("foreign.jsonl", "{\"prompt\":\"four\",\"token_ids\":[1,2,3,4,5]}\n");
        assertTrue(refused(input, "foreign.jsonl", "--prompts", "prompts.txt").contains("none of the plan's"));
        assertEquals(
                0,
                json("some.jsonl", "--prompts", "prompts.txt")
                        .path("completions")
                        .path("promptsFound")
                        .asInt());
    }

    /** The level is the plan's 1e-9: no innocent text reaches it. */
    @Test
    void saysWhereThereIsTooLittle() throws IOException {
        cheap();
        plan("--completions", "6", "--min-units", "280");
        assertEquals("not detected", json("some.jsonl").path("verdict").asText());
        assertEquals(
                6, json("some.jsonl").path("completions").path("withoutPrompt").asInt());
        plan("--completions", "7", "--out", "seven.json");
        assertEquals(
                "unfinished",
                json("some.jsonl", "--plan", "seven.json").path("verdict").asText());
        plan("--completions", "2", "--min-units", "99", "--fixed-units", "1000", "--out", "two.json");
        JsonNode two = json("some.jsonl", "--plan", "two.json");
        assertEquals("not detected", two.path("verdict").asText());
        assertEquals(4, two.path("completions").path("notNeeded").asInt());
        assertEquals("all units", two.path("companion").path("over").asText());
        plan("--completions", "2", "--min-units", "999", "--fixed-units", "1000", "--out", "short.json");
        assertEquals(
                "not enough text",
                json("some.jsonl", "--plan", "short.json").path("verdict").asText());
    }

    /** Text prompts are held against the registered ones; a registered plan is never replaced. */
    @Test
    void holdsPromptsAndPlansFast() throws IOException {
        students = new Students(folder, 1);
        students.cli.ok("profile", "new", "--tokenizer", "r50k_base", "--context-width", "2", "--out", "p.json");
        students.cli.file("prompts.txt", "one\ntwo\n{\"messages\":[{\"role\":\"user\",\"content\":\"three\"}]}\n");
        plan("--completions", "3");
        plan("--completions", "3");
        Cli.Outcome again = students.cli.run(
                "student",
                "plan",
                "--profile",
                "p.json",
                "--epoch-key",
                "e.key",
                "--prompts",
                "prompts.txt",
                "--arm",
                "seen");
        assertEquals(ExitCode.INPUT.code(), again.code());
        assertTrue(again.err().contains("another plan already"), again.err());
        students.cli.file(
                "told.jsonl",
                "{\"prompt\":\"one\",\"text\":\"and more of it\"}\n{\"prompt\":\"three\",\"text\":\"is a crowd\"}\n");
        String[] test = {
            "student",
            "test",
            "told.jsonl",
            "--plan",
            "student-plan.json",
            "--profile",
            "p.json",
            "--epoch-key",
            "e.key",
            "--prompts",
            "prompts.txt",
            "--format",
            "json"
        };
        JsonNode told = new ObjectMapper().readTree(students.cli.ok(test));
        assertEquals(2, told.path("completions").path("promptsFound").asInt());
        students.cli.file("told.jsonl", "{\"prompt\":\"one\",\"text\":\"x\"}\n{\"prompt\":\"four\",\"text\":\"x\"}\n");
        Cli.Outcome foreign = students.cli.run(test);
        assertEquals(ExitCode.INPUT.code(), foreign.code());
        assertTrue(foreign.err().contains("told.jsonl") && foreign.err().contains("none of the plan's"), foreign.err());
    }

    /** The contexts of logs confine a test, whatever order and memory they were made with. */
    @Test
    void confinesToContextsOfLogs() throws IOException {
        cheap();
        String some = Files.readString(students.cli.path("some.jsonl"));
        students.cli.file("logs.jsonl", some.lines().limit(3).reduce("", (all, line) -> all + line + "\n"));
        String[] contexts = {
            "student", "contexts", "logs.jsonl", "--profile", "p.json", "--tokenizer", "ids", "--out", "a.contexts"
        };
        String printed = students.cli.ok(contexts);
        assertTrue(
                printed.startsWith("29"),
                "three texts of 100 tokens, of which the last has none behind it: " + printed);
        plan("--completions", "6", "--contexts", "a.contexts");
        assertTrue(refused(ExitCode.INPUT.code(), "some.jsonl").contains("Bring it with --contexts"));
        JsonNode counts = json("some.jsonl", "--contexts", "a.contexts").path("counts");
        assertTrue(counts.path("units").asInt() >= 290, counts.toString());
        assertEquals(
                600,
                counts.path("units").asInt()
                        + counts.path("notInContexts").asInt()
                        + counts.path("duplicates").asInt()
                        + counts.path("atStart").asInt());
        assertFalse(counts.path("notInContexts").asInt() < 280, counts.toString());
        students.cli.file("other.jsonl", some.lines().limit(2).reduce("", (all, line) -> all + line + "\n"));
        contexts[2] = "other.jsonl";
        contexts[8] = "b.contexts";
        students.cli.ok(contexts);
        assertTrue(refused(ExitCode.INPUT.code(), "some.jsonl", "--contexts", "b.contexts")
                .contains("contexts must be those of the plan"));
        byte[] damaged = Files.readAllBytes(students.cli.path("a.contexts"));
        damaged[damaged.length / 2] ^= 1;
        students.cli.file("b.contexts", damaged);
        assertTrue(refused(ExitCode.INPUT.code(), "some.jsonl", "--contexts", "b.contexts")
                .contains("b.contexts"));
    }
}
