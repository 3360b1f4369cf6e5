package org.countermark.cli.student.collect;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a response says, once it is read.
 *
 * @param text what the model wrote
 * @param choice the choice in the response that it stands in; missing where a command wrote it
 * @param whole the whole response; missing where a command wrote it
 */
record Answer(String text, JsonNode choice, JsonNode whole) {
    /** Reads the body of a response; empty when there is no answer in it. */
    static Optional<Answer> read(byte[] body, Api api) {
        if (api == Api.COMMAND) {
            JsonNode none = LogJson.object().path("none");
            return utf8(body).map(text -> new Answer(text, none, none));
        }
        Optional<JsonNode> whole = LogJson.parse(body);
        return whole.flatMap(json -> {
            JsonNode choice = json.path("choices").path(0);
            Optional<String> text = api == Api.CHAT
                    ? content(choice.path("message"))
                    : Optional.ofNullable(choice.path("text").textValue());
            return text.map(found -> new Answer(wellFormed(found), choice, json));
        });
    }

    /** What an assistant said: a text, parts of text, or nothing where it refused or called a tool. */
    private static Optional<String> content(JsonNode message) {
        JsonNode content = message.path("content");
        if (content.isTextual()) {
            return Optional.of(content.textValue());
        }
        if (content.isArray()) {
            StringBuilder text = new StringBuilder();
            content.forEach(part -> text.append(part.path("text").asText("")));
            return Optional.of(text.toString());
        }
        return message.isObject() && content.isNull() ? Optional.of("") : Optional.empty();
    }

    private static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException noText) {
            return Optional.empty();
        }
    }

    /** JSON can hold half of a surrogate pair, files of text cannot: U+FFFD stands for it. */
    static String wellFormed(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text)
                ? text
                : new String(
                        StandardCharsets.UTF_16BE.encode(text).array(),
                        0,
                        2 * text.length(),
                        StandardCharsets.UTF_16BE);
    }
}
