package org.countermark.cli.stix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.countermark.evidence.bundle.Bundle;
import org.countermark.evidence.json.CanonicalJson;
import org.countermark.evidence.json.Json;
import org.countermark.evidence.seal.SealingKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whether an export is what STIX 2.1 asks for, and says what the bundle says. */
final class StixExportTest {
    private static final List<String> ID = List.of("type", "spec_version", "id");
    private static final List<String> VERSIONED = List.of("created", "modified");

    /** What the standard requires of each type, and what this project always says. */
    private static final Map<String, List<String>> REQUIRED = Map.of(
            "marking-definition", List.of("created"),
            "extension-definition",
                    List.of("created", "modified", "created_by_ref", "name", "schema", "version", "extension_types"),
            "identity", List.of("created", "modified", "name", "identity_class"),
            "file", List.of("hashes", "size"),
            "url", List.of("value"),
            "observed-data",
                    List.of("first_observed", "last_observed", "number_observed", "object_refs", "created_by_ref"),
            "note", List.of("content", "object_refs", "created_by_ref", "object_marking_refs"),
            "report",
                    List.of(
                            "name",
                            "published",
                            "object_refs",
                            "external_references",
                            "created_by_ref",
                            "object_marking_refs"));

    @Test
    void everyObjectHasWhatTheStandardRequires() throws IOException {
        Export export = Export.of(Bundle.parse(Export.example()));
        Set<String> ids = new HashSet<>();
        for (JsonNode object : export.objects()) {
            String type = object.path("type").asText();
            boolean observable = type.equals("file") || type.equals("url");
            Stream.of(
                            ID,
                            REQUIRED.get(type),
                            observable || type.equals("marking-definition") ? List.<String>of() : VERSIONED)
                    .flatMap(List::stream)
                    .forEach(name -> assertTrue(object.has(name), () -> type + " has no " + name));
            assertEquals("2.1", object.path("spec_version").asText());
            assertTrue(object.path("id").asText().matches(type + "--[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"));
            assertTrue(ids.add(object.path("id").asText()), "an id twice");
            assertTrue(noneEmpty(object), () -> "an empty list in " + object);
        }
        assertEquals(REQUIRED.keySet(), new HashSet<>(types(export)));
        for (JsonNode object : export.objects()) {
            references(object)
                    .forEach(reference -> assertTrue(ids.contains(reference), () -> reference + " is nowhere"));
        }
    }

    @Test
    void theReportLeadsBackToTheBundle() throws IOException {
        Bundle bundle = Bundle.parse(Export.example());
        JsonNode report = Export.of(bundle).objects("report").get(0);
        assertEquals(
                bundle.contentDigest(),
                report.path("external_references").path(0).path("external_id").asText());
        assertEquals(
                bundle.contentDigest(),
                Export.figures(report).path("content_digest").asText());
        assertEquals("whole", Export.figures(report).path("form").asText());
        assertEquals(1003, Export.figures(report).path("tests").asInt());
        assertFalse(Export.figures(report).has("attached_proofs"));
        assertFalse(report.has("confidence"));
    }

    @Test
    void notesKeepEveryDigitAndWhatIsNotShown() throws IOException {
        List<JsonNode> notes = Export.of(Bundle.parse(Export.example())).objects("note");
        assertEquals(2, notes.size());
        JsonNode scan = notes.get(0);
        assertEquals("-31.250000", Export.figures(scan).path("log10_p").asText());
        assertEquals("detected", Export.figures(scan).path("verdict").asText());
        assertEquals(3, Export.figures(scan).path("tests").asInt());
        assertTrue(scan.path("content").asText().contains("log10 p = -31.250000, corrected for 3 tests"));
        assertTrue(scan.path("content").asText().contains("This does not show:\n- that \"all\" of it is marked"));
        assertEquals(2, scan.path("object_refs").size());
        assertEquals("no account", Export.figures(notes.get(1)).path("verdict").asText());
        assertEquals(1, notes.get(1).path("object_refs").size());
    }

    @Test
    void theExtensionKeepsToItsSchema() throws IOException {
        SealingKey key = SealingKey.of("lab", new byte[64]);
        Export export = Export.of(Bundle.parse(Export.example()).sealed(key));
        String text =
                export.objects("extension-definition").get(0).path("schema").asText();
        JsonSchema schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(text);
        int seen = 0;
        for (JsonNode object : export.objects()) {
            JsonNode figures = Export.figures(object);
            if (!figures.isMissingNode()) {
                assertEquals(Set.of(), schema.validate(figures));
                seen++;
            }
        }
        assertEquals(3, seen);
        ObjectMapper json = new ObjectMapper();
        String ofAll = "{\"extension_type\":\"property-extension\",\"verdict\":\"detected\",\"result_format\":\"x\"";
        assertEquals(Set.of(), schema.validate(json.readTree(ofAll + "}")));
        assertFalse(schema.validate(json.readTree(ofAll + ",\"sealed_by\":\"" + "0".repeat(64) + "\"}"))
                .isEmpty());
        assertFalse(schema.validate(json.readTree(ofAll + ",\"log10_p\":-3}")).isEmpty());
        assertFalse(schema.validate(json.readTree("{\"extension_type\":\"property-extension\"}"))
                .isEmpty());
    }

