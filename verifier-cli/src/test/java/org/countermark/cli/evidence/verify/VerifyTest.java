package org.countermark.cli.evidence.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.countermark.cli.Cli;
import org.countermark.cli.MarkedText;
import org.countermark.cli.evidence.Records;
import org.countermark.evidence.bundle.Bundle;
import org.countermark.evidence.bundle.Results;
import org.countermark.evidence.bundle.Run;
import org.countermark.evidence.bundle.Software;
import org.countermark.evidence.json.CanonicalJson;
import org.countermark.evidence.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A record is checked by somebody who has its files, and by somebody who has changed them. */
final class VerifyTest {
    @TempDir
    Path folder;

    private static String outcome(Cli.Outcome verified, String check) throws IOException {
        for (JsonNode each : new ObjectMapper().readTree(verified.out()).path("checks")) {
            if (each.path("check").asText().equals(check)) {
                return each.path("outcome").asText() + ": " + each.path("found").asText();
            }
        }
        throw new AssertionError(verified);
    }

    private static void fails(Cli.Outcome verified, String check, String why) throws IOException {
        assertEquals(1, verified.code(), verified.toString());
        String found = outcome(verified, check);
        assertTrue(found.startsWith("fail: ") && found.contains(why), found);
    }

    @Test
    void aRecordHoldsAndItsRunComesOutAgain() throws IOException {
        Records records = new Records(folder);
        Cli.Outcome verified = records.verify("scan.json", "corpus.jsonl", "--format", "json");
        assertEquals(0, verified.code(), verified.toString());
        assertTrue(outcome(verified, "recomputation").startsWith("pass"), verified.out());
        assertTrue(outcome(verified, "exhibits").startsWith("pass"), verified.out());
        Cli.Outcome text = records.verify("scan.json", "corpus.jsonl");
        assertTrue(text.out().contains("The bundle holds, but for what was allowed to be missing: "), text.out());
    }

    @Test
    void filesAreKnownByTheirContent() throws IOException {
        Records records = new Records(folder);
        Path moved = Files.createDirectory(folder.resolve("moved"));
        Files.move(records.cli.path("corpus.jsonl"), moved.resolve("exhibit-1"));
        Files.delete(records.cli.path("p.json"));
        assertEquals(0, records.verify("scan.json", "moved").code());
        Cli.Outcome everything = records.verify("scan.json", ".");
        assertEquals(0, everything.code(), "what else lies in a folder is no matter: " + everything);
    }

    @Test
    void foldersAndFilesThatAreReadTwiceComeOutAgain() throws IOException {
        Records records = new Records(folder);
        Path texts = Files.createDirectories(folder.resolve("texts/deep"));
        Files.writeString(texts.resolve("one.txt"), "It is a truth universally acknowledged. ".repeat(9));
        Files.writeString(folder.resolve("texts/two.jsonl"), MarkedText.unmarked(100, 3));
        records.cli.ok(
                "scan",
                "--profile",
                "p.json",
                "--epoch-key",
                "e.key",
                "-q",
                "texts",
                "corpus.jsonl",
                "corpus.jsonl",
                "--bundle",
                "folders.json");
        assertEquals(3, records.bundle("folders.json").exhibits().size());
        Cli.Outcome verified = records.verify("folders.json", "texts", "corpus.jsonl");
        assertEquals(0, verified.code(), verified.toString());
    }

    @Test
    void missingFilesAreToldAndNotPassed() throws IOException {
        Records records = new Records(folder);
        Cli.Outcome bare = records.cli.run("verify", "scan.json", "--format", "json");
        assertEquals(1, bare.code());
        assertEquals("not possible: not at hand: corpus.jsonl", outcome(bare, "recomputation"));
        assertTrue(outcome(bare, "key-commitments").startsWith("not possible"), bare.out());
        assertEquals(
                "not possible: no published commitment for key \"2026-11\"; any key could have been tried, log2 of their"
                        + " number: 256.00",
                outcome(bare, "commitment-time"));
        Cli.Outcome allowed = records.cli.run(
                "verify", "scan.json", "--allow-missing", Records.UNSEALED + ",exhibits,key-commitments,recomputation");
        assertEquals(0, allowed.code(), allowed.toString());
    }

