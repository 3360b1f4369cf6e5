package org.countermark.cli.evidence.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.countermark.cli.Cli;
import org.countermark.cli.evidence.Records;
import org.countermark.evidence.bundle.Bundle;
import org.countermark.evidence.bundle.Exhibit;
import org.countermark.evidence.json.CanonicalJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a record of a run holds, and what cannot be recorded. */
final class RecordTest {
    @TempDir
    Path folder;

    @Test
    void aRecordHoldsCommandFilesPlansAndResult() throws IOException {
        Records records = new Records(folder);
        Bundle bundle = records.bundle("scan.json");
        String profile = bundle.basis().profiles().get(0).digest();
        assertEquals(
                List.of(
                        "countermark",
                        "scan",
                        "corpus.jsonl",
                        "--profile",
                        profile + ".json",
                        "--tokenizer",
                        "ids",
                        "--epoch-key",
                        "2026-11.key",
                        "--decoys",
                        "19"),
                bundle.results().runs().get(0).command());
        assertEquals(
                List.of("corpus.jsonl"),
                bundle.exhibits().stream().map(Exhibit::name).toList());
        assertEquals(
                Files.size(records.cli.path("corpus.jsonl")),
                bundle.exhibits().get(0).size());
        assertEquals(0, bundle.software().selfTest().failed());
        String printed = records.cli.ok(
                "scan",
                "corpus.jsonl",
                "--profile",
                "p.json",
                "--epoch-key",
                "e.key",
                "-q",
                "--tokenizer",
                "ids",
                "--decoys",
                "19",
                "--format",
                "json");
        assertEquals(
                CanonicalJson.ofDocument("printed", printed.getBytes(StandardCharsets.UTF_8)),
                bundle.results().runs().get(0).result());
    }

    @Test
    void theSameRunGivesTheSameBytesWhereverItsFilesLie() throws IOException {
        Records records = new Records(folder);
        Files.createDirectory(folder.resolve("elsewhere"));
        Files.copy(records.cli.path("corpus.jsonl"), folder.resolve("elsewhere/corpus.jsonl"));
        Files.copy(records.cli.path("e.key"), folder.resolve("elsewhere/other.key"));
        records.cli.ok(
                "scan",
                "--bundle",
                "again.json",
                "elsewhere/corpus.jsonl",
                "--decoys",
                "19",
                "--tokenizer",
                "ids",
                "--threads",
                "1",
                "--profile",
                "p.json",
                "--epoch-key",
                "elsewhere/other.key",
                "-q");
        assertArrayEquals(
                Files.readAllBytes(records.cli.path("scan.json")), Files.readAllBytes(records.cli.path("again.json")));
    }

    @Test
    void whatCannotBeMadeAgainIsNotRecorded() throws IOException {
        Records records = new Records(folder);
        Files.createDirectory(folder.resolve("elsewhere"));
        Files.write(
                folder.resolve("elsewhere/corpus.jsonl"), "{\"token_ids\":[1,2,3]}\n".getBytes(StandardCharsets.UTF_8));
        refused(records, "the file is there already", "corpus.jsonl", "--bundle", "scan.json");
        refused(records, "nobody could examine it again", "-", "--bundle", "new.json");
        refused(
                records,
                "another file is called corpus.jsonl",
                "corpus.jsonl",
                "elsewhere/corpus.jsonl",
                "--bundle",
                "new.json");
        Cli.Outcome csv = records.cli.scan("corpus.jsonl", "--format", "csv", "--bundle", "new.json");
        assertEquals(2, csv.code(), csv.err());
        assertFalse(Files.exists(records.cli.path("new.json")));
    }

    private static void refused(Records records, String why, String... arguments) {
        Cli.Outcome outcome = records.cli.scan(arguments);
        assertEquals(3, outcome.code(), outcome.err());
        assertTrue(outcome.err().contains(why), outcome.err());
    }
}
