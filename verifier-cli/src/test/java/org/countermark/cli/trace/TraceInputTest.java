package org.countermark.cli.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.countermark.cli.Cli;
import org.countermark.cli.ExitCode;
import org.countermark.cli.MarkedText;
import org.countermark.registry.Order;
import org.countermark.registry.PayloadRegistry;
import org.countermark.registry.RegistryFile;
import org.countermark.registry.RegistrySecret;
import org.countermark.registry.RegistrySecretFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a command or its files is said in one line: where, what, and what to do. */
final class TraceInputTest {
    @TempDir
    Path folder;

    private Provider provider;

    @BeforeEach
    void makeText() throws IOException {
        provider = new Provider(folder, 10);
        provider.cli.file("a.jsonl", MarkedText.unmarked(100, 1));
    }

    private void refused(Cli.Outcome outcome, String... words) {
        assertEquals(ExitCode.INPUT.code(), outcome.code(), outcome.err());
        assertEquals("", outcome.out());
        for (String word : words) {
            assertTrue(outcome.err().contains(word), outcome.err());
        }
        assertFalse(outcome.err().contains("Exception"), outcome.err());
    }

    @Test
    void profileWithoutTraceChannel() {
        provider.cli.ok("profile", "new", "--tokenizer", "r50k_base", "--trace-share", "0", "--out", "p.json");
        refused(provider.trace("a.jsonl"), "p.json", "traceShare is 0", "countermark scan");
    }

    @Test
    void registriesThatAreNone() throws IOException {
        Path registry = provider.cli.path("accounts.registry");
        List<String> lines = Files.readAllLines(registry);
        provider.cli.file("accounts.registry", lines.get(0) + "\n" + lines.get(1) + "\nnonsense\n");
        refused(provider.trace("a.jsonl"), "accounts.registry", "line 3");
        Files.delete(registry);
        refused(provider.trace("a.jsonl"), "accounts.registry", "there is no registry", "registry create");
    }

    @Test
    void anEmptyRegistry() throws IOException {
        RegistryFile.write(
                provider.cli.path("accounts.registry"),
                PayloadRegistry.empty(8, Order.SEQUENTIAL, RegistrySecret.of(new byte[32])));
        refused(provider.trace("a.jsonl"), "accounts.registry", "nobody is in the registry", "registry add");
    }

    @Test
    void keyOfAnotherCommitment() {
        provider.cli.ok("key", "export-epoch", "--epoch", "2026-12", "--out", "other.key");
        String hex = provider.cli
                .ok("key", "commit", "--epoch-key", "other.key", "--profile", "p.json")
                .strip();
        refused(provider.trace("a.jsonl", "--commitment", hex), "p.json", "2026-11", "commitment");
    }

    @Test
    void tokenizersAndRecords() throws IOException {
        for (String tokenizer : new String[] {"cl100k_base", "missing.json"}) {
            refused(
                    provider.cli.run(
                            "trace",
                            "a.jsonl",
                            "--profile",
                            "p.json",
                            "--epoch-key",
                            "e.key",
                            "--registry",
                            "accounts.registry",
                            "--tokenizer",
                            tokenizer),
                    tokenizer);
        }
        refused(provider.trace("missing.jsonl"), "missing.jsonl", "no such file");
        provider.cli.file("bad.jsonl", MarkedText.unmarked(100, 1) + "{broken\n");
        refused(provider.trace("bad.jsonl"), "bad.jsonl, line 2");
        assertEquals(0, provider.trace("bad.jsonl", "--skip-bad").code());
    }

    @Test
    void namesAndSecretsThatDoNotFit() throws IOException {
        provider.cli.file("ids.txt", "user-1\n");
        byte[] other = new byte[32];
        other[0] = 1;
        RegistrySecretFile.write(provider.cli.path("other.secret"), RegistrySecret.of(other));
        refused(
                provider.trace("a.jsonl", "--names", "ids.txt", "--registry-secret", "other.secret"),
                "other.secret",
                "another registry");
        refused(provider.trace("a.jsonl", "--names", "none.txt", "--registry-secret", "registry.secret"), "none.txt");
        provider.cli.file("ids.txt", new byte[] {'a', '\n', (byte) 0xff, '\n'});
        refused(
                provider.trace("a.jsonl", "--names", "ids.txt", "--registry-secret", "registry.secret"),
                "ids.txt",
                "UTF-8");
    }

    @Test
    void wrongOptionsAreUsageErrors() {
        for (String[] wrong : new String[][] {
            {"--alpha", "2"},
            {"--decoys", "-1"},
            {"--min-units", "0"},
            {"--top", "0"},
            {"--threads", "0"},
            {"--work-dir", "missing"},
            {"--commitment", "abc"},
            {"--epoch-key", "e.key"},
            {"--format", "html"}
        }) {
            Cli.Outcome outcome = provider.trace("a.jsonl", wrong[0], wrong[1]);
            assertEquals(ExitCode.USAGE.code(), outcome.code(), wrong[0] + ": " + outcome.err());
        }
    }
}
