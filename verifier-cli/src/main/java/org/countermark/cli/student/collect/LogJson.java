package org.countermark.cli.student.collect;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countermark.cli.student.collect.Response.Header;
import org.countermark.cli.student.collect.Response.Outcome;

/** JSON of logs and answers: what a record says about itself, and reading what a server sent. */
final class LogJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();
    private static final ObjectReader READER = reader();

    private LogJson() {}

    private static ObjectReader reader() {
        ObjectMapper strict = JsonMapper.builder().build();
        strict.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(LogFormat.LARGEST)
                        .maxNestingDepth(200)
                        .build());
        return strict.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /** One value that a stranger wrote; empty when it is not JSON. */
    static Optional<JsonNode> parse(byte[] bytes) {
        try {
            return Optional.of(READER.readTree(bytes));
        } catch (IOException noJson) {
            return Optional.empty();
        }
    }

    /** The same value in the same bytes, always: fields in their order, no white space. */
    static byte[] bytes(JsonNode value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (IOException impossible) {
            throw new IllegalArgumentException("value cannot be written as JSON", impossible);
        }
    }

    /** An empty object. */
    static com.fasterxml.jackson.databind.node.ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static byte[] about(Response response) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = MAPPER.getFactory().createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("record", "response");
            json.writeNumberField("prompt", response.prompt());
            json.writeNumberField("sample", response.sample());
            json.writeStringField("request_sha256", response.requestDigest());
            json.writeStringField("outcome", response.outcome().id());
            json.writeNumberField("status", response.status());
            json.writeStringField("start", response.start().toString());
            json.writeStringField("end", response.end().toString());
            if (response.masked()) {
                json.writeBooleanField("masked", true);
            }
            json.writeArrayFieldStart("headers");
            for (Header header : response.headers()) {
                json.writeArray(new String[] {header.name(), header.value()}, 0, 2);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return out.toByteArray();
    }

    /** What a record says of a response; empty when it says it in another form. */
    static Optional<Response> response(byte[] about) {
        JsonNode json = parse(about).orElse(MAPPER.missingNode());
        Optional<Outcome> outcome = Outcome.of(json.path("outcome").asText(""));
        if (!json.path("record").asText("").equals("response")
                || outcome.isEmpty()
                || !json.path("prompt").isInt()
                || !json.path("sample").isInt()) {
            return Optional.empty();
        }
        List<Header> headers = new ArrayList<>();
        for (JsonNode header : json.path("headers")) {
            headers.add(new Header(header.path(0).asText(""), header.path(1).asText("")));
        }
        try {
            return Optional.of(new Response(
                    json.path("prompt").intValue(),
                    json.path("sample").intValue(),
                    json.path("request_sha256").asText(""),
                    outcome.get(),
                    json.path("status").asInt(),
                    headers,
                    Instant.parse(json.path("start").asText("")),
                    Instant.parse(json.path("end").asText("")),
                    json.path("masked").asBoolean(false)));
        } catch (DateTimeException | IllegalArgumentException wrong) {
            return Optional.empty();
        }
    }
}
