package org.countermark.cli.stix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.countermark.evidence.bundle.Bundle;
import org.countermark.evidence.json.CanonicalJson;
import org.countermark.evidence.json.Json;

/** An export as those read it who get it, and bundles to make some of. */
record Export(JsonNode bundle) {
    static final Instant WHEN = Instant.parse("2026-11-21T17:00:00Z");
    private static final Path VECTORS = Path.of("../docs/spec/vectors/evidence-bundle/vectors.json");
    private static final ObjectMapper JSON = new ObjectMapper();

    static Export of(Bundle bundle) throws IOException {
        return of(bundle, StixTerms.at(WHEN));
    }

    static Export of(Bundle bundle, StixTerms terms) throws IOException {
        return new Export(JSON.readTree(StixExport.render(bundle, terms)));
    }

    /** The example of the specification: a scan that detects and a trace that names nobody. */
    static byte[] example() throws IOException {
        return example("bundle");
    }

    /** The example in one of its forms: {@code bundle}, {@code redactable} or {@code redacted}. */
    static byte[] example(String form) throws IOException {
        return JSON.readTree(Files.readAllBytes(VECTORS)).path(form).asText().getBytes(StandardCharsets.UTF_8);
    }

    /** The example with another result in place of its own. */
    static Bundle withResult(String result) throws IOException {
        Json document = CanonicalJson.ofDocument("result", result.getBytes(StandardCharsets.UTF_8));
        SortedMap<String, Json> run = new TreeMap<>();
        run.put("command", new Json.Items(List.of(new Json.Text("countermark"), new Json.Text("trace"))));
        run.put("digest", new Json.Text(CanonicalJson.digest(document)));
        run.put("result", document);
        SortedMap<String, Json> results = new TreeMap<>();
        results.put("runs", new Json.Items(List.of(new Json.Members(run))));
        results.put("tests", new Json.Whole(1));
        return with("results", new Json.Members(results));
    }

    /** The example with another value of one of its members. */
    static Bundle with(String name, Json value) throws IOException {
        Json.Members whole = (Json.Members) CanonicalJson.ofDocument("bundle", example());
        SortedMap<String, Json> members = new TreeMap<>(whole.values());
        members.put(name, value);
        return Bundle.parse((CanonicalJson.text(new Json.Members(members)) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    List<JsonNode> objects() {
        List<JsonNode> objects = new ArrayList<>();
        bundle.path("objects").forEach(objects::add);
        return objects;
    }

    List<JsonNode> objects(String type) {
        return objects().stream()
                .filter(object -> object.path("type").asText().equals(type))
                .toList();
    }

    List<String> ids(String type) {
        return objects(type).stream().map(object -> object.path("id").asText()).toList();
    }

    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    /** What the extension says of an object. */
    static JsonNode figures(JsonNode object) {
        return object.path("extensions").path(EvidenceExtension.ID);
    }
}