    @Test
    void aChangedExhibitIsTold() throws IOException {
        Records records = new Records(folder);
        byte[] corpus = Files.readAllBytes(records.cli.path("corpus.jsonl"));
        corpus[corpus.length / 2] ^= 1;
        records.cli.file("corpus.jsonl", corpus);
        Cli.Outcome verified = records.verify("scan.json", "corpus.jsonl", "--format", "json");
        fails(verified, "exhibits", "\"corpus.jsonl\" has SHA-256 ");
        assertTrue(outcome(verified, "recomputation").startsWith("not possible"), verified.out());
    }

    @Test
    void aResultThatWasMadeUpDoesNotComeOutAgain() throws IOException {
        Records records = new Records(folder);
        Bundle bundle = records.bundle("scan.json");
        Run run = bundle.results().runs().get(0);
        String lie = CanonicalJson.text(run.result()).replaceFirst("\"log10P\":\"-", "\"log10P\":\"-9");
        Run told =
                Run.of(run.command(), (Json.Members) CanonicalJson.parse("lie", lie.getBytes(StandardCharsets.UTF_8)));
        records.write(
                "lie.json",
                Bundle.of(
                        bundle.software(),
                        bundle.basis(),
                        bundle.exhibits(),
                        Results.of(java.util.List.of(told)),
                        bundle.custody()));
        fails(
                records.verify("lie.json", "corpus.jsonl", "--format", "json"),
                "recomputation",
                "result 1 comes out otherwise at /log10P");
    }

    @Test
    void aDifferenceBetweenBuildsIsToldAsSuch() throws IOException {
        Records records = new Records(folder);
        Bundle bundle = records.bundle("scan.json");
        Run run = bundle.results().runs().get(0);
        String older = CanonicalJson.text(run.result()).replaceFirst("\"rarity\":\"", "\"rarity\":\"about ");
        records.write(
                "older.json",
                Bundle.of(
                        new Software(
                                "countermark",
                                "0.0.9",
                                "0000000",
                                bundle.software().selfTest()),
                        bundle.basis(),
                        bundle.exhibits(),
                        Results.of(java.util.List.of(Run.of(run.command(), (Json.Members)
                                CanonicalJson.parse("older", older.getBytes(StandardCharsets.UTF_8))))),
                        bundle.custody()));
        Cli.Outcome verified = records.cli.run("verify", "older.json", "corpus.jsonl", "--epoch-key", "e.key");
        assertTrue(verified.out().contains("result 1 comes out otherwise at /rarity"), verified.toString());
        assertTrue(verified.err().contains("the bundle was made by build 0000000, and this is build "), verified.err());
        assertFalse(records.cli
                .run("verify", "scan.json", "corpus.jsonl", "--epoch-key", "e.key")
                .err()
                .contains("was made by build"));
    }

    @Test
    void anotherKeyOpensNothing() throws IOException {
        Records records = new Records(folder);
        records.cli.ok("key", "create", "-q", "--store", "other.keys");
        records.cli.ok("key", "export-epoch", "--store", "other.keys", "--epoch", "2026-11", "--out", "wrong.key");
        Cli.Outcome verified =
                records.cli.run("verify", "scan.json", "corpus.jsonl", "--epoch-key", "wrong.key", "--format", "json");
        fails(verified, "key-commitments", "does not open the commitment");
    }

    @Test
    void whatIsNoBundleFailsItsFirstCheck() throws IOException {
        Records records = new Records(folder);
        records.cli.file("none.json", "{\"type\":\"countermark/evidence-bundle/1\"}\n");
        fails(records.verify("none.json", "--format", "json"), "form", "");
        records.cli.file("cut.json", java.util.Arrays.copyOf(Files.readAllBytes(records.cli.path("scan.json")), 5000));
        fails(records.verify("cut.json", "--format", "json"), "form", "");
    }

    @Test
    void mistakesAreNamed() throws IOException {
        Records records = new Records(folder);
        Cli.Outcome unknown = records.verify("scan.json", "--allow-missing", "sael");
        assertEquals(2, unknown.code());
        assertTrue(unknown.err().contains("there is no check \"sael\""), unknown.err());
        records.cli.file("stranger.jsonl", MarkedText.unmarked(10, 1));
        Cli.Outcome stranger = records.verify("scan.json", "corpus.jsonl", "stranger.jsonl");
        assertEquals(3, stranger.code());
        assertTrue(stranger.err().contains("it is no file of this bundle"), stranger.err());
        assertEquals(3, records.verify("nowhere.json").code());
    }
}
