package org.countermark.cli.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.codec.digest.DigestUtils;
import org.countermark.cli.Cli;
import org.countermark.cli.ExitCode;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import org.countermark.registry.PayloadRegistry;
import org.countermark.registry.RegistryFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Registries from the command line, as a provider uses them: files on disk, one command after another. */
final class RegistryCommandsTest {
    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void createRegistry() {
        cli = new Cli(folder);
        cli.ok("registry", "create", "--bits", "12");
    }

    private JsonNode json(String... arguments) throws IOException {
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--format";
        all[arguments.length + 1] = "json";
        return new ObjectMapper().readTree(cli.ok(all));
    }

    private String registry() throws IOException {
        return Files.readString(cli.path("registry.ndjson"));
    }

    @Test
    void accountsGetPayloadsThatNobodyHad() throws IOException {
        JsonNode added = json("registry", "add", "alice", "bob", "carol");
        assertEquals("countermark/registry-change/1", added.path("format").asText());
        assertEquals(3, added.path("accounts").asInt());
        Set<Integer> payloads = new HashSet<>();
        added.path("given").forEach(each -> payloads.add(each.path("payload").asInt()));
        assertEquals(3, payloads.size());
        assertEquals(
                DigestUtils.sha256Hex(Files.readAllBytes(cli.path("registry.ndjson"))),
                added.path("digest").asText());
        JsonNode alice = added.path("given").path(0);
        JsonNode shown = json("registry", "show", "--account", "alice");
        assertEquals(alice.path("pseudonym"), shown.path("pseudonym"));
        assertEquals(alice.path("payload"), shown.path("carries"));
        assertEquals(shown, json("registry", "show", alice.path("payload").asText()));
        assertEquals(shown, json("registry", "show", alice.path("pseudonym").asText()));
        JsonNode summary = json("registry", "show");
        assertEquals(added.path("digest"), summary.path("digest"));
        assertEquals(3, summary.path("accounts").asInt());
        assertEquals(4095 - 3, summary.path("left").asInt());
    }

    /** Neither account ids nor the secret are in the public file, nor in anything that is printed. */
    @Test
    void idsAndSecretsGoNowhere() throws IOException {
        cli.file("ids.txt", "somebody@example.org\n\nother@example.org\n");
        String out = cli.ok("registry", "add", "--from", "ids.txt");
        assertEquals(2, out.lines().count());
        String all = registry() + out + cli.ok("registry", "export") + cli.ok("registry", "show");
        assertFalse(all.contains("example.org"), all);
        String secret = new ObjectMapper()
                .readTree(cli.path("registry.secret").toFile())
                .path("secret")
                .asText();
        assertEquals(44, secret.length());
        assertFalse(all.contains(secret.substring(0, 12)), all);
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            assertEquals(
                    "rw-------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(cli.path("registry.secret"))));
        }
        Cli.Outcome again = cli.run("registry", "create");
        assertEquals(ExitCode.INPUT.code(), again.code());
        assertTrue(again.err().contains("registry.ndjson") && again.err().contains("never overwritten"), again.err());
        Cli.Outcome secretThere = cli.run("registry", "create", "--out", "other.ndjson");
        assertEquals(ExitCode.INPUT.code(), secretThere.code());
        assertTrue(secretThere.err().contains("registry.secret"), secretThere.err());
        assertFalse(Files.exists(cli.path("other.ndjson")));
    }

