package org.countermark.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.countermark.cli.Cli;
import org.countermark.cli.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The demo from end to end. The scans' and traces' level is 1e-9: the odds that text is found under the other key, or that an
 * innocent is named, are at most that. The marked text has log10 p near −160 in the mix. An account has 12 responses, each
 * with log10 p of −26 ± 9 that it is innocent (48 responses measured); two of a hundred end early. It is missed only where ten
 * of the 12 are weaker than −9, which less than one in fifteen is: odds below 1e-9.
 *
 * <p>The student shows an excess of .80 ± .07 nats in some 1,100 units (log10 e of 81 to 119 over five keys, were it read to the
 * end), and would be missed below .2, more than eight deviations away. The e-value of the clean model reaches 1e9 with odds of
 * at most 1e-9; it has some 400 units, and 50 are enough for a verdict.
 */
final class DemoTest {
    @TempDir
    Path folder;

    @Test
    void findsWhatItMixedInAndNamesWhoWroteIt() throws IOException {
        String story = new Cli(folder).ok("demo", "--quiet");
        int found = story.indexOf("\nDETECTED");
        int named = story.indexOf("\n3 accounts and 1 cohort named in ");
        int control = story.indexOf("\nNOT DETECTED");
        int nobody = story.indexOf("\nNo account is named in 200 documents");
        assertTrue(found > 0 && named > found && control > named && nobody > control, story);
        for (String account : List.of("alice", "bob", "carol")) {
            assertTrue(
                    Pattern.compile("\n  account [0-9a-f]{32} \\(" + account + "\\)\n")
                            .matcher(story)
                            .find(),
                    story);
        }
        assertTrue(story.contains("\n  cohort \"flagged\"\n"), story);
        assertTrue(story.contains("\n  trained on marked text     DETECTED after "), story);
        assertTrue(story.contains("\n  trained on unmarked text   NOT DETECTED in 120 completions"), story);
        // The decoys of a student test raise an alarm with odds of one in 10,000 where all is well.
        String before = story.substring(0, story.indexOf("\nTwo rivals train models"));
        assertFalse(before.contains("WARNING"), story);
        assertTrue(story.contains("$ countermark scan corpus.jsonl"), story);
        assertTrue(Files.exists(folder.resolve("countermark-demo/truth.csv")));
        try (var files = Files.list(folder.resolve("countermark-demo"))) {
            assertEquals(36, files.count());
        }
        String verified = story.substring(story.indexOf("\nevidence.json\n"));
        for (String check : List.of("seal", "key commitments", "exhibits", "custody log", "recomputation", "report")) {
            assertTrue(verified.contains("\n  pass          " + check), story);
        }
        assertTrue(verified.contains("\nThe bundle holds, but for what was allowed to be missing: "), story);
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
