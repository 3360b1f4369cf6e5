package org.countermark.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * One JSON object of strings and integers, read strictly: no nesting, no duplicates, no unknown names, nothing after it.
 *
 * <p>Every error is an {@link IllegalArgumentException} whose message names what was read and the field. Values never
 * appear in messages, because one of the objects read this way holds a key.
 */
public final class FlatJson {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private final String what;
    private final Map<String, Object> fields;

    private FlatJson(String what, Map<String, Object> fields) {
        this.what = what;
        this.fields = fields;
    }

    /**
     * Reads an object from text that holds nothing else.
     *
     * @param what what to call the object in messages
     * @param json the text
     * @return the fields
     * @throws IllegalArgumentException if the text is not such an object
     */
    public static FlatJson parse(String what, String json) {
        try (JsonParser parser = FACTORY.createParser(json)) {
            parser.nextToken();
            FlatJson object = parse(what, parser);
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException(what + ": text after the closing brace");
            }
            return object;
        } catch (JsonParseException e) {
            // No cause: a parser's message quotes its source, and the source may hold a key.
            throw notJson(what, e);
        } catch (IOException e) {
            throw new IllegalArgumentException(what + ": not readable as JSON");
        }
    }

    /**
     * Reads an object from a parser that stands on its opening brace, up to its closing brace.
     *
     * @param what what to call the object in messages
     * @param parser the parser
     * @return the fields
     * @throws IOException if the parser fails
     * @throws IllegalArgumentException if there is no such object
     */
    public static FlatJson parse(String what, JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new IllegalArgumentException(what + ": a JSON object was expected");
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value == JsonToken.VALUE_STRING) {
                fields.put(name, parser.getText());
            } else if (value == JsonToken.VALUE_NUMBER_INT
                    && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
                fields.put(name, parser.getLongValue());
            } else {
                throw new IllegalArgumentException(what + ": field \"" + name + "\" must be a string or an integer");
            }
        }
        return new FlatJson(what, fields);
    }

    private static IllegalArgumentException notJson(String what, JsonParseException e) {
        long line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
        long column = e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
        return new IllegalArgumentException(
                what + ": not valid JSON (or a field given twice) at line " + line + ", column " + column);
    }

    /**
     * Takes a string field.
     *
     * @param name the field
     * @return its value
     */
    public String string(String name) {
        if (take(name) instanceof String s) {
            return s;
        }
        throw new IllegalArgumentException(what + ": field \"" + name + "\" must be a string");
    }

    /**
     * Takes an integer field.
     *
     * @param name the field
     * @return its value
     */
    public int integer(String name) {
        if (take(name) instanceof Long n && n == n.intValue()) {
            return n.intValue();
        }
        throw new IllegalArgumentException(what + ": field \"" + name + "\" must be a 32-bit integer");
    }

    /**
     * Takes an integer field that may be longer.
     *
     * @param name the field
     * @return its value
     */
    public long longInteger(String name) {
        if (take(name) instanceof Long n) {
            return n;
        }
        throw new IllegalArgumentException(what + ": field \"" + name + "\" must be an integer");
    }

    private Object take(String name) {
        Object value = fields.remove(name);
        if (value == null) {
            throw new IllegalArgumentException(what + ": field \"" + name + "\" is missing");
        }
        return value;
    }

    /** Refuses fields that nobody took: a misspelt option must not pass as a default. */
    public void end() {
        if (!fields.isEmpty()) {
            throw new IllegalArgumentException(
                    what + ": unknown field \"" + new TreeSet<>(fields.keySet()).first() + "\"");
        }
    }
}
