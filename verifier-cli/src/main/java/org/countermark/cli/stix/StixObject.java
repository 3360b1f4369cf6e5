package org.countermark.cli.stix;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.countermark.evidence.json.Json;

/** Puts together one object of STIX. Thread-confined. */
final class StixObject {
    private final String type;
    private final SortedMap<String, Json> members = new TreeMap<>();

    StixObject(String type) {
        this.type = type;
        with("type", type).with("spec_version", "2.1");
    }

    /** The members of an object that has no type and no id. */
    static SortedMap<String, Json> single(String name, Json value) {
        SortedMap<String, Json> one = new TreeMap<>();
        one.put(name, value);
        return one;
    }

    StixObject with(String name, Json value) {
        members.put(name, value);
        return this;
    }

    StixObject with(String name, String value) {
        return with(name, new Json.Text(value));
    }

    StixObject with(String name, long value) {
        return with(name, new Json.Whole(value));
    }

    /** A list; STIX knows no empty ones, and leaves the property out. */
    StixObject with(String name, List<String> values) {
        return values.isEmpty() ? this : with(name, texts(values));
    }

    StixObject extended(String definition, Json.Members extension) {
        return with("extensions", new Json.Members(single(definition, extension)));
    }

    static Json.Items texts(List<String> values) {
        return new Json.Items(values.stream().<Json>map(Json.Text::new).toList());
    }

    /** The object under an id that is given. */
    Json.Members named(String id) {
        return with("id", id).json();
    }

    /** The object under an id that follows from its content, so that no two objects share one. */
    Json.Members named() {
        return named(StixIds.ofContent(type, json()));
    }

    private Json.Members json() {
        return new Json.Members(members);
    }
}
