package org.countermark.cli.scan;

import static org.countermark.cli.scan.EngineScans.PACKED;
import static org.countermark.cli.scan.EngineScans.ofIds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.countermark.cli.Cli;
import org.countermark.cli.EngineText;
import org.countermark.cli.ExitCode;
import org.countermark.cli.MarkedText;
import org.countermark.keys.Contract;
import org.countermark.keys.EpochKey;
import org.countermark.keys.EpochKeyFile;
import org.countermark.keys.Profile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Scans of text that serving engines marked. Each marked token is the best of eight, an excess of 1.7 nats under Gumbel-max,
 * so a few hundred are decisive: log10 p is far below -50. Where another profile is read the units are unmarked, and reach
 * the level of 1e-9 with odds of at most 1e-9 over all that is tried, by the test's own validity.
 */
final class EngineScanTest {
    @TempDir
    Path folder;

    private Cli cli;
    private EpochKey epoch;
    private EngineScans scans;

    @BeforeEach
    void makeKeys() throws IOException {
        scans = new EngineScans(folder);
        cli = scans.cli;
        epoch = scans.epoch;
    }

    @Test
    void findsWhatAnEngineMarkedWithADerivedKey() throws IOException {
        text(PACKED);
        scans.profile("engine.json", PACKED);
        JsonNode result = scans.scan("--profile", "engine.json", "--epoch-key", "e.key");
        assertEquals("detected", result.path("verdict").asText());
        JsonNode trial = result.path("trials").path(0);
        assertEquals(1, result.path("trials").size(), "variants are tried only when nothing is found");
        assertEquals(0, trial.path("counts").path("atStart").asInt(), "scored from the first token on");
        // Beside the declared one: the other mapping, two keys, and a context of 3 and of 5 tokens.
        int variants = Near.of(PACKED).size();
        assertEquals(variants, result.path("family").path("variants").asInt());
        assertEquals(3 * (1 + variants), result.path("family").path("size").asInt());
        assertEquals(1, trial.path("decoys").path("rankByP").asInt());
    }

    @Test
    void findsWhatAnEngineMarkedWithItsOwnKey() throws IOException {
        cli.file("vllm.json", "{\"algorithm\":\"gumbel\",\"key\":4242424242424242}");
        cli.ok("profile", "new", "-q", "--from-vllm", "vllm.json", "--tokenizer", "ids", "--out", "engine.json");
        cli.ok("key", "import", "--from-vllm", "vllm.json", "--label", "vllm", "--out", "engine.key");
        EpochKey own = EpochKeyFile.read(cli.path("engine.key"));
        cli.file("text.jsonl", EngineText.marked(PACKED, own, 5000, 400, 1));
        assertEquals(
                "detected",
                scans.scan("--profile", "engine.json", "--epoch-key", "engine.key")
                        .path("verdict")
                        .asText());
        assertNotEquals(
                "detected",
                scans.scan("--profile", "engine.json", "--epoch-key", "e.key")
                        .path("verdict")
                        .asText());
    }

    @Test
    void autoTriesWhatTheKeysFitAndCountsIt() throws IOException {
        cli.file("vllm.json", "{\"algorithm\":\"gumbel\",\"key\":4242424242424242}");
        cli.ok("key", "import", "--from-vllm", "vllm.json", "--label", "vllm", "--out", "engine.key");
        EpochKey own = EpochKeyFile.read(cli.path("engine.key"));
        cli.file("text.jsonl", EngineText.marked(PACKED, own, 5000, 400, 6));
        JsonNode result = scans.scan("--contract", "auto", "--epoch-key", "engine.key", "--epoch-key", "e.key");
        assertEquals("detected", result.path("verdict").asText());
        int trials = result.path("family").path("trials").asInt();
        assertEquals(result.path("trials").size(), trials);
        Set<String> contracts = new java.util.HashSet<>();
        Set<String> ofTheImportedKey = new java.util.HashSet<>();
        for (JsonNode trial : result.path("trials")) {
            String contract = trial.path("profile").path("contract").asText();
            contracts.add(contract);
            if (trial.path("key").asText().equals("vllm")) {
                ofTheImportedKey.add(contract);
            }
        }
        assertEquals(Set.of("vllm-gumbel-packed4"), ofTheImportedKey);
        assertTrue(contracts.containsAll(Set.of("vllm-gumbel-packed4", "vllm-gumbel-word0")), contracts.toString());
        assertEquals(contracts.size() + 1, trials);
        assertEquals(2, result.path("family").path("keys").asInt());
    }