    @Test
    void cohortsComeAndGoWithTheirHistory() throws IOException {
        cli.ok("registry", "add", "alice", "bob", "--since", "2026-01-01");
        int ring = json("registry", "cohort", "create", "ring-7", "--since", "2026-01-02")
                .path("given")
                .path(0)
                .path("payload")
                .asInt();
        cli.ok("registry", "cohort", "move", "ring-7", "alice", "bob", "--at", "2026-02-01T12:00:00Z");
        assertEquals(
                ring,
                json("registry", "show", "--account", "alice").path("carries").asInt());
        assertEquals(
                2,
                json("registry", "show", "--cohort", "ring-7").path("members").size());
        cli.ok("registry", "cohort", "release", "alice", "--at", "2026-03-01");
        JsonNode alice = json("registry", "show", "--account", "alice");
        assertEquals(alice.path("payload"), alice.path("carries"));
        assertEquals(
                List.of("ring-7 2026-02-01T12:00:00Z", "null 2026-03-01T00:00:00Z"),
                List.of(moveText(alice, 0), moveText(alice, 1)));
        cli.ok("registry", "cohort", "dissolve", "ring-7", "--at", "2026-04-01");
        assertEquals(
                0,
                json("registry", "show", "--cohort", "ring-7").path("members").size());
        cli.ok("registry", "epoch", "2026-01", "--since", "2026-01-01");
        assertEquals(
                "2026-01",
                json("registry", "show").path("epochs").path(0).path("label").asText());
        String february = cli.ok("registry", "export", "--at", "2026-02-15");
        assertEquals(
                2,
                february.lines()
                        .filter(line -> line.contains(",ring-7,2026-02-01T12:00:00Z"))
                        .count());
        String may = cli.ok("registry", "export", "--at", "2026-05-01");
        assertEquals(1, may.lines().filter(line -> line.contains(",ring-7,")).count(), may);
    }

    private static String moveText(JsonNode account, int move) {
        JsonNode found = account.path("moves").path(move);
        return found.path("to").asText() + " " + found.path("since").asText();
    }

    @Test
    void pseudonymsNeedNoSecret() throws IOException {
        String alice = json("registry", "add", "alice", "--since", "2026-01-01")
                .path("given")
                .path(0)
                .path("pseudonym")
                .asText();
        cli.ok("registry", "cohort", "create", "ring", "--since", "2026-01-01");
        Files.move(cli.path("registry.secret"), cli.path("elsewhere"));
        cli.ok("registry", "cohort", "move", "ring", alice, "--pseudonyms");
        assertEquals(1, json("registry", "show", alice).path("moves").size());
        cli.ok("registry", "epoch", "2026-11");
        Cli.Outcome byId = cli.run("registry", "show", "--account", "alice");
        assertEquals(ExitCode.INPUT.code(), byId.code());
        assertTrue(byId.err().contains("--registry-secret"), byId.err());
        Cli.Outcome shuffled = cli.run("registry", "add", "--pseudonyms", "0".repeat(32));
        assertEquals(ExitCode.INPUT.code(), shuffled.code());
        cli.ok("registry", "add", "--pseudonyms", "0".repeat(32), "--registry-secret", "elsewhere");
        cli.ok("registry", "create", "--order", "sequential", "--out", "s.ndjson", "--secret", "s.secret");
        Files.delete(cli.path("s.secret"));
        cli.ok("registry", "add", "--pseudonyms", "0".repeat(32), "--registry", "s.ndjson");
    }

    @Test
    void secretsOfOtherRegistriesAreRefused() {
        cli.ok("registry", "create", "--out", "s.ndjson", "--secret", "s.secret");
        Cli.Outcome outcome = cli.run("registry", "add", "alice", "--registry-secret", "s.secret");
        assertEquals(ExitCode.INPUT.code(), outcome.code());
        assertTrue(outcome.err().contains("s.secret") && outcome.err().contains("another registry"), outcome.err());
    }

    @Test
    void aFullRegistryNamesTheRemedyAndCanBeWidened() throws IOException {
        cli.ok("registry", "create", "--bits", "8", "--out", "s.ndjson", "--secret", "s.secret");
        String[] add = {"registry", "add", "--registry", "s.ndjson", "--registry-secret", "s.secret", "--from", "-"};
        cli.standardInput(IntStream.range(0, 255)
                .mapToObj(i -> "account " + i + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8));
        assertEquals(255, cli.ok(add).lines().count());
        cli.standardInput("one more\n".getBytes(StandardCharsets.UTF_8));
        Cli.Outcome full = cli.run(add);
        assertEquals(ExitCode.INPUT.code(), full.code());
        assertTrue(
                full.err().contains("all 255 payloads are given") && full.err().contains("widen"), full.err());
        cli.ok("registry", "widen", "--bits", "9", "--registry", "s.ndjson");
        cli.ok(add);
        assertEquals(256, RegistryFile.read(cli.path("s.ndjson")).accounts());
    }

