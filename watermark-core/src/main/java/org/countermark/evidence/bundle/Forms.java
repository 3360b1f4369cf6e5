package org.countermark.evidence.bundle;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.countermark.evidence.json.Json;

/** Puts the parts of a bundle into JSON. */
final class Forms {
    private final SortedMap<String, Json> members = new TreeMap<>();

    static Forms of(Json.Members start) {
        Forms forms = new Forms();
        forms.members.putAll(start.values());
        return forms;
    }

    Forms with(String name, Json value) {
        members.put(name, value);
        return this;
    }

    Forms with(String name, String value) {
        return with(name, new Json.Text(value));
    }

    Forms with(String name, long value) {
        return with(name, new Json.Whole(value));
    }

    <T> Forms with(String name, List<T> values, Function<T, Json> form) {
        return with(name, new Json.Items(values.stream().map(form).toList()));
    }

    Json.Members json() {
        return new Json.Members(members);
    }
}
