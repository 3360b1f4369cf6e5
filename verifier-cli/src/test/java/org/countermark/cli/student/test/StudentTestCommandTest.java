package org.countermark.cli.student.test;

import static org.junit.jupiter.api.Assertions.assertEquals;

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

    @Test
    void guiltyAndInnocent() throws IOException {
        make();
        List<int[]> marked = students.marked(COHORT, 300, 200);
        List<int[]> clean = students.unmarked(300, 200);
        students.cli.file("guilty.jsonl", students.answers(marked, students.human(), 200, 100));
        // An innocent is asked with marked text, the hardest prompts there are.
        students.cli.file("innocent.jsonl", students.answers(clean, marked, 200, 100));
        System.out.println(plan("--completions", "200", "--payload", "7"));
        System.out.println(run("guilty.jsonl"));
        System.out.println(run("innocent.jsonl"));
    }
}
