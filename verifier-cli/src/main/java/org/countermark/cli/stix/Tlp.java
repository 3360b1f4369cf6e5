package org.countermark.cli.stix;

import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.countermark.evidence.json.Json;

/**
 * To whom an export may be shown: the Traffic Light Protocol 2.0.
 *
 * <p>STIX 2.1 itself knows only version 1 of the protocol; these are the objects that the OASIS committee published for version 2.0
 * (cti-stix-common-objects, extension-definition--60a3c5c5-…), with the ids that they have everywhere.
 */
public enum Tlp {
    /** Everybody. */
    CLEAR("94868c89-83c2-464b-929b-a1a8aa3c8487"),
    /** The community of the recipient. */
    GREEN("bab4a63c-aed9-4cf5-a766-dfca5abac2bb"),
    /** The recipient's organisation and its clients, as far as they need to know. */
    AMBER("55d920b0-5e8b-4f79-9ee9-91f868d9b421"),
    /** The recipient's organisation only, as far as it needs to know. */
    AMBER_STRICT("939a9414-2ddd-4d32-a0cd-375ea402b003"),
    /** The recipients themselves. */
    RED("e828b379-4e03-4974-9ac4-e53a884c97c1");

    private static final String EXTENSION = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d";
    private static final String PUBLISHED = "2022-10-01T00:00:00.000Z";

    private final String id;

    Tlp(String uuid) {
        id = "marking-definition--" + uuid;
    }

    /**
     * The marking of this name.
     *
     * @param name {@code clear}, {@code green}, {@code amber}, {@code amber+strict} or {@code red}
     * @return the marking, or empty
     */
    public static Optional<Tlp> named(String name) {
        for (Tlp tlp : values()) {
            if (tlp.label().equals(name)) {
                return Optional.of(tlp);
            }
        }
        return Optional.empty();
    }

    /**
     * Its name in lower case, as in the standard's objects.
     *
     * @return for example {@code amber+strict}
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '+');
    }

    String id() {
        return id;
    }

    Json.Members definition() {
        SortedMap<String, Json> extension = new TreeMap<>();
        extension.put("extension_type", new Json.Text("property-extension"));
        extension.put("tlp_2_0", new Json.Text(label()));
        return new StixObject("marking-definition")
                .with("created", PUBLISHED)
                .with("name", "TLP:" + label().toUpperCase(Locale.ROOT))
                .extended(EXTENSION, new Json.Members(extension))
                .named(id);
    }
}
