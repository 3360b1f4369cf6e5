package org.countermark.cli.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.countermark.cli.Cli;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the guide on suspect models from top to bottom in an empty folder. */
final class StudentGuideTest {
    @TempDir
    Path folder;

    /**
     * The plans are made at a level of 1e-9, which bounds the odds that an innocent is called a student, in each of two tests. Twenty-four marked
     * completions of 100 tokens have log10 p far below -50 on this model, so the odds that e does not reach 1e9 are below
     * 1e-9, too.
     */
    @Test
    void everyCommandWorksAsThePageSays() throws IOException {
        List<String> verdicts = new ArrayList<>();
        Files.writeString(folder.resolve("prompts.txt"), "The people\nIt is\nIn this\nWhen the\n");
        String guide = Files.readString(Path.of("../docs/guide/student.md"));
        StringBuilder texts = new StringBuilder();
        guide.lines()
                .filter(line -> line.startsWith("printf '") && line.endsWith("> texts.txt"))
                .forEach(line -> texts.append(line, "printf '".length(), line.indexOf("\\n'"))
                        .append('\n'));
        Files.writeString(folder.resolve("texts.txt"), texts);
        for (List<String> command : PageCommands.of(Path.of("../docs/guide/student.md"))) {
            if (command.get(0).equals("student") && command.get(1).equals("plan")) {
                command.addAll(List.of("--alpha", "1e-9"));
            }
            Cli.Outcome outcome = new Cli(folder).run(command.toArray(new String[0]));
            assertEquals(0, outcome.code(), () -> command + ": " + outcome.err());
            if (command.get(0).equals("student") && command.get(1).equals("test")) {
                verdicts.add(outcome.out().lines().findFirst().orElse("(in a file)"));
            }
        }
        assertEquals(3, verdicts.size());
        assertTrue(verdicts.get(0).startsWith("DETECTED after "), verdicts.get(0));
        assertEquals("(in a file)", verdicts.get(1));
        assertTrue(verdicts.get(2).startsWith("NOT DETECTED in "), verdicts.get(2));
        assertTrue(Files.readString(folder.resolve("innocent.json")).contains("\"verdict\" : \"not detected\""));
    }
}
