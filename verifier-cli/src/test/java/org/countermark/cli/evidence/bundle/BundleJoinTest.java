package org.countermark.cli.evidence.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.countermark.cli.Cli;
import org.countermark.cli.evidence.Records;
import org.countermark.evidence.bundle.Bundle;
import org.countermark.evidence.bundle.CustodyEntry;
import org.countermark.evidence.bundle.Exhibit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person adds to records: origins of exhibits, and who had them. */
final class BundleJoinTest {
    private static final String ORIGINS = """
            name,source,acquired,acquired_by
            corpus.jsonl,"https://example.org/corpus, of 3 May",2026-05-03T10:00:00Z,the examiner
            """;
    private static final String CUSTODY = """
            at,by,what,exhibits
            2026-05-03T10:00:00Z,the examiner,downloaded,corpus.jsonl
            2026-05-04,the keeper,stored on disk 7,
            """;

    @TempDir
    Path folder;

    private Records records;

    @BeforeEach
    void record() {
        records = new Records(folder);
    }

    private Bundle joined(String... more) throws IOException {
        List<String> words =
                new java.util.ArrayList<>(List.of("bundle", "join", "scan.json", "--out", "evidence.json"));
        words.addAll(List.of(more));
        records.cli.ok(words.toArray(new String[0]));
        return records.bundle("evidence.json");
    }

    @Test
    void originsAndCustodyBecomePartOfTheBundle() throws IOException {
        records.cli.file("origins.csv", ORIGINS);
        records.cli.file("custody.csv", CUSTODY);
        Bundle bundle = joined("--origins", "origins.csv", "--custody", "custody.csv");
        Exhibit exhibit = bundle.exhibits().get(0);
        assertEquals(Optional.of("https://example.org/corpus, of 3 May"), exhibit.source());
        assertEquals(Optional.of(Instant.parse("2026-05-03T10:00:00Z")), exhibit.acquired());
        List<CustodyEntry> log = bundle.custody();
        assertEquals(2, log.size());
        assertEquals(log.get(0).digest(), log.get(1).previous());
        assertEquals(List.of(exhibit.sha256()), log.get(1).exhibits());
        Cli.Outcome verified = records.cli.run(
                "verify",
                "evidence.json",
                "corpus.jsonl",
                "--epoch-key",
                "e.key",
                "--allow-missing",
                "content-digest,seal,time-stamp,log-proof,commitment-time,report");
        assertEquals(0, verified.code(), verified.toString());
        assertEquals(
                bundle.contentDigest(),
                records.cli.ok("bundle", "digest", "evidence.json").strip());
    }

    @Test
    void aLogGoesOnWhereItEnded() throws IOException {
        records.cli.file("custody.csv", CUSTODY);
        Bundle first = joined("--custody", "custody.csv");
        records.cli.file("more.csv", "at,by,what\n2026-06-01,the clerk,handed to the court\n");
        records.cli.ok("bundle", "join", "evidence.json", "--custody", "more.csv", "--out", "later.json");
        List<CustodyEntry> log = records.bundle("later.json").custody();
        assertEquals(first.custody(), log.subList(0, 2));
        assertEquals(3, log.size());
    }

    @Test
    void tablesThatDoNotFitAreRefusedWithTheirLine() throws IOException {
        refused("--origins", "name,colour\ncorpus.jsonl,red\n", "t.csv, line 1", "no use for a column \"colour\"");
        refused("--origins", "name,source\nother.jsonl,x\n", "t.csv, line 2", "no exhibit is called other.jsonl");
        refused("--origins", "name,acquired\ncorpus.jsonl,yesterday\n", "t.csv, line 2", "is not a date");
        refused(
                "--custody",
                "at,by,what\n2026-01-02,A,x\n2026-01-01,B,y\n",
                "t.csv, line 3",
                "earlier than the row before");
        refused("--custody", "at,by,what\n,A,x\n", "t.csv, line 2", "the row has no time");
        refused("--custody", "at,by,what\n2026-01-02,,x\n", "t.csv, line 2", "nothing in column by");
        refused("--custody", "at,by,what,exhibits\n2026-01-02,A,x,y\n", "t.csv, line 2", "no exhibit is called y");
    }

    private void refused(String option, String table, String... words) throws IOException {
        records.cli.file("t.csv", table);
        Cli.Outcome outcome = records.cli.run("bundle", "join", "scan.json", option, "t.csv", "--out", "new.json");
        assertEquals(3, outcome.code(), outcome.toString());
        for (String word : words) {
            assertTrue(outcome.err().contains(word), outcome.err());
        }
        assertFalse(Files.exists(records.cli.path("new.json")));
    }

    @Test
    void evidenceIsNeverWrittenOver() throws IOException {
        joined();
        byte[] before = Files.readAllBytes(records.cli.path("evidence.json"));
        Cli.Outcome again = records.cli.run("bundle", "join", "scan.json", "--out", "evidence.json");
        assertEquals(3, again.code());
        assertTrue(again.err().contains("Evidence is never written over"), again.err());
        org.junit.jupiter.api.Assertions.assertArrayEquals(
                before, Files.readAllBytes(records.cli.path("evidence.json")));
    }

    @Test
    void recordsThatContradictEachOtherAreNotJoined() throws IOException {
        records.cli.file("corpus.jsonl", org.countermark.cli.MarkedText.unmarked(300, 5));
        records.scan("other.json", "corpus.jsonl");
        Cli.Outcome outcome = records.cli.run("bundle", "join", "scan.json", "other.json", "--out", "new.json");
        assertEquals(3, outcome.code(), outcome.toString());
        assertTrue(
                outcome.err().contains("two records mean different things by the exhibit \"corpus.jsonl\""),
                outcome.err());
    }

    /** One record is of token ids and one of text: the tokenizer is that of the text. */
    @Test
    void whatWasReadAsIdsSaysNothingOfTheTokenizer() throws IOException {
        records.cli.file("text.txt", "It is a truth universally acknowledged. ".repeat(40));
        records.cli.ok(
                "scan",
                "text.txt",
                "--profile",
                "p.json",
                "--epoch-key",
                "e.key",
                "-q",
                "--decoys",
                "19",
                "--bundle",
                "text.json");
        assertNotEquals(
                records.bundle("scan.json").basis().tokenizers(),
                records.bundle("text.json").basis().tokenizers());
        Bundle bundle = joined("text.json");
        assertEquals(
                records.bundle("text.json").basis().tokenizers(), bundle.basis().tokenizers());
        Cli.Outcome verified = records.verify("evidence.json", "corpus.jsonl", "text.txt");
        assertEquals(0, verified.code(), verified.toString());
    }
}
