package org.countermark.contract;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.codec.DecoderException;
import org.apache.commons.codec.binary.Hex;
import org.countermark.keys.Profile;
import org.countermark.keys.RootKey;

/** One vector of a file: inputs, and what the contract makes of them. */
final class Vector {
    private String id = "";
    private Optional<RootKey> root = Optional.empty();
    private Optional<String> epoch = Optional.empty();
    private Optional<Profile> profile = Optional.empty();
    private int[] context = {};
    private int token = -1;
    private long payload;
    private final Map<String, String> expected = new LinkedHashMap<>();

    private Vector() {}

    /** Reads a vector from a parser that stands on its opening brace; IllegalArgumentException if it is none. */
    static Vector parse(JsonParser parser) throws IOException {
        Vector vector = new Vector();
        require(parser.currentToken() == JsonToken.START_OBJECT, "a vector must be an object");
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            parser.nextToken();
            vector.field(field, parser);
        }
        require(!vector.id.isEmpty(), "field \"id\" is missing or empty");
        require(vector.root.isPresent(), "field \"root\" is missing");
        require(vector.epoch.isPresent(), "field \"epoch\" is missing");
        require(vector.profile.isPresent(), "field \"profile\" is missing");
        int width = vector.profile.orElseThrow().contextWidth();
        require(vector.context.length == width, "field \"context\" must have " + width + " tokens");
        require(vector.token >= 0, "field \"token\" is missing");
        require(vector.expected.containsKey("markedWord"), "field \"expected.markedWord\" is missing");
        return vector;
    }

    private void field(String field, JsonParser parser) throws IOException {
        switch (field) {
            case "id" -> id = string(field, parser);
            case "comment" -> string(field, parser);
            case "root" -> root = Optional.of(root(string(field, parser)));
            case "epoch" -> epoch = Optional.of(string(field, parser));
            case "profile" -> profile = Optional.of(Profile.parse(copy(parser)));
            case "context" -> context = context(parser);
            case "token" -> token = (int) integer(field, parser, Integer.MAX_VALUE);
            case "payload" -> payload = integer(field, parser, Channel.MAX_PAYLOAD);
            case "expected" -> expected(parser);
            default -> throw new IllegalArgumentException("unknown field \"" + field + "\"");
        }
    }

    private static RootKey root(String hex) {
        try {
            return RootKey.of(Hex.decodeHex(hex));
        } catch (DecoderException e) {
            throw new IllegalArgumentException("field \"root\" must be hexadecimal", e);
        }
    }

    private static String copy(JsonParser parser) throws IOException {
        StringWriter out = new StringWriter();
        try (JsonGenerator generator = VectorFile.JSON.createGenerator(out)) {
            generator.copyCurrentStructure(parser);
        }
        return out.toString();
    }

    private static int[] context(JsonParser parser) throws IOException {
        require(parser.currentToken() == JsonToken.START_ARRAY, "field \"context\" must be an array");
        int[] tokens = new int[Profile.MAX_CONTEXT_WIDTH];
        int count = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            require(count < tokens.length, "field \"context\" has more than 16 tokens");
            tokens[count++] = (int) integer("context", parser, Integer.MAX_VALUE);
        }
        return Arrays.copyOf(tokens, count);
    }

    private void expected(JsonParser parser) throws IOException {
        require(parser.currentToken() == JsonToken.START_OBJECT, "field \"expected\" must be an object");
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            require(VectorCheck.FIELDS.contains(field), "unknown field \"expected." + field + "\"");
            parser.nextToken();
            expected.put(
                    field,
                    switch (field) {
                        case "score" -> Long.toString(integer("expected.score", parser, Integer.MAX_VALUE));
                        case "patternScores" -> patternScores(parser);
                        default -> string("expected." + field, parser);
                    });
        }
    }

    private static String patternScores(JsonParser parser) throws IOException {
        String field = "expected.patternScores";
        require(parser.currentToken() == JsonToken.START_ARRAY, "field \"" + field + "\" must be an array");
        long[] scores = new long[PatternScorer.PATTERNS];
        for (int x = 0; x < scores.length; x++) {
            parser.nextToken();
            scores[x] = integer(field, parser, Integer.MAX_VALUE);
        }
        require(parser.nextToken() == JsonToken.END_ARRAY, "field \"" + field + "\" has more than 16 scores");
        return Arrays.toString(scores);
    }

    private static String string(String field, JsonParser parser) throws IOException {
        require(parser.currentToken() == JsonToken.VALUE_STRING, "field \"" + field + "\" must be a string");
        return parser.getText();
    }

    private static long integer(String field, JsonParser parser, long max) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            long value = parser.getLongValue();
            if (value >= 0 && value <= max) {
                return value;
            }
        }
        throw new IllegalArgumentException("field \"" + field + "\" must be an integer in 0.." + max);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    /** Computes everything and compares what the vector states. */
    VectorResult check() {
        VectorCheck computed = new VectorCheck(
                profile.orElseThrow(), root.orElseThrow().epoch(epoch.orElseThrow()), context, token, payload);
        return new VectorResult(id, computed.firstMismatch(expected));
    }
}
