package org.countermark.cli.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.countermark.evidence.json.Json;

/**
 * Reads members of a result of which nothing is certain: what is absent or of another type is empty. Immutable.
 *
 * <p>Fractions are strings of digits in a bundle, and truth values the strings {@code true} and {@code false}.
 *
 * @param values the members
 */
record Lenient(Map<String, Json> values) {
    private static final int MAX_DIGITS = 40;

    static Lenient of(Json.Members members) {
        return new Lenient(members.values());
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** The members of an object; none where there is no such object. */
    Lenient in(String name) {
        return values.get(name) instanceof Json.Members members ? of(members) : new Lenient(Map.of());
    }

    /** The objects in an array; what is no object is left out. */
    List<Lenient> each(String name) {
        return items(name).stream()
                .filter(Json.Members.class::isInstance)
                .map(item -> of((Json.Members) item))
                .toList();
    }

    Optional<String> text(String name) {
        return asText(values.get(name));
    }

    /** A text, or the digits of an integer; a dash where there is neither. */
    String shown(String name) {
        return values.get(name) instanceof Json.Whole whole
                ? Long.toString(whole.value())
                : text(name).orElse("–");
    }

    List<String> texts(String name) {
        return items(name).stream().flatMap(item -> asText(item).stream()).toList();
    }

    OptionalDouble number(String name) {
        return asNumber(values.get(name));
    }

    List<Double> numbers(String name) {
        return items(name).stream()
                .map(Lenient::asNumber)
                .filter(OptionalDouble::isPresent)
                .map(OptionalDouble::getAsDouble)
                .toList();
    }

    OptionalLong count(String name) {
        return values.get(name) instanceof Json.Whole whole && whole.value() >= 0
                ? OptionalLong.of(whole.value())
                : OptionalLong.empty();
    }

    boolean is(String name) {
        return text(name).filter("true"::equals).isPresent();
    }

    private List<Json> items(String name) {
        return values.get(name) instanceof Json.Items items ? items.values() : List.of();
    }

    private static Optional<String> asText(Json value) {
        return value instanceof Json.Text text ? Optional.of(text.value()) : Optional.empty();
    }

    private static OptionalDouble asNumber(Json value) {
        if (value instanceof Json.Whole whole) {
            return OptionalDouble.of((double) whole.value());
        }
        if (value instanceof Json.Text text
                && text.value().length() <= MAX_DIGITS
                && text.value().matches("-?[0-9]+(\\.[0-9]+)?")) {
            return OptionalDouble.of(new BigDecimal(text.value()).doubleValue());
        }
        return OptionalDouble.empty();
    }
}
