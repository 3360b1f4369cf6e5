package org.countermark.registry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The fields of one line, taken in the one order that the format has; everything else is an error that names the field.
 *
 * <p>The values of a line allow one canonical spelling, and every other spelling of the same values (white space, escapes,
 * a minus before a zero) is longer. So counting the characters of the canonical spelling tells whether the line is in it.
 */
final class LineFields implements AutoCloseable {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonParser parser;
    private final int length;
    private List<String> names = List.of();
    private int taken;
    private int canonical = 1;

    /** Steps onto the first field, whose name is the line's kind. */
    LineFields(byte[] buffer, int from, int length) throws IOException {
        this.length = length;
        this.parser = FACTORY.createParser(buffer, from, length);
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new IllegalArgumentException("a JSON object was expected");
        }
        if (parser.nextToken() != JsonToken.FIELD_NAME) {
            throw new IllegalArgumentException("the object has no field");
        }
    }

    String kind() throws IOException {
        return parser.currentName();
    }

    /** Says which fields the line must have. */
    void expect(List<String> fields) {
        names = fields;
    }

    String string(String name) throws IOException {
        return optional(name)
                .orElseThrow(() -> new IllegalArgumentException("field \"" + name + "\" must be a string"));
    }

    /** A string, or nothing where the value is null. */
    Optional<String> optional(String name) throws IOException {
        JsonToken value = value(name);
        if (value == JsonToken.VALUE_NULL) {
            canonical += 4;
            return Optional.empty();
        }
        if (value != JsonToken.VALUE_STRING) {
            throw new IllegalArgumentException("field \"" + name + "\" must be a string");
        }
        String text = parser.getText();
        canonical += text.length() + 2;
        return Optional.of(text);
    }

    int integer(String name) throws IOException {
        if (value(name) != JsonToken.VALUE_NUMBER_INT || parser.getNumberType() != JsonParser.NumberType.INT) {
            throw new IllegalArgumentException("field \"" + name + "\" must be an integer");
        }
        int value = parser.getIntValue();
        if (value < 0) {
            throw new IllegalArgumentException("field \"" + name + "\" must not be negative");
        }
        for (int rest = value; rest > 9; rest /= 10) {
            canonical++;
        }
        canonical++;
        return value;
    }

    private JsonToken value(String name) throws IOException {
        if (taken > 0 && parser.nextToken() != JsonToken.FIELD_NAME) {
            throw new IllegalArgumentException("field \"" + name + "\" is missing");
        }
        if (!parser.currentName().equals(name)) {
            throw wrong(parser.currentName(), name);
        }
        taken++;
        canonical += name.length() + 4;
        return parser.nextToken();
    }

    private IllegalArgumentException wrong(String found, String wanted) {
        int place = names.indexOf(found);
        if (place < 0) {
            return unknown(found);
        }
        return new IllegalArgumentException(
                place < taken
                        ? "field \"" + found + "\" is given twice"
                        : "field \"" + wanted + "\" is missing, or does not stand before \"" + found + "\"");
    }

    private static IllegalArgumentException unknown(String found) {
        return new IllegalArgumentException(
                found.matches("[A-Za-z0-9_-]{1,40}") ? "unknown field \"" + found + "\"" : "an unknown field");
    }

    /** Nothing may follow, and nothing may have been spelt in another way. */
    void end() throws IOException {
        JsonToken token = parser.nextToken();
        if (token == JsonToken.FIELD_NAME) {
            String found = parser.currentName();
            throw names.contains(found)
                    ? new IllegalArgumentException("field \"" + found + "\" is given twice")
                    : unknown(found);
        }
        if (token != JsonToken.END_OBJECT || parser.nextToken() != null) {
            throw new IllegalArgumentException("something follows the object");
        }
        if (canonical != length) {
            throw new IllegalArgumentException(
                    "the line is not in canonical form: white space, escapes or line ends" + " were added");
        }
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
