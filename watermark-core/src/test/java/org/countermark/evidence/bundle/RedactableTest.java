package org.countermark.evidence.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.countermark.evidence.json.CanonicalJson;
import org.countermark.evidence.json.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every text that a result can hold is either hidden by redaction or shown on purpose: a new one needs a decision. */
class RedactableTest {
    private static final Json MARK = new Json.Text("hidden");

    /** Digests, dates, labels of epochs, ids of public things, and sentences that are the same for everybody. */
    private static final Set<String> SHOWN = Set.of(
            "alpha",
            "date",
            "digest",
            "doesNotShow",
            "first",
            "firstDate",
            "firstDay",
            "from",
            "key",
            "keyCommitment",
            "lastDate",
            "lastDay",
            "model",
            "nearVariant",
            "otherExplanations",
            "planDigest",
            "profileDigest",
            "proxy",
            "rarity",
            "registryDigest",
            "sha256",
            "since",
            "slice",
            "tokenizer",
            "until");

    @ParameterizedTest
    @ValueSource(strings = {"scan-result", "trace-result", "student-result"})
    void everyTextOfAResultIsHiddenOrShownOnPurpose(String format) throws IOException {
        Json schema = CanonicalJson.ofDocument(
                format, Files.readAllBytes(Path.of("../docs/spec/" + format + ".schema.json")));
        Set<String> texts = new TreeSet<>();
        collect(schema, (Json.Members) member(schema, "$defs"), texts);
        assertTrue(texts.contains("name") && texts.contains("sha256"), texts.toString());
        for (String name : texts) {
            assertEquals(SHOWN.contains(name), !isHidden(name), name);
        }
    }

    private static boolean isHidden(String name) {
        Json result = new Json.Members(new TreeMap<>(Map.of(name, new Json.Text("x"))));
        return member(Redactable.inResult(result, value -> MARK), name).equals(MARK);
    }

    /** Names of members that are texts, or lists of texts, of which there are no fixed ones to choose from. */
    private static void collect(Json schema, Json.Members definitions, Set<String> into) {
        if (schema instanceof Json.Items items) {
            items.values().forEach(item -> collect(item, definitions, into));
        } else if (schema instanceof Json.Members members) {
            if (members.values().get("properties") instanceof Json.Members properties) {
                properties.values().forEach((name, property) -> {
                    if (isFreeText(property, definitions)) {
                        into.add(name);
                    }
                });
            }
            members.values().values().forEach(each -> collect(each, definitions, into));
        }
    }

    private static boolean isFreeText(Json schema, Json.Members definitions) {
        if (!(schema instanceof Json.Members members)) {
            return false;
        }
        Map<String, Json> values = members.values();
        if (values.get("$ref") instanceof Json.Text place) {
            return isFreeText(member(definitions, place.value().replace("#/$defs/", "")), definitions);
        }
        if (values.containsKey("items")) {
            return isFreeText(values.get("items"), definitions);
        }
        return new Json.Text("string").equals(values.get("type"))
                && !values.containsKey("enum")
                && !values.containsKey("const");
    }

    private static Json member(Json object, String name) {
        return ((Json.Members) object).values().get(name);
    }
}
