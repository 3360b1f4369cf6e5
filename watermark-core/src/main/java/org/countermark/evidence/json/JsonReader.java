package org.countermark.evidence.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Builds values from untrusted bytes, within the limits of {@link CanonicalJson}. Thread-confined, for one text. */
final class JsonReader {
    private static final int MAX_DIGITS = 1000;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(CanonicalJson.MAX_DEPTH)
                    .maxNumberLength(MAX_DIGITS)
                    .maxStringLength(CanonicalJson.MAX_BYTES)
                    .maxNameLength(CanonicalJson.MAX_BYTES)
                    .build())
            .build();

    private final String what;
    private final JsonParser parser;
    private final boolean document;
    private int values;

    private JsonReader(String what, JsonParser parser, boolean document) {
        this.what = what;
        this.parser = parser;
        this.document = document;
    }

    static Json strict(String what, byte[] bytes) {
        return read(what, bytes, false);
    }

    static Json document(String what, byte[] bytes) {
        return read(what, bytes, true);
    }

    private static Json read(String what, byte[] bytes, boolean document) {
        if (bytes.length > CanonicalJson.MAX_BYTES) {
            throw new IllegalArgumentException(
                    what + ": must have at most " + CanonicalJson.MAX_BYTES + " bytes, had " + bytes.length);
        }
        try (JsonParser parser = FACTORY.createParser(decoded(what, bytes))) {
            parser.nextToken();
            Json value = new JsonReader(what, parser, document).value();
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException(what + ": text behind the value");
            }
            return value;
        } catch (JsonProcessingException e) {
            long line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            long column = e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
            throw new IllegalArgumentException(
                    what + ": not valid JSON, a name given twice, or nested too deep, at line " + line + ", column "
                            + column,
                    e);
        } catch (IOException e) {
            throw new IllegalArgumentException(what + ": not readable as JSON", e);
        }
    }

    /** Decoded here, because parsers guess at encodings and let some ill-formed bytes pass. */
    private static String decoded(String what, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(what + ": not in UTF-8", e);
        }
    }

    private Json value() throws IOException {
        if (++values > CanonicalJson.MAX_VALUES) {
            throw new IllegalArgumentException(what + ": must have at most " + CanonicalJson.MAX_VALUES + " values");
        }
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new IllegalArgumentException(what + ": is empty");
        }
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> new Json.Text(wellFormed(parser.getText()));
            case VALUE_NUMBER_INT -> integer();
            case VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE -> {
                if (!document) {
                    throw refused(token);
                }
                yield new Json.Text(parser.getText());
            }
            default -> throw refused(token);
        };
    }

    private Json integer() throws IOException {
        if (parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER
                && Math.abs(parser.getLongValue()) <= Json.MAX_INTEGER
                && parser.getLongValue() != Long.MIN_VALUE) {
            return new Json.Whole(parser.getLongValue());
        }
        if (!document) {
            throw new IllegalArgumentException(what + ": an integer is beyond 2^53 - 1");
        }
        return new Json.Text(parser.getText());
    }

    private Json object() throws IOException {
        SortedMap<String, Json> members = new TreeMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = wellFormed(parser.currentName());
            parser.nextToken();
            members.put(name, value());
        }
        return new Json.Members(members);
    }

    private Json array() throws IOException {
        List<Json> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value());
        }
        return new Json.Items(items);
    }

    private String wellFormed(String text) {
        WellFormed.check(what + ": text", text);
        return text;
    }

    private IllegalArgumentException refused(JsonToken token) {
        return new IllegalArgumentException(
                what + ": only objects, arrays, strings and integers are allowed, had " + token);
    }
}
