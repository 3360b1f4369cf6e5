package org.countermark.cli.scan;

import static org.countermark.cli.scan.EngineScans.PACKED;
import static org.countermark.cli.scan.EngineScans.ofIds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.countermark.cli.Cli;
import org.countermark.cli.EngineText;
import org.countermark.cli.ExitCode;
import org.countermark.cli.MarkedText;
import org.countermark.keys.Contract;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is easily mistaken is named. Each marked token is the best of eight, an excess of 1.7 nats under Gumbel-max, so a few
 * hundred are decisive: log10 p is far below -20 by all contracts. Where another profile is read the units are unmarked, and
 * reach the level of 1e-9 with odds of at most 1e-9 over all that is tried, by the test's own validity.
 */
final class NearVariantsTest {
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

    /** Two profiles that are easily mistaken for each other: the text is marked by the second, and scanned for the first. */
    static Stream<Arguments> mistakes() {
        long coin = 1L << 22;
        Map<String, Long> list = Map.of("vocabulary", 5000L, "greenTokens", 1250L);
        Map<String, Long> layers = Map.of("depth", 30L, "equalWeights", 0L);
        return Stream.of(
                arguments(PACKED, ofIds(Contract.VLLM_GUMBEL_WORD0, 4, Map.of()), "(word0), not one for four"),
                arguments(ofIds(Contract.VLLM_GUMBEL_WORD0, 4, Map.of()), PACKED, "(packed4), not one each"),
                arguments(PACKED, ofIds(Contract.VLLM_GUMBEL_PACKED4, 3, Map.of()), "3 tokens wide, not 4"),
                arguments(PACKED, ofIds(Contract.VLLM_GUMBEL_PACKED4, 5, Map.of()), "5 tokens wide, not 4"),
                arguments(
                        ofIds(Contract.SGLANG_GUMBEL, 4, Map.of()),
                        ofIds(Contract.SGLANG_GUMBEL, 5, Map.of()),
                        "5 tokens wide, not 4"),
                // One context in five hundred has the same key in both, and a mark shows in fifteen at the least.
                arguments(
                        ofIds(Contract.SGLANG_DUAL, 4, Map.of("coin", coin)),
                        ofIds(Contract.SGLANG_DUAL, 4, Map.of("coin", (1L << 32) - coin)),
                        "1 - p, not p"),
                arguments(
                        ofIds(Contract.SYNTHID_HF, 4, layers),
                        ofIds(Contract.SYNTHID_DEEPMIND, 4, layers),
                        "reference repository that marked"),
                arguments(
                        ofIds(Contract.SYNTHID_DEEPMIND, 4, layers),
                        ofIds(Contract.SYNTHID_HF, 4, layers),
                        "transformers that marked"),
                arguments(
                        ofIds(Contract.SYNTHID_DEEPMIND, 5, layers),
                        ofIds(Contract.SYNTHID_DEEPMIND, 4, layers),
                        "4 tokens wide, not 5"),
                arguments(
                        ofIds(Contract.KGW_HF_SELFHASH, 4, list),
                        ofIds(Contract.KGW_HF_LEFTHASH, 1, list),
                        "is lefthash"),
                arguments(
                        ofIds(Contract.TEXTSEAL_GUMBEL, 1, Map.of()),
                        ofIds(Contract.TEXTSEAL_GUMBEL, 2, Map.of()),
                        "2 tokens wide, not 1"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void namesTheMistake(Profile declared, Profile real, String mistake) throws IOException {
        EpochKey same = new Near(real, "").key(declared, epoch);
        cli.file("text.jsonl", EngineText.marked(real, same, 5000, 400, 2));
        detectedOnlyAs(declared, real, mistake);
    }

    /**
     * All tokens use the second of vLLM's keys, and the profile says that one in a thousand does. Such a token has a likelihood
     * ratio of 8 at most, so it adds at most .0035 to log10 of the declared evidence.
     */
    @Test
    void namesTheComplementOfAShare() throws Exception {
        Profile declared = ofIds(Contract.VLLM_DUAL_KEY, 4, Map.of("packed", 1L, "share", 66L));
        Profile real = ofIds(Contract.VLLM_DUAL_KEY, 4, Map.of("packed", 1L, "share", 65470L));
        byte[] master = ByteBuffer.allocate(Long.BYTES)
                .putLong(epoch.engineSecretNumbers(declared)[0])
                .array();
        byte[] second = ByteBuffer.allocate(5 + Long.BYTES)
                .put("key_b".getBytes(StandardCharsets.US_ASCII))
                .put(master)
                .array();
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(second);
        EpochKey key = EpochKey.ofEngine("b", Contract.VLLM_GUMBEL_PACKED4, Arrays.copyOf(digest, Long.BYTES));
        cli.file("text.jsonl", EngineText.marked(PACKED, key, 5000, 200, 9));
        detectedOnlyAs(declared, real, "1 - alpha, not alpha");
    }

    /** All tokens use the second of TextSeal's keys, which the declared contract does not know. */
    @Test
    void namesASecondKey() throws IOException {
        Profile declared = ofIds(Contract.TEXTSEAL_GUMBEL, 1, Map.of());
        Profile real = ofIds(Contract.TEXTSEAL_DUAL, 1, Map.of());
        long second = epoch.engineSecretNumbers(declared)[0] + 12345;
        EpochKey key = EpochKey.ofEngine(
                "b",
                Contract.TEXTSEAL_GUMBEL,
                ByteBuffer.allocate(Long.BYTES).putLong(second).array());
        cli.file("text.jsonl", EngineText.marked(declared, key, 5000, 400, 10));
        detectedOnlyAs(declared, real, "12345 above the first");
    }

    private void detectedOnlyAs(Profile declared, Profile real, String mistake) throws IOException {
        scans.profile("engine.json", declared);
        JsonNode result = scans.scan("--profile", "engine.json", "--epoch-key", "e.key", "--decoys", "0");
        assertEquals("detected", result.path("verdict").asText(), mistake);
        List<String> named = new ArrayList<>();
        List<String> profiles = new ArrayList<>();
        for (JsonNode trial : result.path("trials")) {
            if (trial.path("findings").path(0).path("correctedLog10P").asDouble() <= -9) {
                named.add(trial.path("nearVariant").asText("declared"));
                profiles.add(trial.path("profile").toString());
            }
        }
        String limits = result.path("doesNotShow").toString();
        assertTrue(limits.contains("forged"), limits);
        assertEquals(declared.contract().id().startsWith("kgw"), limits.contains("green lists"), limits);
        int found = profiles.indexOf(real.toJson());
        assertTrue(found >= 0 && named.get(found).contains(mistake), named.toString());
        assertFalse(named.contains("declared"), named.toString());
        // Two keys of which one marks nearly all are near to that key alone.
        assertEquals(declared.contract() == Contract.SGLANG_DUAL ? 2 : 1, named.size(), named.toString());
        String text = cli.ok(
                "scan",
                "text.jsonl",
                "--tokenizer",
                "ids",
                "--alpha",
                "1e-9",
                "--decoys",
                "0",
                "--profile",
                "engine.json",
                "--epoch-key",
                "e.key");
        String head = "DETECTED (level 10^-9): the text depends on key \"2026-11\", but not as declared: ";
        assertTrue(named.stream().anyMatch(words -> text.startsWith(head + words + ".")), text);
    }

    @Test
    void variantsCanBeLeftOut() throws IOException {
        Profile real = Profile.of(Contract.VLLM_GUMBEL_WORD0, 4, "ids", Map.of());
        cli.file("text.jsonl", EngineText.marked(real, new Near(real, "").key(PACKED, epoch), 5000, 400, 3));
        scans.profile("engine.json", PACKED);
        JsonNode result = scans.scan("--profile", "engine.json", "--epoch-key", "e.key", "--variants", "none");
        assertNotEquals("detected", result.path("verdict").asText());
        assertEquals(0, result.path("family").path("variants").asInt());
        assertEquals(1, result.path("trials").size());
    }

    @Test
    void unmarkedTextIsNotDetectedByAnyVariant() throws IOException {
        cli.file("text.jsonl", MarkedText.unmarked(400, 4) + MarkedText.unmarked(400, 5));
        scans.profile("engine.json", PACKED);
        JsonNode result = scans.scan("--profile", "engine.json", "--epoch-key", "e.key");
        assertNotEquals("detected", result.path("verdict").asText());
        assertEquals(1 + Near.of(PACKED).size(), result.path("trials").size());
        String text =
                cli.ok("scan", "text.jsonl", "--tokenizer", "ids", "--profile", "engine.json", "--epoch-key", "e.key");
        assertTrue(text.contains("No sign of these near variants either") && text.contains("word0"), text);
    }

    /** Numbers that differ, but not in the 16 bits that transformers take: that variant cannot be, and is not tried. */
    @Test
    void aVariantThatRefusesTheKeyIsLeftOut() throws IOException {
        cli.file("text.jsonl", MarkedText.unmarked(400, 4));
        cli.file("numbers.txt", "1\n65537\n3\n");
        cli.ok(
                "key",
                "import",
                "--contract",
                "synthid-deepmind",
                "--from",
                "numbers.txt",
                "--out",
                "d.key",
                "--label",
                "d");
        Profile declared = ofIds(Contract.SYNTHID_DEEPMIND, 4, Map.of("depth", 3L, "equalWeights", 0L));
        scans.profile("engine.json", declared);
        JsonNode result = scans.scan("--profile", "engine.json", "--epoch-key", "d.key");
        assertNotEquals("detected", result.path("verdict").asText());
        assertEquals(
                Near.of(declared).size() - 1,
                result.path("family").path("variants").asInt());
    }

    @Test
    void aVariantThatIsDeclaredItselfIsCountedOnce() throws IOException {
        cli.file("text.jsonl", MarkedText.unmarked(400, 4));
        scans.profile("four.json", PACKED);
        scans.profile("five.json", ofIds(Contract.VLLM_GUMBEL_PACKED4, 5, Map.of()));
        scans.profile("half.json", ofIds(Contract.SGLANG_DUAL, 4, Map.of("coin", 1L << 31)));
        JsonNode two = scans.scan("--profile", "four.json", "--profile", "five.json", "--epoch-key", "e.key");
        // Each has the other mapping, two keys and a neighbour that is not declared: a context of 3, and one of 6.
        assertEquals(6, two.path("family").path("variants").asInt());
        JsonNode half = scans.scan("--profile", "half.json", "--epoch-key", "e.key");
        assertEquals(3, half.path("family").path("variants").asInt(), "one half is its own complement");
    }

    /** Two records are read and scored as declared, which makes four; the fifth is one of the variants'. */
    @Test
    void anInterruptionAmongVariantsChangesNothing() throws IOException {
        cli.file("text.jsonl", MarkedText.unmarked(400, 4) + MarkedText.unmarked(400, 5));
        scans.profile("engine.json", PACKED);
        String[] command = {
            "scan",
            "text.jsonl",
            "--tokenizer",
            "ids",
            "--format",
            "json",
            "--profile",
            "engine.json",
            "--epoch-key",
            "e.key"
        };
        String whole = cli.ok(command);
        assertEquals(
                ExitCode.INTERRUPTED.code(),
                new Cli(folder).stopAfter(5).run(command).code());
        String[] resumed = Arrays.copyOf(command, command.length + 1);
        resumed[command.length] = "--resume";
        assertEquals(whole, new Cli(folder).ok(resumed));
    }
}
