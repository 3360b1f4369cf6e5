package org.countermark.cli.student.collect;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;

/** Copies JSON that a stranger wrote, with U+FFFD for every half of a surrogate pair: files of text cannot hold one. */
final class WellFormed {
    private WellFormed() {}

    static void write(JsonGenerator json, JsonNode value) throws IOException {
        if (value.isObject()) {
            json.writeStartObject();
            for (Map.Entry<String, JsonNode> field : value.properties()) {
                json.writeFieldName(Answer.wellFormed(field.getKey()));
                write(json, field.getValue());
            }
            json.writeEndObject();
        } else if (value.isArray()) {
            json.writeStartArray();
            for (JsonNode element : value) {
                write(json, element);
            }
            json.writeEndArray();
        } else if (value.isTextual()) {
            json.writeString(Answer.wellFormed(value.textValue()));
        } else {
            json.writeTree(value);
        }
    }
}
