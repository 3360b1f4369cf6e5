package org.countermark.cli.evidence.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.countermark.cli.Cli;
import org.countermark.cli.evidence.Records;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A record that is joined, sealed, redacted, and changed by somebody who should not have. */
final class SealedStoryTest {
    private static final String NO_PROOFS = "content-digest,time-stamp,log-proof,commitment-time,report";

    @TempDir
    Path folder;

    private Records records;

    @BeforeEach
    void seal() throws IOException {
        records = new Records(folder);
        records.cli.file("origins.csv", "name,source,acquired_by\ncorpus.jsonl,a crawl of forums,the examiner\n");
        records.cli.file("custody.csv", "at,by,what\n2026-05-03T10:00:00Z,the examiner,took a copy\n");
        records.cli.ok(
                "bundle",
                "join",
                "scan.json",
                "--origins",
                "origins.csv",
                "--custody",
                "custody.csv",
                "--out",
                "joined.json");
        records.cli.ok("seal-key", "create", "--label", "lab", "--out", "lab.seal", "-q");
        records.cli.ok("seal-key", "show", "lab.seal", "--out", "lab.pub", "-q");
        records.cli.ok("bundle", "seal", "joined.json", "--seal-key", "lab.seal", "--out", "evidence.json", "-q");
    }

    private Cli.Outcome verify(String bundle, String allowed, String... more) {
        List<String> words = new java.util.ArrayList<>(List.of("verify", bundle, "--trust-key", "lab.pub", "-q"));
        words.addAll(List.of("--allow-missing", allowed));
        words.addAll(List.of(more));
        return records.cli.run(words.toArray(new String[0]));
    }

    @Test
    void aSealedBundleHoldsAndAnotherPartysSealDoesNot() {
        Cli.Outcome holds = verify("evidence.json", NO_PROOFS, "corpus.jsonl", "--epoch-key", "e.key");
        assertEquals(0, holds.code(), holds.toString());
        records.cli.ok("seal-key", "create", "--label", "other", "--out", "other.seal", "-q");
        records.cli.ok("bundle", "seal", "joined.json", "--seal-key", "other.seal", "--out", "other.json", "-q");
        Cli.Outcome other = verify("other.json", NO_PROOFS, "corpus.jsonl", "--epoch-key", "e.key");
        assertEquals(1, other.code());
        assertTrue(other.out().contains("FAIL          seal"), other.out());
    }

    @Test
    void aRedactedBundleHoldsUnderTheSameSealAndTellsNoNames() throws IOException {
        records.cli.ok("bundle", "redact", "evidence.json", "--out", "shared.json", "-q");
        assertEquals(
                records.cli.ok("bundle", "digest", "evidence.json"), records.cli.ok("bundle", "digest", "shared.json"));
        String shared = Files.readString(records.cli.path("shared.json"));
        for (String name : List.of("corpus.jsonl", "forums", "the examiner", "took a copy")) {
            assertFalse(shared.contains(name), name);
        }
        Cli.Outcome holds = verify(
                "shared.json",
                NO_PROOFS + ",recomputation,custody-log,results",
                "corpus.jsonl",
                "--epoch-key",
                "e.key");
        assertEquals(0, holds.code(), holds.toString());
        assertTrue(holds.out().contains("pass          seal"), holds.out());
        assertTrue(holds.out().contains("pass          exhibits"), holds.out());
        assertTrue(holds.out().contains("not possible  recomputation"), holds.out());
        Cli.Outcome again = records.cli.run("bundle", "join", "shared.json", "--out", "new.json");
        assertEquals(3, again.code());
        assertTrue(again.err().contains("what was redacted cannot be joined"), again.err());
        assertEquals(
                3,
                records.cli
                        .run("bundle", "redact", "joined.json", "--out", "x.json")
                        .code());
    }

    @Test
    void aReportIsThePageThatTheBundleGives() throws IOException {
        records.cli.ok("report", "evidence.json", "--out", "report.html", "-q");
        String allowed = "content-digest,time-stamp,log-proof,commitment-time,exhibits,key-commitments,recomputation";
        Cli.Outcome holds = verify("evidence.json", allowed, "--report", "report.html");
        assertEquals(0, holds.code(), holds.toString());
        assertTrue(holds.out().contains("pass          report"), holds.out());
        byte[] page = Files.readAllBytes(records.cli.path("report.html"));
        Random random = new Random(2);
        for (int i = 0; i < 20; i++) {
            byte[] changed = page.clone();
            changed[random.nextInt(page.length)] ^= (byte) (1 << random.nextInt(8));
            records.cli.file("report.html", changed);
            Cli.Outcome told = verify("evidence.json", allowed, "--report", "report.html");
            assertEquals(1, told.code(), told.toString());
            assertTrue(told.out().contains("FAIL          report"), told.out());
        }
    }

    /** Each change of one byte is told by a check, wherever it is: 150 places of the bundle, one in three in its results. */
    @Test
    void everyChangedByteIsToldByACheck() throws IOException {
        byte[] bundle = Files.readAllBytes(records.cli.path("evidence.json"));
        int results = new String(bundle, StandardCharsets.ISO_8859_1).indexOf("\"results\"");
        Random random = new Random(1);
        for (int i = 0; i < 150; i++) {
            byte[] changed = bundle.clone();
            int at = i % 3 == 0 ? results + random.nextInt(3000) : random.nextInt(bundle.length);
            changed[at] ^= (byte) (1 << random.nextInt(8));
            records.cli.file("changed.json", changed);
            Cli.Outcome outcome = verify("changed.json", NO_PROOFS + ",exhibits,key-commitments,recomputation");
            assertEquals(1, outcome.code(), at + "\n" + outcome);
            assertTrue(outcome.out().contains("  FAIL  "), at + "\n" + outcome);
        }
    }
}
