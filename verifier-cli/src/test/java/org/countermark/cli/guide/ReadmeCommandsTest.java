package org.countermark.cli.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.countermark.cli.Cli;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the README's commands from top to bottom in an empty folder; the demo has a test of its own. */
final class ReadmeCommandsTest {
    @TempDir
    Path folder;

    /** Twenty marked responses have log10 p far below -100: the odds that the scan misses them are below 1e-9. */
    @Test
    void everyCommandWorks() throws IOException {
        String last = "";
        int run = 0;
        for (List<String> command : PageCommands.of(Path.of("../README.md"))) {
            if (command.get(0).equals("demo")) {
                continue;
            }
            Cli.Outcome outcome = new Cli(folder).run(command.toArray(new String[0]));
            assertEquals(0, outcome.code(), () -> command + ": " + outcome.err());
            last = command.get(0).equals("scan") ? outcome.out() : last;
            run++;
        }
        assertEquals(5, run);
        assertTrue(Files.size(folder.resolve("report.html")) > 0);
        assertTrue(last.startsWith("DETECTED"), last);
    }
}
