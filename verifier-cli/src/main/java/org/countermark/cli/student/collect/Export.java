package org.countermark.cli.student.collect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes the answers of a log as JSONL: one a line, in the order of the questions, each once. The same log gives the same
 * bytes.
 */
final class Export {
    private final Answers answers;
    private final LogReader reader;
    private final Api api;

    Export(Answers answers, LogReader reader, Api api) {
        this.answers = answers;
        this.reader = reader;
        this.api = api;
    }

    /** Writes all answers; the stream is closed by the caller. */
    void writeTo(OutputStream out) throws IOException {
        JsonFactory factory = new ObjectMapper().getFactory();
        try (JsonGenerator json = factory.createGenerator(out)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .setRootValueSeparator(null)) {
            for (long offset : answers.offsets()) {
                if (reader.at(offset) instanceof Slot.Whole whole) {
                    write(json, whole.entry());
                    json.writeRaw('\n');
                }
            }
        }
    }

    private void write(JsonGenerator json, LogEntry entry) throws IOException {
        Response response = LogJson.response(entry.about()).orElseThrow();
        Answer answer = Answer.read(entry.response(), api)
                .orElseThrow(() -> new IOException("the log calls a response answered that holds no answer"));
        json.writeStartObject();
        json.writeNumberField("prompt_index", response.prompt());
        json.writeNumberField("sample", response.sample());
        json.writeStringField("prompt", prompt(entry.request()));
        json.writeStringField("text", answer.text());
        copy(json, "finish_reason", answer.choice().path("finish_reason"));
        json.writeStringField("created_at", response.end().toString());
        copy(json, "model", answer.whole().path("model"));
        JsonNode inChoice = answer.choice().path("prompt_token_ids");
        copy(
                json,
                "prompt_token_ids",
                inChoice.isArray() ? inChoice : answer.whole().path("prompt_token_ids"));
        copy(json, "token_ids", answer.choice().path("token_ids"));
        copy(json, "logprobs", answer.choice().path("logprobs"));
        json.writeEndObject();
    }

    /** What the suspect was shown, as one text: scan leaves its contexts out of account. */
    private String prompt(byte[] request) throws IOException {
        if (api == Api.COMMAND) {
            return new String(request, java.nio.charset.StandardCharsets.UTF_8);
        }
        JsonNode body = LogJson.parse(request).orElseThrow(() -> new IOException("the log holds no JSON request"));
        if (api == Api.COMPLETIONS) {
            return body.path("prompt").asText("");
        }
        StringBuilder text = new StringBuilder();
        for (JsonNode message : body.path("messages")) {
            text.append(text.length() == 0 ? "" : "\n\n")
                    .append(message.path("content").asText(""));
        }
        return text.toString();
    }

    private static void copy(JsonGenerator json, String name, JsonNode value) throws IOException {
        if (!value.isMissingNode() && !value.isNull()) {
            json.writeFieldName(name);
            WellFormed.write(json, value);
        }
    }
}
