package org.countermark.cli.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.countermark.cli.Cli;
import org.countermark.cli.ExitCode;
import org.countermark.keys.Contract;
import org.countermark.keys.EpochKey;
import org.countermark.keys.EpochKeyFile;
import org.countermark.keys.Profile;
import org.countermark.keys.RootKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Keys on their way to engines and back: what is derived is what the engine's configuration says. */
final class EngineKeysTest {
    private static final Map<Contract, String> SYNTAX = Map.of(
            Contract.VLLM_GUMBEL_PACKED4, "--from-vllm",
            Contract.VLLM_GUMBEL_WORD0, "--from-vllm",
            Contract.VLLM_DUAL_KEY, "--from-vllm",
            Contract.SGLANG_GUMBEL, "--from-sglang",
            Contract.SGLANG_DUAL, "--from-sglang",
            Contract.SYNTHID_HF, "--from-transformers",
            Contract.KGW_HF_LEFTHASH, "--from-transformers",
            Contract.KGW_HF_SELFHASH, "--from-transformers",
            Contract.SYNTHID_DEEPMIND, "--from-synthid",
            Contract.TEXTSEAL_GUMBEL, "--from-textseal");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"COUNTERMARK_1", "TEXTSEAL_DUAL"})
    void aDerivedConfigurationIsReadBackAsTheSameProfileAndKey(Contract contract) throws IOException {
        Cli cli = new Cli(folder).withKeys("o200k_base");
        List<String> made = new ArrayList<>(List.of("profile", "new", "--tokenizer", "ids", "--out", "made.json"));
        List<String> same = new ArrayList<>(List.of("--contract", contract.id()));
        if (contract.id().startsWith("kgw")) {
            same.addAll(List.of("--setting", "vocabulary=50257"));
            made.addAll(List.of("--setting", "greenTokens=12564"));
        }
        made.addAll(same);
        cli.ok(made.toArray(new String[0]));
        cli.ok("key", "derive", "--epoch-key", "e.key", "--profile", "made.json", "--out", "engine.json");

        List<String> read = new ArrayList<>(List.of("profile", "new", "-q", "--tokenizer", "ids"));
        read.addAll(List.of(SYNTAX.get(contract), "engine.json"));
        read.addAll(same);
        assertEquals(Files.readString(cli.path("made.json")), cli.ok(read.toArray(new String[0])));
        cli.ok(
                "key",
                "import",
                SYNTAX.get(contract),
                "engine.json",
                "--contract",
                contract.id(),
                "--label",
                "e",
                "--out",
                "engine.key");
        Profile profile = Profile.parse(Files.readString(cli.path("made.json")));
        EpochKey epoch = EpochKeyFile.read(cli.path("e.key"));
        EpochKey engine = EpochKeyFile.read(cli.path("engine.key"));
        assertArrayEquals(epoch.engineSecretNumbers(profile), engine.engineSecretNumbers(profile));
        assertEquals(
                "[rw-------]",
                List.of(java.nio.file.attribute.PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(cli.path("engine.json"))))
                        .toString());
    }

    @Test
    void numbersAloneAreReadBack() throws IOException {
        Cli cli = new Cli(folder).withKeys("o200k_base");
        cli.ok("key", "derive", "--epoch-key", "e.key", "--contract", "sglang-dual", "--numbers", "--out", "numbers");
        cli.ok(
                "key",
                "import",
                "--from",
                "numbers",
                "--contract",
                "sglang-dual",
                "--label",
                "e",
                "--out",
                "engine.key");
        Profile profile = Profile.of(Contract.SGLANG_DUAL, 4, "ids", Map.of("coin", 1L << 31));
        assertArrayEquals(
                EpochKeyFile.read(cli.path("e.key")).engineSecretNumbers(profile),
                EpochKeyFile.read(cli.path("engine.key")).engineSecretNumbers(profile));
    }

    /** The numbers of docs/spec/keys.md, which another program derived. */
    @Test
    void derivesTheNumbersOfTheSpecification() throws IOException {
        byte[] bytes = new byte[RootKey.LENGTH];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        EpochKey epoch = RootKey.of(bytes).epoch("2026-11");
        String spec = Files.readString(Path.of("../docs/spec/keys.md"));
        for (Contract contract : List.of(Contract.VLLM_GUMBEL_PACKED4, Contract.SGLANG_DUAL, Contract.SYNTHID_HF)) {
            Profile profile = UsualProfile.of(contract, "any").orElseThrow();
            long[] numbers = epoch.engineSecretNumbers(profile);
            for (int i = 0; i < Math.min(3, numbers.length); i++) {
                String number = Long.toUnsignedString(numbers[i]);
                assertTrue(spec.contains(number), contract + ": " + number);
            }
        }
    }

    @Test
    void nothingSecretIsPrintedOrOverwritten() throws IOException {
        Cli cli = new Cli(folder).withKeys("o200k_base");
        cli.file("vllm.json", "{\"algorithm\":\"gumbel\",\"key\":8765432109876543210}");
        String printed = cli.ok("profile", "new", "--from-vllm", "vllm.json")
                + cli.ok("key", "import", "--from-vllm", "vllm.json", "--label", "l", "--out", "l.key");
        for (String bad : List.of(
                "{\"key\":8765432109876543210",
                "{\"key\":8765432109876543210,\"more\":1}",
                "{\"key\":\"8765432109876543210\"}",
                "{\"key\":87654321098765432100}")) {
            cli.file("bad.json", bad);
            Cli.Outcome outcome = cli.run("key", "import", "--from-vllm", "bad.json", "--label", "l", "--out", "b.key");
            assertEquals(ExitCode.INPUT.code(), outcome.code(), outcome.err());
            printed += outcome
                    + cli.run("profile", "new", "--from-vllm", "bad.json", "--debug")
                            .toString();
        }
        cli.file("bad", "8765432109876543210x");
        printed += cli.run(
                "key", "import", "--from", "bad", "--contract", "sglang-gumbel", "--label", "l", "--out", "b.key");
        assertFalse(printed.contains("876543210987654321"), printed);
        Cli.Outcome again =
                cli.run("key", "derive", "--epoch-key", "e.key", "--contract", "sglang-gumbel", "--out", "l.key");
        assertEquals(ExitCode.INPUT.code(), again.code());
        assertTrue(again.err().contains("never overwritten"), again.err());
    }

    @Test
    void aSmallKeyIsCalledGuessable() throws IOException {
        Cli cli = new Cli(folder);
        cli.standardInput("42".getBytes(StandardCharsets.UTF_8));
        Cli.Outcome outcome = cli.run(
                "key", "import", "--from", "-", "--contract", "sglang-gumbel", "--label", "l", "--out", "l.key");
        assertEquals(0, outcome.code(), outcome.err());
        assertTrue(outcome.err().contains("guessed"), outcome.err());
    }

    /** What an engine has by default, and what no contract reads, in each engine's own syntax. */
    @Test
    void readsTheConfigurationsOfEngines() throws IOException {
        Cli cli = new Cli(folder);
        String[][] profiles = {
            {
                "--from-vllm",
                "{\"algorithm\":\"gumbel\",\"key\":42}",
                "{\"contextWidth\":4,\"contract\":\"vllm-gumbel-packed4\",\"tokenizer\":\"ids\"}"
            },
            {
                "--from-vllm",
                "{\"watermark_config\":{\"key\":42,\"context_width\":6,\"deduplicate_contexts\":\"all\"}}",
                "{\"contextWidth\":6,\"contract\":\"vllm-gumbel-packed4\",\"tokenizer\":\"ids\"}"
            },
            {
                "--from-vllm",
                "{\"algorithm\":\"dual_key_gumbel\",\"key\":42,\"alpha\":0.1}",
                "{\"contextWidth\":4,\"contract\":\"vllm-dual-key\",\"packed\":1,\"share\":6554,\"tokenizer\":\"ids\"}"
            },
            {
                "--from-sglang",
                "{\"key\":42,\"context_window\":3}",
                "{\"contextWidth\":3,\"contract\":\"sglang-gumbel\",\"tokenizer\":\"ids\"}"
            },
            {
                "--from-sglang",
                "{\"key\":42,\"key_b\":43,\"mixing_probability\":0.1,\"enforce_all\":true}",
                "{\"coin\":429496729,\"contextWidth\":4,\"contract\":\"sglang-dual\",\"tokenizer\":\"ids\"}"
            },
            {
                "--from-transformers",
                "{\"watermarking_config\":{\"ngram_len\":5,\"keys\":[654,400,836]}}",
                "{\"contextWidth\":4,\"contract\":\"synthid-hf\",\"depth\":3,\"equalWeights\":0,\"tokenizer\":\"ids\"}"
            },
            {
                "--from-synthid",
                "{\"ngram_len\":5,\"keys\":[654,400,836],\"sampling_table_seed\":0}",
                "{\"contextWidth\":4,\"contract\":\"synthid-deepmind\",\"depth\":3,\"equalWeights\":0,\"tokenizer\":\"ids\"}"
            },
            {
                "--from-textseal",
                "{\"watermark\":{\"secret_key\":42,\"ngram\":2,\"scoring_method\":\"v2\"}}",
                "{\"contextWidth\":2,\"contract\":\"textseal-gumbel\",\"tokenizer\":\"ids\"}"
            },
        };
        for (String[] row : profiles) {
            cli.file("config.json", row[1]);
            assertEquals(row[2] + "\n", cli.ok("profile", "new", "-q", "--tokenizer", "ids", row[0], "config.json"));
        }
        String[][] refused = {
            {"--from-vllm", "{\"algorithm\":\"sbw\",\"key\":42}", "algorithm"},
            {"--from-vllm", "{\"algorithm\":\"gumbel\"}", "key"},
            {"--from-vllm", "{\"key\":42,\"prf\":\"aes\"}", "prf"},
            {"--from-vllm", "{\"key\":42,\"context_with\":3}", "context_with"},
            {"--from-vllm", "{\"algorithm\":\"dual_key_gumbel\",\"key\":42,\"alpha\":0}", "alpha"},
            {"--from-sglang", "{\"keys\":[1,2],\"ngram_len\":5}", "key"},
            {"--from-transformers", "{\"ngram_len\":5,\"keys\":[1],\"sampling_table_seed\":7}", "sampling_table_seed"},
            {"--from-transformers", "{\"seeding_scheme\":\"minhash\"}", "seeding_scheme"},
            {"--from-synthid", "{\"keys\":[1]}", "ngram_len"},
            {"--from-textseal", "{\"watermark_type\":\"dipmark\"}", "watermark_type"},
        };
        for (String[] row : refused) {
            cli.file("config.json", row[1]);
            Cli.Outcome outcome = cli.run("profile", "new", row[0], "config.json");
            assertEquals(ExitCode.INPUT.code(), outcome.code(), row[1] + outcome.err());
            assertTrue(outcome.err().contains("\"" + row[2] + "\""), outcome.err());
        }
        cli.file("config.json", "{}");
        Cli.Outcome unknown = cli.run("profile", "new", "--from-transformers", "config.json");
        assertTrue(unknown.err().contains("--setting vocabulary=N"), unknown.err());
    }

    @Test
    void theSchemaHasTheProfilesOfAllContracts() throws IOException {
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(Path.of("../docs/spec/profile.schema.json")));
        ObjectMapper mapper = new ObjectMapper();
        List<Profile> profiles = new ArrayList<>();
        for (Contract contract : Contract.values()) {
            UsualProfile.of(contract, "ids").ifPresent(profiles::add);
        }
        Map<String, Long> list = Map.of("vocabulary", 50257L, "greenTokens", 12564L);
        profiles.add(Profile.of(Contract.KGW_HF_LEFTHASH, 1, "ids", list));
        profiles.add(Profile.of(Contract.KGW_HF_SELFHASH, 4, "ids", list));
        profiles.add(Profile.parse("{\"contextWidth\":4,\"contract\":\"countermark/1\",\"depth\":30,"
                + "\"scheme\":\"tournament\",\"tokenizer\":\"ids\",\"traceShare\":0}"));
        assertEquals(Contract.values().length, profiles.size());
        for (Profile profile : profiles) {
            JsonNode json = mapper.readTree(profile.toJson());
            assertEquals(java.util.Set.of(), schema.validate(json), profile.toJson());
            ((com.fasterxml.jackson.databind.node.ObjectNode) json).put("more", 1);
            assertFalse(schema.validate(json).isEmpty(), "a field that there is not: " + json);
        }
    }

    @Test
    void anEnginesProfileHasNoScheme() {
        Cli.Outcome outcome =
                new Cli(folder).run("profile", "new", "--contract", "sglang-gumbel", "--scheme", "tournament");
        assertEquals(ExitCode.USAGE.code(), outcome.code());
        assertTrue(outcome.err().contains("--scheme"), outcome.err());
    }
}
