package org.countermark.evidence.json;

import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/** Where two values differ first, in the order of their canonical forms. */
public final class JsonDifference {
    private JsonDifference() {}

    /**
     * Finds the first difference.
     *
     * @param first a value
     * @param second another one
     * @return a JSON pointer (RFC 6901) to it, empty text for the whole; nothing if the values are equal
     */
    public static Optional<String> first(Json first, Json second) {
        if (Objects.equals(first, second)) {
            return Optional.empty();
        }
        if (first instanceof Json.Members one && second instanceof Json.Members other) {
            TreeSet<String> names = new TreeSet<>(one.values().keySet());
            names.addAll(other.values().keySet());
            return names.stream()
                    .filter(name -> !Objects.equals(
                            one.values().get(name), other.values().get(name)))
                    .findFirst()
                    .map(name -> "/" + name.replace("~", "~0").replace("/", "~1")
                            + below(one.values().get(name), other.values().get(name)));
        }
        if (first instanceof Json.Items one && second instanceof Json.Items other) {
            int both = Math.min(one.values().size(), other.values().size());
            for (int i = 0; i < both; i++) {
                if (!one.values().get(i).equals(other.values().get(i))) {
                    return Optional.of(
                            "/" + i + below(one.values().get(i), other.values().get(i)));
                }
            }
            return Optional.of("/" + both);
        }
        return Optional.of("");
    }

    private static String below(Json one, Json other) {
        return one == null || other == null ? "" : first(one, other).orElse("");
    }
}
