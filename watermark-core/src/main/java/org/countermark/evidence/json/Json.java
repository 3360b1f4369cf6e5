package org.countermark.evidence.json;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A JSON value that has exactly one canonical form: object, array, string or integer.
 *
 * <p>There are no fractions, because programs round and print them differently; no truth values and no null. All kinds are
 * immutable, with equality by content. Source: docs/spec/evidence-bundle.md, section "Canonical form".
 */
public sealed interface Json {
    /** The integers that every JSON reader keeps exactly end here: 2^53 − 1. */
    long MAX_INTEGER = (1L << 53) - 1;

    /**
     * A string.
     *
     * @param value Unicode text; an unpaired surrogate has no UTF-8 and is refused
     */
    record Text(String value) implements Json {
        /** Refuses text without UTF-8. */
        public Text {
            WellFormed.check("text", value);
        }
    }

    /**
     * An integer.
     *
     * @param value −(2^53 − 1)..2^53 − 1
     */
    record Whole(long value) implements Json {
        /** Refuses what other readers would round. */
        public Whole {
            if (value < -MAX_INTEGER || value > MAX_INTEGER) {
                throw new IllegalArgumentException(
                        "integer must be in -" + MAX_INTEGER + ".." + MAX_INTEGER + ", was " + value);
            }
        }
    }

    /**
     * An array.
     *
     * @param values its elements, in order
     */
    record Items(List<Json> values) implements Json {
        /** Copies the elements. */
        public Items {
            values = List.copyOf(values);
        }
    }

    /**
     * An object.
     *
     * @param values its members by name, names ascending by UTF-16 code units
     */
    record Members(SortedMap<String, Json> values) implements Json {
        /** Copies the members and refuses names without UTF-8. */
        public Members {
            SortedMap<String, Json> copy = new TreeMap<>();
            values.forEach((name, value) -> {
                WellFormed.check("name of a member", name);
                copy.put(name, value);
            });
            values = Collections.unmodifiableSortedMap(copy);
        }
    }
}
