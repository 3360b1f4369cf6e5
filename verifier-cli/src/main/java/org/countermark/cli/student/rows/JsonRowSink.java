package org.countermark.cli.student.rows;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Writes rows as lines of JSON. */
final class JsonRowSink implements RowSink {
    private final JsonGenerator json;
    private int[] prompt = {};

    JsonRowSink(OutputStream out, RowHead head) throws IOException {
        json = RowJson.FACTORY
                .createGenerator(out)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .setRootValueSeparator(null);
        RowJson.write(json, head);
        json.writeRaw('\n');
    }

    @Override
    public void add(TokenRow row) throws IOException {
        if (!Arrays.equals(prompt, row.prompt)) {
            prompt = row.prompt;
            json.writeStartObject();
            ids("prompt", prompt);
            json.writeEndObject();
            json.writeRaw('\n');
        }
        json.writeStartObject();
        ids("context", row.context);
        if (row.ids.isPresent()) {
            ids("ids", row.ids.get());
        }
        json.writeArrayFieldStart("probabilities");
        for (float probability : row.probabilities) {
            json.writeNumber(probability);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private void ids(String name, int[] ids) throws IOException {
        json.writeFieldName(name);
        json.writeArray(ids, 0, ids.length);
    }

    @Override
    public void end() throws IOException {
        json.close();
    }
}
