package org.countermark.cli.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.countermark.cli.Cli;
import org.countermark.cli.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the investigator's guide from top to bottom in an empty folder. */
final class InvestigatorGuideTest {
    @TempDir
    Path folder;

    /**
     * Scans are made at a level of 1e-9, so the odds that the key of another epoch reaches it are below that. Marked text of
     * some 350 tokens has log10 p far below -20 on this model, with a proxy far below -50: the odds that it misses the level are below 1e-9, too.
     */
    @Test
    void everyCommandWorksAsThePageSays() throws IOException {
        List<String> verdicts = new ArrayList<>();
        for (List<String> command : PageCommands.of(Path.of("../docs/guide/investigator.md"))) {
            boolean scan = command.get(0).equals("scan");
            if (scan) {
                command.addAll(List.of("--alpha", "1e-9"));
            }
            Cli.Outcome outcome = new Cli(folder).run(command.toArray(new String[0]));
            // For a random seed, a calibration calls a level exceeded with odds of some 1e-5, and ends with 1.
            boolean calibrated = command.get(0).equals("calibrate") && outcome.code() == ExitCode.NO.code();
            assertTrue(outcome.code() == 0 || calibrated, () -> command + ": " + outcome.err());
            if (scan) {
                verdicts.add(
                        outcome.out().lines().findFirst().orElse("(in a file)").replaceFirst(" \\(.*", ""));
            }
        }
        assertTrue(Files.exists(folder.resolve("countermark-calibration/calibration.html")));
        assertEquals(7, verdicts.size());
        assertEquals("DETECTED", verdicts.get(0));
        assertTrue(Files.readString(folder.resolve("result.json")).contains("\"detected\""));
        assertEquals("DETECTED", verdicts.get(2));
        assertTrue(verdicts.get(3).startsWith("NOT "), verdicts.get(3));
        assertEquals("DETECTED", verdicts.get(4));
        assertEquals("DETECTED", verdicts.get(5));
        assertEquals("DETECTED", verdicts.get(6));
    }
}