    @Test
    void nothingIsWrittenOverAnotherChange() throws IOException {
        PayloadRegistry before = RegistryFile.read(cli.path("registry.ndjson"));
        cli.ok("registry", "add", "alice");
        String now = registry();
        Terminal terminal = new Terminal(
                java.io.InputStream.nullInputStream(),
                new PrintStream(java.io.OutputStream.nullOutputStream()),
                new PrintStream(java.io.OutputStream.nullOutputStream()),
                Map.of(),
                folder,
                false,
                question -> Optional.empty());
        InputException e = assertThrows(
                InputException.class, () -> Registries.replace(terminal, Path.of("registry.ndjson"), before, before));
        assertTrue(e.getMessage().contains("changed by somebody else"), e.getMessage());
        assertEquals(now, registry());
    }

    @Test
    void whatCannotBeDoneChangesNothing() throws IOException {
        cli.ok("registry", "add", "alice");
        cli.ok("registry", "cohort", "create", "ring");
        String before = registry();
        refused(ExitCode.INPUT, "is registered already", "registry", "add", "bob", "alice");
        refused(ExitCode.INPUT, "there is a cohort \"ring\" already", "registry", "cohort", "create", "ring");
        refused(ExitCode.INPUT, "visible ASCII", "registry", "cohort", "create", "two words");
        refused(ExitCode.INPUT, "is not registered", "registry", "cohort", "move", "ring", "alice", "dave");
        refused(ExitCode.INPUT, "there is no cohort \"rong\"", "registry", "cohort", "move", "rong", "alice");
        refused(ExitCode.INPUT, "in no cohort", "registry", "cohort", "release", "alice");
        refused(ExitCode.INPUT, "nobody is in", "registry", "cohort", "dissolve", "ring");
        refused(
                ExitCode.INPUT,
                "before the account was registered",
                "registry",
                "cohort",
                "move",
                "ring",
                "alice",
                "--at",
                "2020-01-01");
        refused(ExitCode.INPUT, "there is no holder of payload 4095000", "registry", "show", "4095000");
        refused(ExitCode.INPUT, "there is no account", "registry", "show", "--account", "dave");
        refused(ExitCode.INPUT, "there is no cohort \"x\"", "registry", "show", "--cohort", "x");
        refused(ExitCode.INPUT, "there is no registry", "registry", "show", "--registry", "nowhere");
        refused(ExitCode.INPUT, "bits must be more", "registry", "widen", "--bits", "12");
        refused(ExitCode.USAGE, "neither a payload nor a pseudonym", "registry", "show", "alice");
        refused(ExitCode.USAGE, "one thing at a time", "registry", "show", "1", "--cohort", "ring");
        refused(ExitCode.USAGE, "Name accounts", "registry", "add");
        refused(ExitCode.USAGE, "4096 bytes", "registry", "add", "");
        refused(ExitCode.USAGE, "is not a date", "registry", "epoch", "2026-11", "--since", "soon");
        refused(ExitCode.USAGE, "8..22", "registry", "create", "--bits", "23", "--out", "x", "--secret", "y");
        refused(ExitCode.USAGE, "32 hexadecimal digits", "registry", "add", "--pseudonyms", "alice");
        refused(ExitCode.USAGE, "Say what to do", "registry");
        assertEquals(before, registry());
        assertFalse(Files.exists(cli.path("x")) || Files.exists(cli.path("y")));
    }

    private void refused(ExitCode code, String problem, String... arguments) {
        Cli.Outcome outcome = cli.run(arguments);
        assertEquals(code.code(), outcome.code(), () -> String.join(" ", arguments) + outcome);
        assertTrue(outcome.err().contains(problem), outcome::toString);
        assertFalse(outcome.err().contains("Exception"), outcome::toString);
    }

    @Test
    void damagedFilesAreNamedWithLineAndRemedy() throws IOException {
        cli.ok("registry", "add", "alice", "bob");
        String good = registry();
        cli.file("registry.ndjson", good.substring(0, good.lastIndexOf("{\"end")));
        refused(ExitCode.INPUT, "registry.ndjson: the file ends without its last line", "registry", "show");
        cli.file("registry.ndjson", good.replace("since", "when"));
        refused(ExitCode.INPUT, "registry.ndjson, line 2: unknown field \"when\"", "registry", "show");
        cli.file("registry.secret", "{}");
        cli.file("registry.ndjson", good);
        refused(ExitCode.INPUT, "registry.secret: registry secret: field \"type\" is missing", "registry", "add", "x");
    }
}
