package org.countermark.evidence.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.countermark.evidence.json.Json;

/**
 * Which values of a bundle can be hidden, and changes all of them at once. Source: docs/spec/evidence-bundle.md, section
 * "Redaction".
 */
final class Redactable {
    /** In a result, wherever they stand. */
    private static final Set<String> NAMES = Set.of(
            "id", "knownAs", "members", "membersAtDate", "name", "names", "payload", "strongest", "warnings", "words");

    /** Program and command of a run tell what was done, the words behind them to what. */
    private static final int SHOWN_WORDS = 2;

    private Redactable() {}

    /**
     * Changes each value that can be hidden.
     *
     * @param content a bundle's content
     * @param change is given strings and integers
     * @return the content with what it gives for them
     */
    static Json inContent(Json content, UnaryOperator<Json> change) {
        UnaryOperator<Json> exhibit = members(Map.of("name", change, "source", change, "acquiredBy", change));
        UnaryOperator<Json> entry = members(Map.of("by", change, "what", change, "previous", change, "digest", change));
        UnaryOperator<Json> run = members(Map.of(
                "command", items(SHOWN_WORDS, change), "digest", change, "result", result -> inResult(result, change)));
        UnaryOperator<Json> basis = members(Map.of("references", items(0, members(Map.of("name", change)))));
        UnaryOperator<Json> results = members(Map.of("runs", items(0, run)));
        return members(Map.of(
                        "basis", basis, "custody", items(0, entry), "exhibits", items(0, exhibit), "results", results))
                .apply(content);
    }

    /** The same of a result alone. */
    static Json inResult(Json value, UnaryOperator<Json> change) {
        if (value instanceof Json.Items items) {
            return new Json.Items(
                    items.values().stream().map(item -> inResult(item, change)).toList());
        }
        if (value instanceof Json.Members members) {
            SortedMap<String, Json> copy = new TreeMap<>();
            members.values()
                    .forEach((name, member) ->
                            copy.put(name, NAMES.contains(name) ? named(member, change) : inResult(member, change)));
            return new Json.Members(copy);
        }
        return value;
    }

    /** What stands under such a name, itself or in arrays; objects there are gone through like the rest. */
    private static Json named(Json value, UnaryOperator<Json> change) {
        if (value instanceof Json.Items items) {
            return new Json.Items(
                    items.values().stream().map(item -> named(item, change)).toList());
        }
        return value instanceof Json.Members ? inResult(value, change) : change.apply(value);
    }

    private static UnaryOperator<Json> members(Map<String, UnaryOperator<Json>> changes) {
        return value -> {
            SortedMap<String, Json> copy = new TreeMap<>(((Json.Members) value).values());
            changes.forEach((name, change) -> copy.computeIfPresent(name, (same, member) -> change.apply(member)));
            return new Json.Members(copy);
        };
    }

    private static UnaryOperator<Json> items(int first, UnaryOperator<Json> change) {
        return value -> {
            List<Json> copy = new ArrayList<>(((Json.Items) value).values());
            for (int i = first; i < copy.size(); i++) {
                copy.set(i, change.apply(copy.get(i)));
            }
            return new Json.Items(copy);
        };
    }
}
