package org.countermark.cli.stix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.countermark.cli.ExitCode;
import org.countermark.cli.Terminal;
import org.countermark.evidence.bundle.Bundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command: what it writes, and what it refuses. */
final class BundleStixCommandTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void writesWhatTheExportIs() throws IOException {
        Files.write(folder.resolve("e.json"), Export.example());
        assertEquals(0, run("e.json", "--out", "s.json", "--created", "2026-11-21T17:00:00Z"));
        assertArrayEquals(
                StixExport.render(Bundle.parse(Export.example()), Export.WHEN),
                Files.readAllBytes(folder.resolve("s.json")));
        assertEquals(0, run("e.json", "--out", "t.json", "--tlp", "amber+strict"));
        assertTrue(Files.readString(folder.resolve("t.json")).contains("TLP:AMBER+STRICT"));
    }

    @Test
    void writesOverNothing() throws IOException {
        Files.write(folder.resolve("e.json"), Export.example());
        assertTrue(run("e.json", "--out", "e.json") != 0);
        assertArrayEquals(Export.example(), Files.readAllBytes(folder.resolve("e.json")));
    }

    @Test
    void refusesABundleThatContradictsItself() throws IOException {
        String changed = new String(Export.example(), StandardCharsets.UTF_8).replace("-31.250000", "-51.250000");
        Files.writeString(folder.resolve("e.json"), changed);
        assertEquals(ExitCode.NO.code(), run("e.json", "--out", "s.json"));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("results"), err.toString(StandardCharsets.UTF_8));
        assertFalse(Files.exists(folder.resolve("s.json")));
    }

    @Test
    void refusesTermsThatCannotBe() throws IOException {
        Files.write(folder.resolve("e.json"), Export.example());
        for (String[] wrong : new String[][] {
            {"--tlp", "white"}, {"--created", "yesterday"}, {"--confidence", "101"}, {"--producer", " "}
        }) {
            assertEquals(ExitCode.USAGE.code(), run("e.json", "--out", "s.json", wrong[0], wrong[1]), wrong[0]);
            assertFalse(Files.exists(folder.resolve("s.json")));
        }
    }

    private int run(String... arguments) {
        Terminal terminal = new Terminal(
                new ByteArrayInputStream(new byte[0]),
                System.out,
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of(),
                folder,
                false,
                question -> Optional.empty());
        return new CommandLine(new BundleStixCommand(terminal))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .execute(arguments);
    }
}
