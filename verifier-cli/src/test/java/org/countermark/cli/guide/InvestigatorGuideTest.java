package org.countermark.cli.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.countermark.cli.Cli;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the investigator's guide from top to bottom in an empty folder. */
final class InvestigatorGuideTest {
    private static final Pattern BLOCK = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    @TempDir
    Path folder;

    /**
     * Scans are made at a level of 1e-9, so the odds that the key of another epoch reaches it are below that. Marked text of
     * some 350 tokens has log10 p far below -20 on this model: the odds that it misses the level are below 1e-9, too.
     */
    @Test
    void everyCommandWorksAsThePageSays() throws IOException {
        List<String> verdicts = new ArrayList<>();
        for (List<String> command : commands(Path.of("../docs/guide/investigator.md"))) {
            boolean scan = command.get(0).equals("scan");
            if (scan) {
                command.addAll(List.of("--alpha", "1e-9"));
            }
            Cli.Outcome outcome = new Cli(folder).run(command.toArray(new String[0]));
            assertEquals(0, outcome.code(), () -> command + ": " + outcome.err());
            if (scan) {
                verdicts.add(
                        outcome.out().lines().findFirst().orElse("(in a file)").replaceFirst(" \\(.*", ""));
            }
        }
        assertEquals(4, verdicts.size());
        assertEquals("DETECTED", verdicts.get(0));
        assertTrue(Files.readString(folder.resolve("result.json")).contains("\"detected\""));
        assertEquals("DETECTED", verdicts.get(2));
        assertTrue(verdicts.get(3).startsWith("NOT "), verdicts.get(3));
    }

    private static List<List<String>> commands(Path page) throws IOException {
        List<List<String>> commands = new ArrayList<>();
        Matcher block = BLOCK.matcher(Files.readString(page));
        while (block.find()) {
            for (String line : block.group(1).split("\n", -1)) {
                if (line.startsWith("./countermark ")) {
                    commands.add(words(line.substring("./countermark ".length())));
                }
            }
        }
        return commands;
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(line);
        while (word.find()) {
            words.add(word.group(1) == null ? word.group(2) : word.group(1));
        }
        return words;
    }
}
