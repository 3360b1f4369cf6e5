package org.countermark.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.countermark.cli.Cli;
import org.countermark.cli.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The demo from end to end, with half of its text. Some 24 responses of 150 tokens have log10 p near -80 in the mix, and
 * the scans' level is 1e-9: the odds that the marked text misses it, or that the other key reaches it, are below 1e-9.
 */
final class DemoTest {
    @TempDir
    Path folder;

    @Test
    void findsWhatItMixedInAndNothingUnderAnotherKey() throws IOException {
        String story = new Cli(folder).ok("demo", "--quiet", "--responses", "1");
        int found = story.indexOf("\nDETECTED");
        int control = story.indexOf("\nNOT DETECTED");
        assertTrue(found > 0 && control > found, story);
        assertTrue(story.contains("$ countermark scan corpus.jsonl"), story);
        assertTrue(Files.exists(folder.resolve("countermark-demo/truth.csv")));
        try (var files = Files.list(folder.resolve("countermark-demo"))) {
            assertEquals(10, files.count());
        }
    }

    @Test
    void neverWritesIntoAUsedFolder() throws IOException {
        Files.createDirectories(folder.resolve("used"));
        Files.writeString(folder.resolve("used/mine.txt"), "precious");
        Cli.Outcome outcome = new Cli(folder).run("demo", "--folder", "used");
        assertEquals(ExitCode.INPUT.code(), outcome.code());
        assertTrue(outcome.err().contains("not empty"), outcome.err());
    }
}
