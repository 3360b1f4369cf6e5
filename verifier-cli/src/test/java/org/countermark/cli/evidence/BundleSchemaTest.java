package org.countermark.cli.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the schema of an evidence bundle sees of the defects: those of single values, not those of bytes and digests. */
final class BundleSchemaTest {
    private static final Path SPEC = Path.of("../docs/spec");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Defects of form that lie in the bytes, or between values, where no schema looks. */
    private static final Set<String> UNSEEN = Set.of(
            "empty file",
            "no line end",
            "two line ends",
            "white space",
            "members in another order",
            "escape that is not needed",
            "name given twice",
            "cut short",
            "fraction",
            "index outside of the published commitment",
            "exhibit of a name twice",
            "reference file of a name twice",
            "result given twice",
            "more failed than computed");

    /** A redacted bundle that shows what should be hidden: which members these are, the schema does not know. */
    private static final String SHOWN = "must be hidden";

    @Test
    void theSchemaTakesBundlesAndSeesWrongValues() throws IOException {
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(SPEC.resolve("evidence-bundle.schema.json")));
        JsonNode vectors = JSON.readTree(Files.readString(SPEC.resolve("vectors/evidence-bundle/vectors.json")));
        for (String good : List.of("bundle", "redactable", "redacted")) {
            assertEquals(
                    Set.of(), schema.validate(JSON.readTree(vectors.path(good).asText())), good);
        }
        int seen = 0;
        List<JsonNode> defects = new ArrayList<>();
        vectors.path("defects").forEach(defects::add);
        vectors.path("redactedDefects").forEach(defects::add);
        for (JsonNode defect : defects) {
            String name = defect.path("name").asText();
            boolean form = defect.path("failing").path(0).asText().equals("form");
            if (!UNSEEN.contains(name) && !defect.path("why").asText().endsWith(SHOWN)) {
                boolean valid = schema.validate(
                                JSON.readTree(defect.path("file").asText()))
                        .isEmpty();
                assertEquals(!form, valid, name);
                seen += form ? 1 : 0;
            }
        }
        assertTrue(seen >= 10, seen + " defects");
    }
}
