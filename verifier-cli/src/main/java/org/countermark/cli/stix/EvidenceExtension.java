package org.countermark.cli.stix;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.countermark.evidence.json.Json;

/**
 * The figures for which STIX has no properties, as the extension of notes and reports that the standard provides for them.
 *
 * <p>Source: STIX 2.1, sections 3.2 and 7.3; docs/spec/stix-export.md.
 */
final class EvidenceExtension {
    static final String ID = "extension-definition--cc33c9b1-8dc9-4259-8b8f-a7a41a07712b";

    private static final String SOFTWARE = "identity--71c242a5-3b5d-4a1d-9099-b629a2c5d32f";
    private static final String FIRST = "2026-11-21T00:00:00.000Z";

    private final SortedMap<String, Json> properties = new TreeMap<>();

    EvidenceExtension() {
        with("extension_type", Optional.of("property-extension"));
    }

    EvidenceExtension with(String name, Optional<String> value) {
        value.ifPresent(text -> properties.put(name, new Json.Text(text)));
        return this;
    }

    EvidenceExtension with(String name, long count) {
        properties.put(name, new Json.Whole(count));
        return this;
    }

    EvidenceExtension with(String name, List<String> values) {
        if (!values.isEmpty()) {
            properties.put(name, StixObject.texts(values));
        }
        return this;
    }

    Json.Members properties() {
        return new Json.Members(properties);
    }

    /** Who defines the extension: the software, the same in every export. */
    static Json.Members software() {
        return new StixObject("identity")
                .with("created", FIRST)
                .with("modified", FIRST)
                .with("name", "Countermark")
                .with("identity_class", "system")
                .named(SOFTWARE);
    }

    /** What the extension is, the same in every export. */
    static Json.Members definition() {
        return new StixObject("extension-definition")
                .with("created", FIRST)
                .with("modified", FIRST)
                .with("created_by_ref", SOFTWARE)
                .with("name", "Countermark evidence")
                .with(
                        "description",
                        "What notes and reports say of a test for marked text: p- and e-values in the digits of the"
                                + " evidence bundle, how many tests they are corrected for, and digests.")
                .with("schema", schema())
                .with("version", "1.0.0")
                .with("extension_types", List.of("property-extension"))
                .named(ID);
    }

    static String schema() {
        try (InputStream bytes = EvidenceExtension.class.getResourceAsStream("evidence-extension.schema.json")) {
            if (bytes == null) {
                throw new IllegalStateException("the extension's schema is not in this build");
            }
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
