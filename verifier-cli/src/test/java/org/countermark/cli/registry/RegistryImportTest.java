package org.countermark.cli.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.countermark.cli.Cli;
import org.countermark.cli.ExitCode;
import org.countermark.registry.PayloadRegistry;
import org.countermark.registry.RegistryFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables in and out: what one registry exports another one takes, and a wrong row leaves everything as it was. */
final class RegistryImportTest {
    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void createRegistry() {
        cli = new Cli(folder);
        cli.ok("registry", "create", "--bits", "12");
    }

    @Test
    void idsBecomePseudonyms() throws IOException {
        cli.file(
                "accounts.csv",
                "\ufeffaccount,payload,cohort,since\r\n,,ring,2026-01-01\r\n\"a, \"\"quoted\"\" id\",77,,\r\nbob,,ring,"
                        + "2026-02-01\r\ncarol,,,1767312000\r\n");
        assertEquals(
                "3 accounts, 1 cohort, 1 move and 0 epochs added\n",
                cli.ok("registry", "import", "accounts.csv", "--since", "2026-03-03"));
        assertTrue(cli.ok("registry", "show", "--account", "a, \"quoted\" id")
                .contains("has payload 77 since 2026-03-03T00:00:00Z"));
        assertTrue(cli.ok("registry", "show", "--account", "carol").contains("since 2026-01-02T00:00:00Z"));
        assertTrue(cli.ok("registry", "show", "--account", "bob")
                .contains("since 2026-02-01T00:00:00Z in cohort \"ring\""));
        assertFalse(Files.readString(cli.path("registry.ndjson")).contains("bob"));
    }

    @Test
    void whatIsExportedCanBeImported() throws IOException {
        cli.ok("registry", "add", "alice", "bob", "carol", "--since", "2026-01-01");
        cli.ok("registry", "cohort", "create", "ring", "--since", "2026-01-01");
        cli.ok("registry", "cohort", "create", "old", "--since", "2026-01-01");
        cli.ok("registry", "cohort", "move", "old", "carol", "--at", "2026-02-01");
        cli.ok("registry", "cohort", "move", "ring", "bob", "carol", "--at", "2026-03-01");
        cli.ok("registry", "export", "--out", "all.csv");
        assertEquals(Files.readString(cli.path("all.csv")), cli.ok("registry", "export"));
        cli.ok(
                "registry",
                "create",
                "--bits",
                "14",
                "--order",
                "sequential",
                "--out",
                "b.ndjson",
                "--secret",
                "b.secret");
        cli.ok("registry", "import", "all.csv", "--registry", "b.ndjson", "--registry-secret", "b.secret");
        assertEquals(Files.readString(cli.path("all.csv")), cli.ok("registry", "export", "--registry", "b.ndjson"));
        PayloadRegistry first = RegistryFile.read(cli.path("registry.ndjson"));
        PayloadRegistry second = RegistryFile.read(cli.path("b.ndjson"));
        for (int i = 0; i < first.accounts(); i++) {
            assertEquals(
                    first.account(i).payload(),
                    second.account(first.account(i).pseudonym()).orElseThrow().payload());
        }
    }

    @Test
    void knownAccountsCanBeSkipped() throws IOException {
        cli.standardInput("account\nalice\nbob\n".getBytes(StandardCharsets.UTF_8));
        cli.ok("registry", "import", "-");
        cli.standardInput("account\nbob\ncarol\n".getBytes(StandardCharsets.UTF_8));
        Cli.Outcome refused = cli.run("registry", "import", "-");
        assertEquals(ExitCode.INPUT.code(), refused.code());
        assertTrue(refused.err().contains("line 2") && refused.err().contains("--skip-known"), refused.err());
        assertTrue(cli.ok("registry", "import", "-", "--skip-known").startsWith("1 account, "));
        assertEquals(3, RegistryFile.read(cli.path("registry.ndjson")).accounts());
    }

    @Test
    void wrongRowsAreNamedAndNothingIsTaken() throws IOException {
        cli.ok("registry", "add", "known");
        String before = Files.readString(cli.path("registry.ndjson"));
        check("", "t.csv: the table has no header");
        check("name,payload\na,1\n", "line 1, byte 0: there is no use for a column \"name\"");
        check("payload\n1\n", "line 1, byte 0: the table needs a column account");
        check("account,pseudonym\na,b\n", "line 1, byte 0: the table needs a column account");
        check("account,account\na,b\n", "line 1, byte 0: a column is named twice");
        check("account\na\nb,c\n", "line 3: the row has 2 fields, the header 1");
        check("account,payload\na,1\nb,1\n", "line 3: payload 1 is given already");
        check("account,payload\na,4096\n", "line 2: payload must be in 1..4095");
        check("account,payload\na,0\n", "line 2: payload must be in 1..4095");
        check("account,payload\na,x1\n", "line 2: the payload is not a number");
        check("account,payload\na,99999999999\n", "line 2: the payload is not a number");
        check("account\na\n\"b\nc\"\na\n", "line 5: the account ");
        check("account\nknown\n", "line 2: the account ");
        check("account,cohort\na,ring\n", "line 2: there is no cohort \"ring\"");
        check("account,cohort\n,ring\n,ring\n", "line 3: there is a cohort \"ring\" already");
        check("account,cohort\n,\n", "line 2: the row names neither an account nor a cohort");
        check("account,since\na,soon\n", "line 2: the field since is not a date");
        check("account,cohort,since\n,ring,2026-02-01\na,ring,2026-01-01\n", "line 3: a move at 2026-01-01");
        check("pseudonym\n" + "0".repeat(32) + "\nalice\n", "line 3: a pseudonym must have 32");
        check("account\n" + "x".repeat(5000) + "\n", "line 2: an account id must have 1..4096 bytes");
        check("account\n" + "x".repeat(70_000) + "\n", "the table cannot be read");
        check("account\na\0b\n", "NUL");
        cli.file("t.csv", new byte[] {'a', 'c', 'c', 'o', 'u', 'n', 't', '\n', (byte) 0xe9, '\n'});
        checkFile("is not UTF-8");
        assertEquals(before, Files.readString(cli.path("registry.ndjson")));
        Cli.Outcome missing = cli.run("registry", "import", "nowhere.csv");
        assertEquals(ExitCode.INPUT.code(), missing.code());
        assertTrue(missing.err().contains("nowhere.csv: no such file"), missing.err());
    }

    private void check(String table, String problem) throws IOException {
        cli.file("t.csv", table);
        checkFile(problem);
    }

    private void checkFile(String problem) {
        Cli.Outcome outcome = cli.run("registry", "import", "t.csv");
        assertEquals(ExitCode.INPUT.code(), outcome.code(), problem + outcome);
        assertTrue(outcome.err().contains("t.csv") && outcome.err().contains(problem), problem + ": " + outcome.err());
        assertEquals("", outcome.out());
        assertFalse(outcome.err().contains("Exception"), outcome.err());
    }
}
