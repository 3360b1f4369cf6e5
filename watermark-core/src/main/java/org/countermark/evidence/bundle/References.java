package org.countermark.evidence.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.countermark.evidence.json.Json;

/**
 * What a result says it is about: plans, profiles and keys by digest, wherever it names them, and its inputs.
 *
 * @param digests each digest that stands under a known name; of another kind than text, it is empty and known to nobody
 * @param inputs each element of {@code reading.inputs}
 */
record References(List<Reference> digests, List<Json.Members> inputs) {
    private static final Set<String> NAMES = Set.of("planDigest", "profileDigest", "keyCommitment");

    /** A digest under its name. */
    record Reference(String name, String value) {}

    static References of(Json.Members result) {
        List<Reference> digests = new ArrayList<>();
        collect(result, digests);
        List<Json.Members> inputs = new ArrayList<>();
        if (result.values().get("reading") instanceof Json.Members reading
                && reading.values().get("inputs") instanceof Json.Items items) {
            for (Json item : items.values()) {
                inputs.add(item instanceof Json.Members input ? input : new Json.Members(new TreeMap<>()));
            }
        }
        return new References(digests, inputs);
    }

    private static void collect(Json value, List<Reference> into) {
        if (value instanceof Json.Items items) {
            items.values().forEach(item -> collect(item, into));
        } else if (value instanceof Json.Members members) {
            members.values().forEach((name, member) -> {
                if (NAMES.contains(name)) {
                    into.add(new Reference(name, member instanceof Json.Text text ? text.value() : ""));
                } else {
                    collect(member, into);
                }
            });
        }
    }
}