    @Test
    void theSealingKeySpeaksUnlessSomebodyElseDoes() throws IOException {
        SealingKey key = SealingKey.of("lab", new byte[64]);
        Bundle sealed = Bundle.parse(Export.example()).sealed(key);
        String fingerprint = key.verifyingKey().fingerprint();
        Export own = Export.of(sealed);
        assertEquals("Sealing key " + fingerprint, author(own).path("name").asText());
        JsonNode figures = Export.figures(own.objects("report").get(0));
        assertEquals(fingerprint, figures.path("sealed_by").asText());
        assertEquals(List.of("seal"), Export.texts(figures.path("attached_proofs")));

        Export other = Export.of(
                sealed, new StixTerms(Export.WHEN, Tlp.GREEN, Optional.of("Example CERT"), OptionalInt.of(70)));
        assertEquals("Example CERT", author(other).path("name").asText());
        assertEquals(70, other.objects("report").get(0).path("confidence").asInt());
        assertEquals(70, other.objects("note").get(0).path("confidence").asInt());
    }

    @ParameterizedTest
    @EnumSource(Tlp.class)
    void theMarkingStandsOnEverythingThatIsSaid(Tlp tlp) throws IOException {
        Export export = Export.of(
                Bundle.parse(Export.example()), new StixTerms(Export.WHEN, tlp, Optional.empty(), OptionalInt.empty()));
        assertEquals(Optional.of(tlp), Tlp.named(tlp.label()));
        List<String> marking = export.ids("marking-definition");
        assertEquals(1, marking.size());
        // The definitions themselves are public, and the same in every export.
        Set<String> open = Set.of(marking.get(0), EvidenceExtension.ID, softwareId());
        for (JsonNode object : export.objects()) {
            boolean marked = Export.texts(object.path("object_marking_refs")).equals(marking);
            assertEquals(!open.contains(object.path("id").asText()), marked, object.toString());
        }
    }

    @Test
    void theSameInputGivesTheSameBytesAndOtherInputOtherIds() throws IOException {
        Bundle bundle = Bundle.parse(Export.example());
        assertArrayEquals(StixExport.render(bundle, Export.WHEN), StixExport.render(bundle, Export.WHEN));
        Export now = Export.of(bundle);
        Export later = Export.of(bundle, StixTerms.at(Export.WHEN.plusSeconds(1)));
        for (String type : List.of("identity", "note", "report", "observed-data")) {
            Set<String> shared = new HashSet<>(now.ids(type));
            shared.retainAll(later.ids(type));
            shared.remove(softwareId());
            assertEquals(Set.of(), shared, "two objects of different times would share an id");
        }
        assertEquals(now.ids("file"), later.ids("file"));
    }

    @Test
    void nothingOfPeopleAndKeysIsInIt() throws IOException {
        String text = Export.of(Bundle.parse(Export.example())).bundle().toString();
        for (String hidden : List.of("M. Example", "L. Example", "copied from a disk", "--key", "2026-11.key")) {
            assertFalse(text.contains(hidden), hidden);
        }
    }

    @Test
    void aRedactedBundleHasFilesWithoutNamesAndNobodyInIt() throws IOException {
        Bundle redacted = Bundle.parse(Export.example("redacted"));
        Export export = Export.of(redacted);
        JsonNode report = Export.figures(export.objects("report").get(0));
        assertEquals("redacted", report.path("form").asText());
        JsonNode whole = Export.figures(Export.of(Bundle.parse(Export.example("redactable")))
                .objects("report")
                .get(0));
        assertEquals("whole", whole.path("form").asText());
        assertEquals(whole.path("content_digest"), report.path("content_digest"));
        List<JsonNode> files = export.objects("file");
        assertEquals(2, files.size());
        for (JsonNode file : files) {
            assertFalse(file.has("name"));
        }
        // The id that the OASIS library gives a file of this hash and no name.
        assertTrue(export.ids("file").contains("file--db6b9f53-ea0c-58cd-b917-67c5b81ecfec"));
        assertEquals(List.of(), export.ids("url"));
        assertEquals(1, export.ids("observed-data").size());
        assertEquals(List.of(), export.ids("user-account"));
        assertEquals(List.of(), export.ids("relationship"));
        assertEquals(2, export.objects("note").get(0).path("object_refs").size());
        String text = export.bundle().toString();
        redacted.exhibits().forEach(exhibit -> assertFalse(text.contains(exhibit.name()), "a pseudonym says nothing"));
    }

