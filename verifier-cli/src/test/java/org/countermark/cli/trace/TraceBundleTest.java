package org.countermark.cli.trace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.countermark.cli.Cli;
import org.countermark.cli.MarkedText;
import org.countermark.cli.evidence.Records;
import org.countermark.evidence.bundle.Bundle;
import org.countermark.evidence.bundle.ReferenceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trace that is recorded, made again, and recorded beside a scan of the same corpus. */
final class TraceBundleTest {
    @TempDir
    Path folder;

    private Provider provider() throws IOException {
        Provider provider = new Provider(folder, 20);
        provider.cli.file("corpus.jsonl", provider.text(5, 200, 1) + MarkedText.unmarked(200, 2));
        return provider;
    }

    private static Cli.Outcome verify(Cli cli, String... more) {
        List<String> words = new java.util.ArrayList<>(List.of("verify", "-q", "--epoch-key", "e.key"));
        words.addAll(List.of("--allow-missing", Records.UNSEALED));
        words.addAll(List.of(more));
        return cli.run(words.toArray(new String[0]));
    }

    @Test
    void aTraceIsRecordedWithItsRegistryAndMadeAgain() throws IOException {
        Provider provider = provider();
        assertEquals(0, provider.trace("corpus.jsonl", "--bundle", "trace.json").code());
        Bundle bundle = Bundle.parse(Files.readAllBytes(provider.cli.path("trace.json")));
        assertEquals(
                List.of("accounts.registry"),
                bundle.basis().references().stream().map(ReferenceFile::name).toList());
        assertEquals(1020 + 1, bundle.results().tests());
        Cli.Outcome verified = verify(provider.cli, "trace.json", "corpus.jsonl", "accounts.registry");
        assertEquals(0, verified.code(), verified.toString());
        Cli.Outcome without = verify(provider.cli, "trace.json", "corpus.jsonl");
        assertEquals(1, without.code(), without.toString());
        assertTrue(without.out().contains("not at hand: accounts.registry"), without.out());
        byte[] registry = Files.readAllBytes(provider.cli.path("accounts.registry"));
        provider.cli.file("accounts.registry", new String(registry, StandardCharsets.UTF_8) + " ");
        Cli.Outcome changed = verify(provider.cli, "trace.json", "corpus.jsonl", "accounts.registry");
        assertEquals(1, changed.code());
        assertTrue(changed.out().contains("FAIL          reference files"), changed.out());
    }

    @Test
    void aTraceAndAScanOfOneCorpusAreJoined() throws IOException {
        Provider provider = provider();
        Cli cli = provider.cli;
        assertEquals(0, provider.trace("corpus.jsonl", "--bundle", "trace.json").code());
        assertEquals(
                0,
                cli.scan("corpus.jsonl", "-q", "--tokenizer", "ids", "--bundle", "scan.json")
                        .code());
        cli.ok("bundle", "join", "scan.json", "trace.json", "--out", "evidence.json");
        Bundle bundle = Bundle.parse(Files.readAllBytes(cli.path("evidence.json")));
        assertEquals(2, bundle.results().runs().size());
        assertEquals(1, bundle.exhibits().size());
        assertEquals(1, bundle.basis().profiles().size());
        assertEquals(2, bundle.basis().plans().size());
        Cli.Outcome verified = verify(cli, "evidence.json", "corpus.jsonl", "accounts.registry");
        assertEquals(0, verified.code(), verified.toString());
    }

    /** Whoever traces sees his own ids; whoever gets the bundle sees pseudonyms. */
    @Test
    void accountIdsDoNotGoIntoBundles() throws IOException {
        Provider provider = provider();
        provider.cli.file("ids.txt", "user-5\n");
        Cli.Outcome named = provider.trace(
                "corpus.jsonl", "--names", "ids.txt", "--registry-secret", "registry.secret", "--bundle", "named.json");
        assertTrue(named.out().contains("user-5"), named.toString());
        assertEquals(0, provider.trace("corpus.jsonl", "--bundle", "plain.json").code());
        assertArrayEquals(
                Files.readAllBytes(provider.cli.path("plain.json")),
                Files.readAllBytes(provider.cli.path("named.json")));
    }
}