    @Test
    void keysAndProfilesThatDoNotFitAreRefused() throws IOException {
        text(PACKED);
        scans.profile("engine.json", PACKED);
        scans.profile("word0.json", Profile.of(Contract.VLLM_GUMBEL_WORD0, 4, "ids", Map.of()));
        scans.profile(
                "list.json", ofIds(Contract.KGW_HF_LEFTHASH, 1, Map.of("vocabulary", 5000L, "greenTokens", 1250L)));
        cli.file("numbers", "42");
        cli.ok("key", "import", "--from", "numbers", "--contract", "sglang-gumbel", "--label", "sg", "--out", "sg.key");
        String[][] wrong = {
            {"--profile", "engine.json", "--epoch-key", "sg.key"},
            {"--profile", "engine.json", "--epoch-key", "e.key", "--epoch-key", "sg.key"},
            {"--profile", "engine.json", "--epoch-key", "e.key", "--payload", "7"},
            {"--profile", "list.json", "--epoch-key", "e.key", "--proxy", "self"},
            {"--contract", "kgw-hf-lefthash", "--epoch-key", "e.key"},
            {"--contract", "vllm", "--epoch-key", "e.key"},
            {"--epoch-key", "e.key"},
        };
        for (String[] options : wrong) {
            List<String> command = new ArrayList<>(List.of("scan", "text.jsonl", "--tokenizer", "ids"));
            command.addAll(List.of(options));
            Cli.Outcome outcome = cli.run(command.toArray(new String[0]));
            assertEquals(ExitCode.USAGE.code(), outcome.code(), command + outcome.err());
            assertFalse(outcome.err().contains("internal"), outcome.err());
        }
    }

    /** Ten of twenty valid p-values are at most .01 with odds below 1e-14. Odds that a level is called exceeded are larger. */
    @Test
    void calibrationTakesProfilesOfEngines() throws IOException {
        text(PACKED);
        scans.profile("vllm.json", PACKED);
        scans.profile(
                "list.json", ofIds(Contract.KGW_HF_LEFTHASH, 1, Map.of("vocabulary", 5000L, "greenTokens", 1250L)));
        for (String profile : List.of("vllm.json", "list.json")) {
            Cli.Outcome outcome = calibrate(profile);
            assertTrue(outcome.code() == 0 || outcome.code() == ExitCode.NO.code(), outcome.err());
            JsonNode tests = new ObjectMapper()
                    .readTree(cli.path("calibration/calibration.json").toFile())
                    .path("tests");
            assertEquals(3, tests.size());
            for (JsonNode test : tests) {
                assertEquals(0.01, test.path("sizes").path(1).path("level").asDouble());
                assertTrue(test.path("sizes").path(1).path("rejected").asInt() < 10, test.toString());
            }
        }
        assertEquals(
                ExitCode.USAGE.code(),
                calibrate("list.json", "--weigh-by", "self").code());
    }

    private Cli.Outcome calibrate(String profile, String... more) {
        List<String> command = new ArrayList<>(List.of("calibrate", "text.jsonl", "--tokenizer", "ids"));
        command.addAll(List.of("--keys", "20", "--document-keys", "20", "--seed", "1", "--out", "calibration"));
        command.addAll(List.of("--profile", profile));
        command.addAll(List.of(more));
        return cli.run(command.toArray(new String[0]));
    }

    private void text(Profile profile) throws IOException {
        cli.file("text.jsonl", EngineText.marked(profile, epoch, 5000, 400, 7) + MarkedText.unmarked(400, 8));
    }
}
