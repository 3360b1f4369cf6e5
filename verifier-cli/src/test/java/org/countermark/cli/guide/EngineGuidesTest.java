package org.countermark.cli.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.countermark.cli.Cli;
import org.countermark.cli.EngineText;
import org.countermark.keys.EpochKeyFile;
import org.countermark.keys.Profile;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the guide of each serving engine from top to bottom in an empty folder; made-up text stands in for the server's. */
final class EngineGuidesTest {
    private static final Pattern PRINTF = Pattern.compile("(?m)^printf '([^']*)' > (\\S+)$");
    private static final Pattern PROFILE = Pattern.compile("--profile (\\S+)");

    @TempDir
    Path folder;

    /**
     * Scans are made at a level of 1e-9. The text is 2,000 tokens, each the best of eight under the key, which has log10 p far
     * below -50 by all contracts, and so has what the embedded model writes in ten responses of 200 tokens: the odds that a scan
     * misses the level are below 1e-9.
     */
    @ParameterizedTest
    @ValueSource(strings = {"vllm", "sglang", "synthid", "transformers", "textseal"})
    void everyCommandWorksAsThePageSays(String engine) throws IOException {
        Path page = Path.of("../docs/guide/engines/" + engine + ".md");
        Cli cli = new Cli(folder);
        Matcher made = PRINTF.matcher(Files.readString(page));
        while (made.find()) {
            cli.file(made.group(2), made.group(1).getBytes(StandardCharsets.UTF_8));
        }
        List<String> verdicts = new ArrayList<>();
        for (List<String> command : PageCommands.of(page)) {
            if (command.get(0).equals("scan")) {
                if (command.contains("completions.jsonl")) {
                    serve(cli, String.join(" ", command));
                }
                command.addAll(List.of("--alpha", "1e-9"));
            }
            Cli.Outcome outcome = cli.run(command.toArray(new String[0]));
            assertEquals(0, outcome.code(), () -> command + ": " + outcome.err());
            if (command.get(0).equals("scan")) {
                verdicts.add(outcome.out().lines().findFirst().orElseThrow());
            }
        }
        assertFalse(verdicts.isEmpty());
        for (String verdict : verdicts) {
            assertEquals("DETECTED (level 10^-9): the text depends on key \"2026-11\".", verdict);
        }
        assertTrue(Files.size(cli.path("watermark.json")) > 0);
    }

    /** What the server writes that was configured before. */
    private static void serve(Cli cli, String scan) throws IOException {
        Matcher named = PROFILE.matcher(scan);
        assertTrue(named.find(), scan);
        Profile profile = Profile.parse(Files.readString(cli.path(named.group(1))));
        String text = EngineText.marked(profile, EpochKeyFile.read(cli.path("2026-11.key")), 3000, 2000, 1);
        cli.file("completions.jsonl", text);
    }
}
