package org.countermark.cli.student.rows;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.util.Arrays;
import java.util.TreeMap;

/** The JSON of row files: their heads in both kinds of file, and arrays of numbers. */
final class RowJson {
    static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(4).build())
            .build();

    private RowJson() {}

    static void write(JsonGenerator json, RowHead head) throws IOException {
        json.writeStartObject();
        json.writeStringField("format", RowHead.FORMAT);
        json.writeStringField("tokenizer", head.tokenizer());
        json.writeStringField("texts", head.texts());
        json.writeStringField("model", head.model());
        json.writeEndObject();
    }

    /** Reads a head; throws IllegalArgumentException where it is none. */
    static RowHead head(byte[] bytes) throws IOException {
        TreeMap<String, String> fields = new TreeMap<>();
        try (JsonParser json = FACTORY.createParser(bytes)) {
            expect(json, JsonToken.START_OBJECT, "the head must be a JSON object");
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                expect(json, JsonToken.VALUE_STRING, "field \"" + name + "\" of the head must be a string");
                fields.put(name, json.getText());
            }
            end(json);
        }
        if (!fields.keySet().equals(java.util.Set.of("format", "tokenizer", "texts", "model"))) {
            throw new IllegalArgumentException("the head must have the fields format, tokenizer, texts and model, had "
                    + String.join(", ", fields.keySet()));
        }
        if (!fields.get("format").equals(RowHead.FORMAT)) {
            throw new IllegalArgumentException("format must be \"" + RowHead.FORMAT + "\"");
        }
        return new RowHead(fields.get("tokenizer"), fields.get("texts"), fields.get("model"));
    }

    /** Nothing may follow the object. */
    static void end(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.END_OBJECT || json.nextToken() != null) {
            throw new IllegalArgumentException("one JSON object must stand alone");
        }
    }

    static void expect(JsonParser json, JsonToken token, String problem) throws IOException {
        if (json.nextToken() != token) {
            throw new IllegalArgumentException(problem);
        }
    }

    /** Token ids; grows with what is there. */
    static int[] ids(JsonParser json, String name) throws IOException {
        expect(json, JsonToken.START_ARRAY, name + " must be an array of token ids");
        int[] ids = new int[16];
        int n = 0;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() != JsonToken.VALUE_NUMBER_INT
                    || json.getNumberType() != JsonParser.NumberType.INT) {
                throw new IllegalArgumentException(name + " must hold token ids alone");
            }
            ids = n < ids.length ? ids : Arrays.copyOf(ids, 2 * n);
            ids[n++] = json.getIntValue();
        }
        return Arrays.copyOf(ids, n);
    }

    /** Probabilities, or their natural logarithms, as binary32. */
    static float[] probabilities(JsonParser json, String name, boolean logarithms) throws IOException {
        expect(json, JsonToken.START_ARRAY, name + " must be an array of numbers");
        float[] values = new float[16];
        int n = 0;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (!json.currentToken().isNumeric()) {
                throw new IllegalArgumentException(name + " must hold numbers alone");
            }
            values = n < values.length ? values : Arrays.copyOf(values, 2 * n);
            double value = json.getDoubleValue();
            // A logarithm of one that rounding carried above 0 is 0.
            values[n++] = (float) (logarithms ? Math.min(1, StrictMath.exp(value)) : value);
        }
        return Arrays.copyOf(values, n);
    }
}
