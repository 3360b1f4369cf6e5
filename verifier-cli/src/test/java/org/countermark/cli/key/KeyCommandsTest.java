package org.countermark.cli.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.countermark.cli.Cli;
import org.countermark.cli.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys on the command line, and everything that can be wrong with them. */
final class KeyCommandsTest {
    @TempDir
    Path folder;

    @Test
    void makesListsExportsAndCommits() {
        Cli cli = new Cli(folder).withKeys("o200k_base");
        assertEquals("main\n", cli.ok("key", "list"));
        String fromStore = cli.ok("key", "commit", "--epoch", "2026-11", "--profile", "p.json");
        String fromExport = cli.ok("key", "commit", "--epoch-key", "e.key", "--profile", "p.json");
        assertEquals(fromStore, fromExport);
        assertTrue(fromStore.matches("[0-9a-f]{64}\n"), fromStore);
    }

    @Test
    void checksCommitmentsWithAnExitCode() {
        Cli cli = new Cli(folder).withKeys("o200k_base");
        String hex = cli.ok("key", "commit", "--epoch", "2026-11", "--profile", "p.json")
                .strip();
        String[] right = {"key", "commit", "--epoch-key", "e.key", "--profile", "p.json", "--check", hex};
        assertEquals(0, cli.run(right).code());
        String[] wrong = {"key", "commit", "--epoch", "2026-12", "--profile", "p.json", "--check", hex};
        assertEquals(ExitCode.NO.code(), cli.run(wrong).code());
    }

    @Test
    void asksWhichOfSeveralKeys() {
        Cli cli = new Cli(folder).withKeys("o200k_base");
        cli.ok("key", "create", "--key", "second", "-q");
        Cli.Outcome unclear = cli.run("key", "commit", "--epoch", "2026-11", "--profile", "p.json");
        assertEquals(ExitCode.INPUT.code(), unclear.code());
        assertTrue(unclear.err().contains("main, second") && unclear.err().contains("--key"), unclear.err());
        String[] clear = {"key", "commit", "--epoch", "2026-11", "--profile", "p.json", "--key", "second"};
        assertEquals(0, cli.run(clear).code());
    }

    @Test
    void wrongPassphraseIsBadInput() {
        Cli cli = new Cli(folder).withKeys("o200k_base");
        Cli.Outcome outcome = cli.run("wrong", new String[] {"key", "list"});
        assertEquals(ExitCode.INPUT.code(), outcome.code());
        assertTrue(outcome.err().contains("countermark.keys") && outcome.err().contains("passphrase"), outcome.err());
    }

    @Test
    void corruptedStoreIsBadInputAndStaysAsItIs() throws IOException {
        Cli cli = new Cli(folder).withKeys("o200k_base");
        byte[] bytes = Files.readAllBytes(cli.path("countermark.keys"));
        byte[] cut = Arrays.copyOf(bytes, bytes.length / 2);
        cli.file("countermark.keys", cut);
        Cli.Outcome outcome = cli.run("key", "create", "--key", "other");
        assertEquals(ExitCode.INPUT.code(), outcome.code());
        assertTrue(outcome.err().contains("damaged"), outcome.err());
        assertTrue(Arrays.equals(cut, Files.readAllBytes(cli.path("countermark.keys"))), "not touched");
    }

    @Test
    void damagedExportIsBadInput() throws IOException {
        Cli cli = new Cli(folder).withKeys("o200k_base");
        String export = Files.readString(cli.path("e.key"));
        cli.file("e.key", export.replace("2026-11", "2026-12"));
        Cli.Outcome outcome = cli.run("key", "commit", "--epoch-key", "e.key", "--profile", "p.json");
        assertEquals(ExitCode.INPUT.code(), outcome.code());
        assertTrue(outcome.err().contains("e.key"), outcome.err());
    }

    @Test
    void exportNeverOverwrites() throws IOException {
        Cli cli = new Cli(folder).withKeys("o200k_base");
        String before = Files.readString(cli.path("e.key"));
        Cli.Outcome outcome = cli.run("key", "export-epoch", "--epoch", "2026-12", "--out", "e.key");
        assertEquals(ExitCode.INPUT.code(), outcome.code());
        assertEquals(before, Files.readString(cli.path("e.key")));
    }

    @Test
    void nothingPrintedHoldsAKey() throws IOException {
        Cli cli = new Cli(folder).withKeys("o200k_base");
        Matcher key = Pattern.compile("\"key\":\"([^\"]+)\"").matcher(Files.readString(cli.path("e.key")));
        assertTrue(key.find());
        String printed = cli.run("key", "commit", "--epoch", "2026-11", "--profile", "p.json")
                        .toString()
                + cli.run("key", "commit", "--epoch-key", "e.key", "--profile", "p.json", "--debug")
                + cli.run("key", "list");
        assertFalse(printed.contains(key.group(1)) || printed.contains(Cli.PASSPHRASE), "a secret was printed");
    }

    @Test
    void withoutAPassphraseItSaysHowToGiveOne() {
        Cli cli = new Cli(folder).withKeys("o200k_base");
        Cli.Outcome outcome = cli.run("", new String[] {"key", "list"});
        assertEquals(ExitCode.INPUT.code(), outcome.code());
        assertTrue(outcome.err().contains("--passphrase-file"), outcome.err());
    }

    @Test
    void passphraseFileWinsOverTheEnvironment() throws IOException {
        Cli cli = new Cli(folder).withKeys("o200k_base");
        cli.file("pass", Cli.PASSPHRASE + "\nsecond line\n");
        assertEquals(
                0,
                cli.run("wrong", new String[] {"key", "list", "--passphrase-file", "pass"})
                        .code());
    }

    @Test
    void profilesOutOfRangeAreUsageErrors() {
        Cli.Outcome outcome = new Cli(folder).run("profile", "new", "--context-width", "17");
        assertEquals(ExitCode.USAGE.code(), outcome.code());
        assertTrue(outcome.err().contains("1..16"), outcome.err());
    }
}
