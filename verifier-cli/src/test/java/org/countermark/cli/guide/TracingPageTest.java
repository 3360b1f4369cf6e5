package org.countermark.cli.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.countermark.cli.Cli;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the commands of docs/guide/tracing.md from top to bottom in an empty folder. */
final class TracingPageTest {
    @TempDir
    Path folder;

    /**
     * Four responses of 400 tokens each carry hundreds of marked contexts at a nat or more, so that an account is missed with odds
     * below 1e-9. An innocent would be named with odds of 1e-9, the level that both traces are made at here.
     */
    @Test
    void everyCommandWorksAsThePageSays() throws IOException {
        List<String> traced = new ArrayList<>();
        for (List<String> command : PageCommands.of(Path.of("../docs/guide/tracing.md"))) {
            if (command.get(0).equals("trace")) {
                command.addAll(List.of("--alpha", "1e-9"));
            }
            Cli.Outcome outcome = new Cli(folder).run(command.toArray(new String[0]));
            assertEquals(0, outcome.code(), () -> command + ": " + outcome.err());
            if (command.get(0).equals("trace")) {
                traced.add(outcome.out());
            }
        }
        assertEquals(2, traced.size());
        assertTrue(traced.get(0).startsWith("2 accounts"), traced.get(0));
        JsonNode result =
                new ObjectMapper().readTree(folder.resolve("trace.json").toFile());
        assertEquals("named", result.path("verdict").asText(), result.toPrettyString());
        assertEquals(1, result.path("accountsNamed").asInt());
        assertEquals(1, result.path("cohortsNamed").asInt());
        assertTrue(Files.readString(folder.resolve("carried.csv")).contains("ring-7"));
    }
}
