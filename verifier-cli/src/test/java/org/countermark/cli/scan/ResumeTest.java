package org.countermark.cli.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.countermark.cli.Cli;
import org.countermark.cli.ExitCode;
import org.countermark.cli.MarkedText;
import org.countermark.keys.Profile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scans that are interrupted anywhere go on and end with the same bytes, or say why they cannot. */
final class ResumeTest {
    @TempDir
    Path folder;

    private Cli cli;
    private Profile profile;

    @BeforeEach
    void makeKeys() throws IOException {
        cli = new Cli(folder).withKeys("r50k_base");
        profile = Profile.parse(Files.readString(cli.path("p.json")));
    }

    private String mixed() throws IOException {
        return MarkedText.mixed(profile, cli.path("e.key"));
    }

    @Test
    void resumedScanEndsWithTheSameBytes() throws IOException {
        cli.file("a.jsonl", mixed());
        cli.file("b.jsonl", mixed().replace("[", "[7,").repeat(20) + "broken\n" + mixed());
        String[] scan = {"a.jsonl", "b.jsonl", "--tokenizer", "ids", "--format", "json", "--skip-bad", "--threads", "3"
        };
        String whole = cli.scan(scan).out();
        for (int stop : new int[] {0, 1, 59, 60, 61, 62, 700, 1262}) {
            Cli.Outcome cut = new Cli(folder).stopAfter(stop).scan(scan);
            assertEquals(ExitCode.INTERRUPTED.code(), cut.code(), cut.err());
            assertEquals("", cut.out());
            assertTrue(cut.err().contains("--resume"), cut.err());
            String[] resume = java.util.Arrays.copyOf(scan, scan.length + 1);
            resume[scan.length] = "--resume";
            Cli.Outcome resumed = new Cli(folder).scan(resume);
            assertEquals(0, resumed.code(), resumed.err());
            assertEquals(whole, resumed.out(), "stopped after " + stop);
            assertFalse(Files.exists(cli.path("countermark-scan.checkpoint")), "done with");
        }
    }

    @Test
    void checkpointRefusesAnotherScanOrAChangedFile() throws IOException {
        cli.file("a.jsonl", mixed().repeat(20));
        String[] scan = {"a.jsonl", "--tokenizer", "ids"};
        assertEquals(
                ExitCode.INTERRUPTED.code(),
                new Cli(folder).stopAfter(500).scan(scan).code());
        Cli.Outcome other = new Cli(folder).scan("a.jsonl", "--tokenizer", "ids", "--payload", "5", "--resume");
        assertEquals(ExitCode.INPUT.code(), other.code());
        assertTrue(other.err().contains("checkpoint"), other.err());
        cli.file("a.jsonl", mixed().replace("[", "[9,").repeat(20));
        Cli.Outcome changed = new Cli(folder).scan("a.jsonl", "--tokenizer", "ids", "--resume");
        assertEquals(ExitCode.INPUT.code(), changed.code());
        assertTrue(changed.err().contains("changed since the checkpoint"), changed.err());
    }

    @Test
    void interruptedWhileScoringItScoresAgain() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            lines.append(MarkedText.unmarked(400, i));
        }
        cli.file("a.jsonl", lines.toString());
        String[] scan = {"a.jsonl", "--tokenizer", "ids", "--format", "json", "--threads", "1", "--decoys", "3"};
        String whole = cli.scan(scan).out();
        Cli.Outcome cut = new Cli(folder).stopAfter(600).scan(scan);
        assertEquals(ExitCode.INTERRUPTED.code(), cut.code(), cut.err());
        assertTrue(cut.err().contains("interrupted while scoring"), cut.err());
        String[] resume = java.util.Arrays.copyOf(scan, scan.length + 1);
        resume[scan.length] = "--resume";
        assertEquals(whole, new Cli(folder).scan(resume).out());
        assertFalse(Files.exists(cli.path("countermark-scan.checkpoint")), "done with");
    }

    @Test
    void damagedCheckpointIsRefused() throws IOException {
        cli.file("a.jsonl", mixed());
        String[] scan = {"a.jsonl", "--tokenizer", "ids"};
        assertEquals(
                ExitCode.INTERRUPTED.code(),
                new Cli(folder).stopAfter(50).scan(scan).code());
        byte[] good = Files.readAllBytes(cli.path("countermark-scan.checkpoint"));
        for (int i = 0; i < 40; i++) {
            byte[] bad = good.clone();
            bad[(int) ((long) i * good.length / 40)] ^= 4;
            cli.file("countermark-scan.checkpoint", bad);
            Cli.Outcome outcome = new Cli(folder).scan("a.jsonl", "--tokenizer", "ids", "--resume");
            // A bit of the ZIP file's own tables may matter to nobody; what is read must be refused, never a crash.
            assertTrue(outcome.code() == ExitCode.INPUT.code() || outcome.code() == 0, outcome.err());
            if (outcome.code() == 0) {
                assertEquals(new Cli(folder).scan(scan).out(), outcome.out());
                cli.file("countermark-scan.checkpoint", good);
            } else {
                assertTrue(outcome.err().contains("the checkpoint cannot be used"), outcome.err());
            }
        }
    }

    @Test
    void resumeWithoutACheckpointSaysSo() throws IOException {
        cli.file("a.jsonl", mixed());
        Cli.Outcome outcome = cli.scan("a.jsonl", "--tokenizer", "ids", "--resume");
        assertEquals(ExitCode.INPUT.code(), outcome.code());
        assertTrue(outcome.err().contains("no checkpoint"), outcome.err());
    }
}
