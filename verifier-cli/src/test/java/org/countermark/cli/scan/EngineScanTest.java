package org.countermark.cli.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
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
    private static final Profile PACKED = Profile.of(Contract.VLLM_GUMBEL_PACKED4, 4, "ids", Map.of());

    @TempDir
    Path folder;

    private Cli cli;
    private EpochKey epoch;

    @BeforeEach
    void makeKeys() throws IOException {
        cli = new Cli(folder).withKeys("r50k_base");
        epoch = EpochKeyFile.read(cli.path("e.key"));
    }

    @Test
    void findsWhatAnEngineMarkedWithADerivedKey() throws IOException {
        text(PACKED);
        profile("engine.json", PACKED);
        JsonNode result = scan("--profile", "engine.json", "--epoch-key", "e.key");
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
                scan("--profile", "engine.json", "--epoch-key", "engine.key")
                        .path("verdict")
                        .asText());
        assertNotEquals(
                "detected",
                scan("--profile", "engine.json", "--epoch-key", "e.key")
                        .path("verdict")
                        .asText());
    }

    @Test
    void namesTheMistake() throws IOException {
        String[][] mistakes = {
            {"vllm-gumbel-word0", "4", "word0"},
            {"vllm-gumbel-packed4", "3", "3 tokens wide, not 4"},
            {"vllm-gumbel-packed4", "5", "5 tokens wide, not 4"},
        };
        profile("engine.json", PACKED);
        for (String[] row : mistakes) {
            Profile real = Profile.of(Contract.of(row[0]), Integer.parseInt(row[1]), "ids", Map.of());
            EpochKey same = new Near(real, "").key(PACKED, epoch);
            cli.file("text.jsonl", EngineText.marked(real, same, 5000, 400, 2));
            JsonNode result = scan("--profile", "engine.json", "--epoch-key", "e.key");
            assertEquals("detected", result.path("verdict").asText(), row[2]);
            JsonNode declared = result.path("trials").path(0);
            assertTrue(declared.path("findings").path(0).path("correctedLog10P").asDouble() > -9, declared.toString());
            List<String> named = new ArrayList<>();
            for (JsonNode trial : result.path("trials")) {
                if (trial.path("findings").path(0).path("correctedLog10P").asDouble() <= -9) {
                    named.add(trial.path("nearVariant").asText());
                    assertEquals(real.toJson(), trial.path("profile").toString());
                }
            }
            assertEquals(1, named.size(), named.toString());
            assertTrue(named.get(0).contains(row[2]), named.toString());
            String text = cli.ok(
                    "scan",
                    "text.jsonl",
                    "--tokenizer",
                    "ids",
                    "--alpha",
                    "1e-9",
                    "--profile",
                    "engine.json",
                    "--epoch-key",
                    "e.key");
            assertTrue(
                    text.startsWith("DETECTED (level 10^-9): the text depends on key \"2026-11\", but not as declared: "
                            + named.get(0) + "."),
                    text);
        }
    }

    @Test
    void variantsCanBeLeftOut() throws IOException {
        Profile real = Profile.of(Contract.VLLM_GUMBEL_WORD0, 4, "ids", Map.of());
        cli.file("text.jsonl", EngineText.marked(real, new Near(real, "").key(PACKED, epoch), 5000, 400, 3));
        profile("engine.json", PACKED);
        JsonNode result = scan("--profile", "engine.json", "--epoch-key", "e.key", "--variants", "none");
        assertNotEquals("detected", result.path("verdict").asText());
        assertEquals(0, result.path("family").path("variants").asInt());
        assertEquals(1, result.path("trials").size());
    }

    @Test
    void unmarkedTextIsNotDetectedByAnyVariant() throws IOException {
        cli.file("text.jsonl", MarkedText.unmarked(400, 4) + MarkedText.unmarked(400, 5));
        profile("engine.json", PACKED);
        JsonNode result = scan("--profile", "engine.json", "--epoch-key", "e.key");
        assertNotEquals("detected", result.path("verdict").asText());
        assertEquals(1 + Near.of(PACKED).size(), result.path("trials").size());
        String text =
                cli.ok("scan", "text.jsonl", "--tokenizer", "ids", "--profile", "engine.json", "--epoch-key", "e.key");
        assertTrue(text.contains("No sign of these near variants either") && text.contains("word0"), text);
    }

    @Test
    void autoTriesWhatTheKeysFitAndCountsIt() throws IOException {
        cli.file("vllm.json", "{\"algorithm\":\"gumbel\",\"key\":4242424242424242}");
        cli.ok("key", "import", "--from-vllm", "vllm.json", "--label", "vllm", "--out", "engine.key");
        EpochKey own = EpochKeyFile.read(cli.path("engine.key"));
        cli.file("text.jsonl", EngineText.marked(PACKED, own, 5000, 400, 6));
        JsonNode result = scan("--contract", "auto", "--epoch-key", "engine.key", "--epoch-key", "e.key");
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
        profile("engine.json", PACKED);
        profile("word0.json", Profile.of(Contract.VLLM_GUMBEL_WORD0, 4, "ids", Map.of()));
        cli.file("numbers", "42");
        cli.ok("key", "import", "--from", "numbers", "--contract", "sglang-gumbel", "--label", "sg", "--out", "sg.key");
        String[][] wrong = {
            {"--profile", "engine.json", "--epoch-key", "sg.key"},
            {"--profile", "engine.json", "--epoch-key", "e.key", "--epoch-key", "sg.key"},
            {"--profile", "engine.json", "--epoch-key", "e.key", "--payload", "7"},
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

    private void text(Profile profile) throws IOException {
        cli.file("text.jsonl", EngineText.marked(profile, epoch, 5000, 400, 7) + MarkedText.unmarked(400, 8));
    }

    private void profile(String name, Profile profile) throws IOException {
        cli.file(name, profile.toJson());
    }

    /** Scans the text, and checks the result by its schema. */
    private JsonNode scan(String... options) throws IOException {
        List<String> command = new ArrayList<>(
                List.of("scan", "text.jsonl", "--tokenizer", "ids", "--alpha", "1e-9", "--format", "json"));
        command.addAll(List.of(options));
        JsonNode result = new ObjectMapper().readTree(cli.ok(command.toArray(new String[0])));
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(Path.of("../docs/spec/scan-result.schema.json")));
        assertEquals(Set.of(), schema.validate(result));
        return result;
    }
}
