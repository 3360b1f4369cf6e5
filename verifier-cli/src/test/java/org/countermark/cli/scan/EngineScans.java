package org.countermark.cli.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import org.countermark.keys.Contract;
import org.countermark.keys.EpochKey;
import org.countermark.keys.EpochKeyFile;
import org.countermark.keys.Profile;

/** Scans {@code text.jsonl} of a folder for the marks of engines, and checks each result by its schema. */
final class EngineScans {
    static final Profile PACKED = ofIds(Contract.VLLM_GUMBEL_PACKED4, 4, Map.of());

    final Cli cli;
    final EpochKey epoch;

    EngineScans(Path folder) throws IOException {
        cli = new Cli(folder).withKeys("r50k_base");
        epoch = EpochKeyFile.read(cli.path("e.key"));
    }

    static Profile ofIds(Contract contract, int contextWidth, Map<String, Long> settings) {
        return Profile.of(contract, contextWidth, "ids", settings);
    }

    void profile(String name, Profile profile) throws IOException {
        cli.file(name, profile.toJson());
    }

    JsonNode scan(String... options) throws IOException {
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
