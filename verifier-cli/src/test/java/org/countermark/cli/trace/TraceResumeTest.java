package org.countermark.cli.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.countermark.cli.Cli;
import org.countermark.cli.ExitCode;
import org.countermark.cli.MarkedText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Traces that are interrupted anywhere go on and end with the same bytes, or say why they cannot. Four documents of one account
 * have log10 p of −37 ± 4.6 each; the level is near −15, so the odds that it is not named are far below 1e-9.
 */
final class TraceResumeTest {
    private static final int RECORDS = 200;
    private static final String CHECKPOINT = "countermark-trace.checkpoint";

    @TempDir
    Path folder;

    private Provider provider;
    private String whole;

    @BeforeEach
    void traceOnce() throws IOException {
        provider = new Provider(folder, 20);
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < RECORDS; i++) {
            lines.append(i % 50 == 7 ? provider.text(9, 100, i) : MarkedText.unmarked(100, i));
        }
        provider.cli.file("a.jsonl", lines.toString());
        whole = trace(provider.cli).out();
        assertTrue(whole.contains("\"named\""), whole);
    }

    private static Cli.Outcome trace(Cli in, String... more) {
        List<String> all = new ArrayList<>(List.of("a.jsonl", "--format", "json", "--threads", "1"));
        all.addAll(List.of(more));
        return Provider.trace(in, all.toArray(new String[0]));
    }

    private Cli.Outcome cut(int records) {
        Cli.Outcome cut = trace(new Cli(folder).stopAfter(records));
        assertEquals(ExitCode.INTERRUPTED.code(), cut.code(), cut.err());
        assertEquals("", cut.out());
        assertTrue(cut.err().contains("--resume"), cut.err());
        return cut;
    }

    /** While it reads, before it traces, and after one and after several blocks of documents. */
    @Test
    void resumedTraceEndsWithTheSameBytes() {
        for (int stop : new int[] {0, 1, 150, 200, 201, 300}) {
            Cli.Outcome cut = cut(stop);
            boolean traced = cut.err().contains("documents traced");
            assertEquals(stop > RECORDS, traced, cut.err());
            Cli.Outcome resumed = trace(new Cli(folder), "--resume");
            assertEquals(0, resumed.code(), resumed.err());
            assertEquals(whole, resumed.out(), "stopped after " + stop);
            assertFalse(Files.exists(provider.cli.path(CHECKPOINT)), "done with");
        }
    }

    @Test
    void interruptedTwiceItGoesOnFromTheSecondTime() {
        cut(100);
        Cli.Outcome again = trace(new Cli(folder).stopAfter(250), "--resume");
        assertEquals(ExitCode.INTERRUPTED.code(), again.code(), again.err());
        assertEquals(whole, trace(new Cli(folder), "--resume").out());
    }

    @Test
    void checkpointRefusesOtherOptionsRegistriesAndScans() throws IOException {
        cut(250);
        for (String[] other : new String[][] {{"--decoys", "5"}, {"--min-units", "60"}, {"--proxy", "self"}}) {
            refused(trace(new Cli(folder), "--resume", other[0], other[1]));
        }
        refused(provider.cli.scan("a.jsonl", "--tokenizer", "ids", "--checkpoint", CHECKPOINT, "--resume"));
        assertEquals(whole, trace(new Cli(folder), "--resume").out());
    }

    private static void refused(Cli.Outcome outcome) {
        assertEquals(ExitCode.INPUT.code(), outcome.code(), outcome.err());
        assertTrue(outcome.err().contains("other inputs, keys or options"), outcome.err());
    }

    @Test
    void damagedCheckpointIsRefused() throws IOException {
        cut(250);
        byte[] good = Files.readAllBytes(provider.cli.path(CHECKPOINT));
        for (int i = 0; i < 25; i++) {
            byte[] bad = good.clone();
            bad[(int) ((long) i * good.length / 25)] ^= 4;
            provider.cli.file(CHECKPOINT, bad);
            Cli.Outcome outcome = trace(new Cli(folder), "--resume");
            // A bit of the ZIP file's own tables may matter to nobody; what is read must be refused, never a crash.
            if (outcome.code() == 0) {
                assertEquals(whole, outcome.out());
            } else {
                assertEquals(ExitCode.INPUT.code(), outcome.code(), outcome.err());
                assertTrue(outcome.err().contains("the checkpoint cannot be used"), outcome.err());
            }
        }
    }

    @Test
    void standardInputCannotBeKept() throws IOException {
        byte[] input = Files.readAllBytes(provider.cli.path("a.jsonl"));
        Cli.Outcome cut = Provider.trace(new Cli(folder).standardInput(input).stopAfter(100), "-", "--format", "json");
        assertEquals(ExitCode.INTERRUPTED.code(), cut.code());
        assertTrue(cut.err().contains("cannot be read again"), cut.err());
        assertFalse(Files.exists(provider.cli.path(CHECKPOINT)));
    }
}
