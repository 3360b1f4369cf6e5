package org.countermark.cli.stix;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.countermark.evidence.json.Json;

/**
 * Looks up what a result says, where it says it. A result is untrusted: what is missing, of another kind or longer than any line
 * of a result is not there.
 *
 * @param object an object of a result
 */
record ResultFields(Json.Members object) {
    private static final int LONGEST = 4096;

    Optional<String> text(String name) {
        return object.values().get(name) instanceof Json.Text text
                        && text.value().length() <= LONGEST
                ? Optional.of(text.value())
                : Optional.empty();
    }

    /** A figure in its digits: whole numbers are integers in a bundle, others are strings. */
    Optional<String> figure(String name) {
        return object.values().get(name) instanceof Json.Whole whole
                ? Optional.of(Long.toString(whole.value()))
                : text(name);
    }

    OptionalLong count(String name) {
        return object.values().get(name) instanceof Json.Whole whole
                ? OptionalLong.of(whole.value())
                : OptionalLong.empty();
    }

    /** An object within; without members where there is none. */
    ResultFields within(String name) {
        return object.values().get(name) instanceof Json.Members members
                ? new ResultFields(members)
                : new ResultFields(new Json.Members(new TreeMap<>()));
    }

    List<ResultFields> objects(String name) {
        List<ResultFields> found = new ArrayList<>();
        for (Json item : items(name)) {
            if (item instanceof Json.Members members) {
                found.add(new ResultFields(members));
            }
        }
        return found;
    }

    List<String> texts(String name) {
        List<String> found = new ArrayList<>();
        for (Json item : items(name)) {
            if (item instanceof Json.Text text && text.value().length() <= LONGEST) {
                found.add(text.value());
            }
        }
        return found;
    }

    List<Json> items(String name) {
        return object.values().get(name) instanceof Json.Items items ? items.values() : List.of();
    }

    /** Every string of this name, at any depth, once and sorted. A bundle is nested at most 32 deep. */
    List<String> everywhere(String name) {
        Set<String> found = new TreeSet<>();
        collect(name, object, found);
        return List.copyOf(found);
    }

    private static void collect(String name, Json value, Set<String> found) {
        if (value instanceof Json.Members members) {
            members.values().forEach((key, inner) -> {
                if (key.equals(name)
                        && inner instanceof Json.Text text
                        && text.value().length() <= LONGEST) {
                    found.add(text.value());
                }
                collect(name, inner, found);
            });
        } else if (value instanceof Json.Items items) {
            items.values().forEach(inner -> collect(name, inner, found));
        }
    }
}
