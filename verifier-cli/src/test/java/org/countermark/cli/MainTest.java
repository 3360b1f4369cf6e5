package org.countermark.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The manners of the command line: help, exit codes, streams. */
final class MainTest {
    @TempDir
    Path folder;

    @Test
    void helpGoesToStandardOutput() {
        Cli.Outcome help = new Cli(folder).run("--help");
        assertEquals(0, help.code());
        assertTrue(help.out().contains("scan"), help.out());
        assertEquals("", help.err());
    }

    @Test
    void helpPrintsTheTableOfExitCodes() {
        String help = new Cli(folder).run("--help").out();
        for (ExitCode code : ExitCode.values()) {
            assertTrue(
                    help.matches("(?s).*\\n\\s+" + code.code() + "\\s+" + code.meaning() + "\\n.*"),
                    code + ": " + help);
        }
    }

    @Test
    void specificationHasTheSameTable() throws IOException {
        String spec = Files.readString(Path.of("../docs/spec/cli.md"));
        for (ExitCode code : ExitCode.values()) {
            assertTrue(spec.contains("| " + code.code() + " | " + code.meaning() + " |"), code.toString());
        }
    }

    @Test
    void wrongCommandLinesSuggestWhatWasMeant() {
        Cli.Outcome command = new Cli(folder).run("scn");
        assertEquals(ExitCode.USAGE.code(), command.code());
        assertTrue(command.err().contains("scan"), command.err());
        Cli.Outcome option = new Cli(folder).run("scan", "--profil", "x", "f.txt");
        assertEquals(ExitCode.USAGE.code(), option.code());
        assertTrue(option.err().contains("--profile"), option.err());
        assertEquals("", option.out());
    }

    @Test
    void stackTracesNeedDebug() {
        String[] scan = {"scan", "missing.txt", "--profile", "p.json", "--epoch-key", "e.key"};
        Cli.Outcome plain = new Cli(folder).run(scan);
        assertEquals(ExitCode.INPUT.code(), plain.code());
        assertFalse(plain.err().contains("\tat "), plain.err());
        String[] debug = Arrays.copyOf(scan, scan.length + 1);
        debug[scan.length] = "--debug";
        assertTrue(new Cli(folder).run(debug).err().contains("\tat "));
    }

    @Test
    void completionKnowsTheCommands() {
        String script = new Cli(folder).ok("completion");
        assertTrue(script.contains("export-epoch") && script.contains("--skip-bad"), "commands and options");
    }

    @Test
    void everyCommandHasHelp() {
        for (String command : new String[] {
            "scan",
            "demo",
            "generate",
            "selftest",
            "key",
            "key create",
            "student collect",
            "profile new",
            "contracts",
            "completion"
        }) {
            String[] words = (command + " --help").split(" ", -1);
            assertTrue(new Cli(folder).ok(words).contains("--debug"), command);
        }
    }

    @Test
    void contractsNamesTheNativeOne() {
        assertTrue(new Cli(folder).ok("contracts").startsWith("countermark/1"));
    }
}