    @Test
    void aResultOfAnotherKindIsKeptShort() throws IOException {
        Bundle bundle =
                Export.withResult("{\"format\":\"elsewhere/1\",\"log10P\":[1],\"family\":7,\"accounts\":{\"a\":1},"
                        + "\"reading\":{\"inputs\":[3,{\"name\":4},{\"name\":\"not an exhibit\"}]},\"decoys\":\"x\"}");
        JsonNode note = Export.of(bundle).objects("note").get(0);
        assertEquals("Another result. Verdict: none", note.path("abstract").asText());
        assertEquals(2, note.path("object_refs").size(), "all exhibits, where it names none of them");
        assertFalse(Export.figures(note).has("log10_p"));
    }

    /** A result of 100 kB with 900 accounts and long lists: what is repeated for each account is bounded. */
    @Test
    void noResultBlowsAnExportUp() throws IOException {
        String account = "{\"status\":\"named\",\"kind\":\"account\",\"name\":\"%d\"}";
        String accounts = IntStream.range(0, 900).mapToObj(account::formatted).collect(Collectors.joining(","));
        String warning = "\"" + "x".repeat(4_000) + "\"";
        String result = "{\"format\":\"" + "y".repeat(5_000) + "\",\"accounts\":[" + accounts + "],\"doesNotShow\":["
                + String.join(",", Collections.nCopies(10, warning)) + "]}";
        Export export = Export.of(Export.withResult(result));
        assertEquals(900, export.objects("user-account").size());
        for (JsonNode note : export.objects("note")) {
            assertTrue(note.path("content").asText().length() < 4_000);
            assertEquals("unknown", Export.figures(note).path("result_format").asText());
        }
    }

    @Test
    void termsOutOfRangeAreRefused() {
        Instant when = Export.WHEN;
        assertThrows(IllegalArgumentException.class, () -> StixTerms.at(when.plusMillis(1)));
        assertThrows(IllegalArgumentException.class, () -> StixTerms.at(Instant.EPOCH.minusSeconds(1)));
        assertThrows(
                IllegalArgumentException.class,
                () -> new StixTerms(when, Tlp.RED, Optional.of(" "), OptionalInt.empty()));
        assertThrows(
                IllegalArgumentException.class,
                () -> new StixTerms(when, Tlp.RED, Optional.empty(), OptionalInt.of(101)));
    }

    @Test
    void onlyAddressesOnTheWebBecomeUrls() throws IOException {
        for (String source : List.of("a disk of M. Example's", "file:///etc/hosts", "https:nowhere", "http://a b/")) {
            Export export = Export.of(withSource(source));
            assertEquals(List.of(), export.ids("url"), source);
            assertFalse(export.bundle().toString().contains(source), source);
        }
    }

    private static Bundle withSource(String source) throws IOException {
        String exhibit =
                "[{\"name\":\"a\",\"sha256\":\"" + "0".repeat(64) + "\",\"size\":1,\"source\":\"" + source + "\"}]";
        byte[] bytes = ("{\"exhibits\":" + exhibit + "}").getBytes(StandardCharsets.UTF_8);
        Json.Members members = (Json.Members) CanonicalJson.ofDocument("exhibits", bytes);
        return Export.with("exhibits", members.values().get("exhibits"));
    }

    private static JsonNode author(Export export) {
        return export.objects("identity").stream()
                .filter(identity -> !identity.path("id").asText().equals(softwareId()))
                .findFirst()
                .orElseThrow();
    }

    private static String softwareId() {
        return Author.id(EvidenceExtension.software());
    }

    private static List<String> types(Export export) {
        return export.objects().stream()
                .map(object -> object.path("type").asText())
                .toList();
    }

    private static List<String> references(JsonNode value) {
        List<String> found = new ArrayList<>();
        value.properties().forEach(member -> {
            if (member.getKey().endsWith("_ref")) {
                found.add(member.getValue().asText());
            } else if (member.getKey().endsWith("_refs")) {
                found.addAll(Export.texts(member.getValue()));
            }
        });
        value.forEach(inner -> found.addAll(references(inner)));
        return found;
    }

    private static boolean noneEmpty(JsonNode value) {
        if (value.isArray() && value.isEmpty()) {
            return false;
        }
        for (JsonNode inner : value) {
            if (!noneEmpty(inner)) {
                return false;
            }
        }
        return true;
    }
}
