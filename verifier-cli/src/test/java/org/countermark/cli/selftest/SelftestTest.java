package org.countermark.cli.selftest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.countermark.cli.Cli;
import org.countermark.cli.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Published vectors, right and wrong. */
final class SelftestTest {
    private static final Path VECTORS = Path.of("../docs/spec/vectors/countermark-1");

    @TempDir
    Path folder;

    @Test
    void bundledVectorsAgree() {
        assertTrue(new Cli(folder).ok("selftest").matches("(\\d+) of \\1 vectors agree\\n"));
    }

    @Test
    void vectorsOfOneFileAgree() throws IOException {
        Cli cli = new Cli(folder);
        cli.file("v.json", Files.readAllBytes(VECTORS.resolve("design.json")));
        assertEquals(0, cli.run("selftest", "--vectors", "v.json").code());
    }

    @Test
    void everyWayToBeWrongIsSeen() throws IOException {
        Cli cli = new Cli(folder);
        try (var files = Files.list(VECTORS.resolve("wrong"))) {
            for (Path file : files.toList()) {
                cli.file("v.json", Files.readAllBytes(file));
                Cli.Outcome outcome = cli.run("selftest", "--vectors", "v.json");
                assertEquals(ExitCode.NO.code(), outcome.code(), file + ": " + outcome);
                assertTrue(outcome.out().contains("should be"), outcome.out());
            }
        }
    }

    @Test
    void otherFilesAreBadInput() throws IOException {
        Cli cli = new Cli(folder);
        cli.file("v.json", "{\"format\":\"other\"}");
        Cli.Outcome outcome = cli.run("selftest", "--vectors", "v.json");
        assertEquals(ExitCode.INPUT.code(), outcome.code());
        assertTrue(outcome.err().contains("v.json"), outcome.err());
    }
}
