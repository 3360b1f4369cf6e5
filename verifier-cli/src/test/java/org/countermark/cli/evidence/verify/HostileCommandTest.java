package org.countermark.cli.evidence.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.countermark.cli.Cli;
import org.countermark.cli.evidence.Records;
import org.countermark.evidence.bundle.Bundle;
import org.countermark.evidence.bundle.Exhibit;
import org.countermark.evidence.bundle.Results;
import org.countermark.evidence.bundle.Run;
import org.countermark.evidence.json.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever verifies runs commands that somebody else wrote: none may do more than read the files of the bundle. */
final class HostileCommandTest {
    @TempDir
    Path folder;

    private Records records;
    private Bundle bundle;

    @BeforeEach
    void record() {
        records = new Records(folder);
        bundle = records.bundle("scan.json");
    }

    private void notRun(List<String> command) throws IOException {
        notRun(command, bundle.exhibits());
    }

    private void notRun(List<String> command, List<Exhibit> exhibits) throws IOException {
        Run run = Run.of(command, bundle.results().runs().get(0).result());
        records.write(
                "hostile.json",
                Bundle.of(bundle.software(), bundle.basis(), exhibits, Results.of(List.of(run)), bundle.custody()));
        Set<String> before = files();
        Cli.Outcome verified = records.verify("hostile.json", "corpus.jsonl");
        assertEquals(1, verified.code(), verified.toString());
        assertTrue(verified.out().contains("not possible  recomputation"), command + "\n" + verified);
        assertEquals(before, files(), command.toString());
    }

    private Set<String> files() throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.map(Path::toString).collect(Collectors.toSet());
        }
    }

    private List<String> scanAnd(String... more) {
        List<String> words = new ArrayList<>(bundle.results().runs().get(0).command());
        words.addAll(List.of(more));
        return words;
    }

    @Test
    void onlyCommandsThatRecordsHaveAreRun() throws IOException {
        notRun(List.of("countermark"));
        notRun(List.of("countermark", "key", "create"));
        notRun(List.of("countermark", "generate", "--profile", "p.json"));
        notRun(List.of("countermark", "verify", "scan.json"));
        notRun(List.of("countermark", "scan"));
        notRun(List.of("sh", "-c", "touch owned"));
    }

    @Test
    void onlyOptionsThatDecideResultsAreLetThrough() throws IOException {
        notRun(scanAnd("--out", "owned.json"));
        notRun(scanAnd("--bundle", "owned.json"));
        notRun(scanAnd("--checkpoint", "owned"));
        notRun(scanAnd("--work-dir", "/"));
        notRun(scanAnd("--threads", "1000"));
        notRun(scanAnd("--epoch", "2026-11"));
        notRun(scanAnd("--passphrase-file", "/etc/hostname"));
        notRun(scanAnd("--help"));
        notRun(scanAnd("--units", "nonsense"));
    }

    @Test
    void onlyFilesOfTheBundleAreRead() throws IOException {
        records.cli.file("arguments", "--out\nowned.json\n");
        notRun(scanAnd("@arguments"));
        notRun(scanAnd("@" + records.cli.path("arguments")));
        notRun(scanAnd("/etc/hostname"));
        notRun(scanAnd("../e.key"));
        notRun(scanAnd("--proxy", "/etc/hostname"));
        notRun(scanAnd("--proxy", "../e.key"));
        notRun(scanAnd("--profile", "/etc/hostname"));
        notRun(scanAnd("--epoch-key", "../e.key"));
    }

    @Test
    void namesOfExhibitsDoNotLeadOutOfTheFolder() throws IOException {
        Exhibit first = bundle.exhibits().get(0);
        for (String name : List.of("../owned", "/tmp/owned", "a/../../owned", ".", "a/..")) {
            Exhibit elsewhere = new Exhibit(
                    name, first.sha256(), first.size(), Optional.empty(), Optional.empty(), Optional.empty());
            List<String> words = new ArrayList<>(bundle.results().runs().get(0).command());
            words.set(2, name);
            notRun(words, List.of(elsewhere));
        }
    }

    /** What it prints is told, not obeyed: a bundle's words stay words of one line. */
    @Test
    void aRunThatNowFailsIsADifference() throws IOException {
        Run run = Run.of(
                bundle.results().runs().get(0).command(),
                new Json.Members(
                        new TreeMap<>(bundle.results().runs().get(0).result().values())));
        List<String> words = new ArrayList<>(run.command());
        words.set(words.indexOf("--decoys") + 1, "-5");
        records.write(
                "hostile.json",
                Bundle.of(
                        bundle.software(),
                        bundle.basis(),
                        bundle.exhibits(),
                        Results.of(List.of(Run.of(words, run.result()))),
                        bundle.custody()));
        Cli.Outcome verified = records.verify("hostile.json", "corpus.jsonl");
        assertEquals(1, verified.code(), verified.toString());
        assertTrue(verified.out().contains("FAIL          recomputation"), verified.toString());
        assertTrue(new String(Files.readAllBytes(records.cli.path("hostile.json")), StandardCharsets.UTF_8)
                .contains("-5"));
    }
}
