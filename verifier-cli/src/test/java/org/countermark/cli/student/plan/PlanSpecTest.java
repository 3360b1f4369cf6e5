package org.countermark.cli.student.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
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
import java.util.TreeSet;
import org.countermark.student.StudentPlan;
import org.junit.jupiter.api.Test;

/** Plans are read and written as docs/spec/student-plan.md says, by vectors that another program made from that page. */
final class PlanSpecTest {
    private static final Path SPEC = Path.of("../docs/spec");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static JsonSchema schema() throws IOException {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(SPEC.resolve("student-plan.schema.json")));
    }

    private static List<JsonNode> vectors(String part) throws IOException {
        List<JsonNode> vectors = new ArrayList<>();
        JSON.readTree(Files.readString(SPEC.resolve("vectors/student-plan/plans.json")))
                .path(part)
                .forEach(vectors::add);
        assertTrue(vectors.size() >= 10, part);
        return vectors;
    }

    @Test
    void plansHaveOneFormAndDigest() throws IOException {
        JsonSchema schema = schema();
        for (JsonNode vector : vectors("plans")) {
            String name = vector.path("name").asText();
            StudentPlan plan = StudentPlan.parse(vector.path("given").asText());
            String canonical = vector.path("canonical").asText();
            assertEquals(canonical, plan.toJson(), name);
            assertEquals(plan, StudentPlan.parse(canonical), name);
            assertEquals(vector.path("digest").asText(), plan.digest(), name);
            assertEquals(Set.of(), schema.validate(JSON.readTree(canonical)), name);
        }
    }

    private static String edited(JsonNode edits) throws IOException {
        String text = vectors("plans").get(0).path("canonical").asText();
        for (JsonNode edit : edits) {
            String old = edit.path(0).asText();
            assertTrue(text.contains(old) && text.indexOf(old) == text.lastIndexOf(old), old);
            text = text.replace(old, edit.path(1).asText());
        }
        return text;
    }

    @Test
    void whatIsNoPlanIsRefused() throws IOException {
        JsonSchema schema = schema();
        for (JsonNode vector : vectors("refused")) {
            String name = vector.path("name").asText();
            String given = edited(vector.path("edits"));
            assertThrows(IllegalArgumentException.class, () -> StudentPlan.parse(given), name);
            boolean seen = !schema.validate(JSON.readTree(given)).isEmpty();
            assertEquals(vector.path("seenBySchema").asBoolean(), seen, name);
        }
    }

    /** The page, the schema and the plans name the same fields. */
    @Test
    void thePageNamesEveryField() throws IOException {
        Set<String> written = new TreeSet<>();
        JSON.readTree(vectors("plans").get(0).path("canonical").asText())
                .fieldNames()
                .forEachRemaining(written::add);
        Set<String> described = new TreeSet<>();
        for (String line : Files.readAllLines(SPEC.resolve("student-plan.md"))) {
            if (line.startsWith("| `")) {
                described.add(line.substring(3, line.indexOf('`', 3)));
            }
        }
        assertEquals(written, described);
        assertFalse(described.isEmpty());
    }
}
