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
     * Scans and traces are made at a level of 1e-9, so the odds that the key of another epoch or an innocent account reaches it
     * are below that. Marked text of some 350 tokens has log10 p far below -20 on this model, with a proxy far below -50, and
     * each of twelve responses of 200 tokens names its account with log10 p near -35: the odds that either misses the level are
     * below 1e-9, too.
     */
    @Test
    void everyCommandWorksAsThePageSays() throws IOException {
        List<String> scans = new ArrayList<>();
        List<String> traces = new ArrayList<>();
        Files.writeString(folder.resolve("customers.txt"), "acme\ninitech\numbrella\n");
        for (List<String> command : PageCommands.of(Path.of("../docs/guide/investigator.md"))) {
            boolean scan = command.get(0).equals("scan");
            boolean trace = command.get(0).equals("trace");
            if (scan || trace) {
                command.addAll(List.of("--alpha", "1e-9"));
            }
            Cli.Outcome outcome = new Cli(folder).run(command.toArray(new String[0]));
            // For a random seed, a calibration calls a level exceeded with odds of some 1e-5, and ends with 1.
            boolean calibrated = command.get(0).equals("calibrate") && outcome.code() == ExitCode.NO.code();
            assertTrue(outcome.code() == 0 || calibrated, () -> command + ": " + outcome.err());
            if (scan || trace) {
                String verdict = outcome.out().lines().findFirst().orElse("(in a file)");
                (scan ? scans : traces).add(verdict.replaceFirst(" \\(.*", ""));
            }
        }
        assertTrue(Files.exists(folder.resolve("countermark-calibration/calibration.html")));
        assertEquals(7, scans.size());
        assertEquals("DETECTED", scans.get(0));
        assertTrue(Files.readString(folder.resolve("result.json")).contains("\"detected\""));
        assertEquals("DETECTED", scans.get(2));
        assertTrue(scans.get(3).startsWith("NOT "), scans.get(3));
        assertEquals("DETECTED", scans.get(4));
        assertEquals("DETECTED", scans.get(5));
        assertEquals("DETECTED", scans.get(6));
        assertEquals(List.of("1 account named in 12 documents, at family-wise 1e-9.", "(in a file)"), traces);
        String accounts = Files.readString(folder.resolve("accounts.csv"));
        assertEquals(2, accounts.lines().count(), accounts);
        assertTrue(accounts.contains(",acme,"), accounts);
    }
}
