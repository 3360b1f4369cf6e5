package org.countermark.cli.student.test;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.countermark.cli.Cli;
import org.countermark.cli.evidence.Records;
import org.countermark.evidence.bundle.Bundle;
import org.countermark.evidence.bundle.ReferenceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A test of a suspect model that is recorded with its controls, and made again. */
final class StudentBundleTest {
    @TempDir
    Path folder;

    @Test
    void aTestIsRecordedWithItsControlsAndMadeAgain() throws IOException {
        Students students = new Students(folder, 1);
        Cli cli = students.cli;
        cli.file("prompts.txt", "one\ntwo\n");
        cli.ok("key", "export-epoch", "--epoch", "2027-01", "--out", "later.key");
        List<int[]> marked = students.marked(7, 40, 100);
        cli.file("answers.jsonl", students.answers(marked, students.human(), 12, 60));
        cli.file("before.jsonl", students.answers(students.unmarked(40, 100), students.human(), 12, 60));
        cli.ok(
                "student",
                "plan",
                "--profile",
                "p.json",
                "--epoch-key",
                "e.key",
                "--prompts",
                "prompts.txt",
                "--arm",
                "unseen",
                "--tokens",
                "60",
                "--completions",
                "12",
                "--decoys",
                "19",
                "--payload",
                "7",
                "--placebo-key",
                "later.key",
                "--base-model",
                "before");
        cli.ok(
                "student",
                "test",
                "answers.jsonl",
                "--plan",
                "student-plan.json",
                "--profile",
                "p.json",
                "--epoch-key",
                "e.key",
                "--placebo-key",
                "later.key",
                "--base",
                "before.jsonl",
                "--tokenizer",
                "ids",
                "-q",
                "--bundle",
                "student.json");
        Bundle bundle = Bundle.parse(Files.readAllBytes(cli.path("student.json")));
        assertEquals(
                List.of("before.jsonl"),
                bundle.basis().references().stream().map(ReferenceFile::name).toList());
        Cli.Outcome verified = cli.run(
                "verify",
                "student.json",
                "answers.jsonl",
                "before.jsonl",
                "--epoch-key",
                "e.key",
                "--epoch-key",
                "later.key",
                "-q",
                "--allow-missing",
                Records.UNSEALED);
        assertEquals(0, verified.code(), verified.toString());
    }
}
