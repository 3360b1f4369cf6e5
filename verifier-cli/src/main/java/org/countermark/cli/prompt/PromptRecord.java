package org.countermark.cli.prompt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Position;

/** Reads a prompt that is written as a JSON object. */
final class PromptRecord {
    private static final ObjectReader JSON = reader();

    private PromptRecord() {}

    private static ObjectReader reader() {
        JsonMapper strict = JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        strict.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(200).build());
        return strict.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /** A line that begins with a brace; {@code prompt} goes before {@code messages}, other fields mean nothing. */
    static Prompt parse(String line, Position position) throws InputException {
        JsonNode record;
        try {
            record = JSON.readTree(line);
        } catch (JsonProcessingException problem) {
            throw new InputException(
                    position,
                    "the line begins with { and is not a JSON object",
                    "Write prompts that begin with { as {\"prompt\": \"…\"}.",
                    problem);
        }
        if (record.path("prompt").isTextual()) {
            return Prompt.of(whole(record.path("prompt").textValue(), position));
        }
        List<Prompt.Message> messages = new ArrayList<>();
        for (JsonNode message : record.path("messages")) {
            JsonNode role = message.path("role");
            JsonNode content = message.path("content");
            if (!role.isTextual() || !content.isTextual()) {
                throw new InputException(position, "a message has no text in \"role\" and \"content\"", "");
            }
            messages.add(new Prompt.Message(whole(role.textValue(), position), whole(content.textValue(), position)));
        }
        if (messages.isEmpty()) {
            throw new InputException(
                    position,
                    "the record has neither \"prompt\" with a text nor \"messages\"",
                    "Write {\"prompt\": \"…\"}, or {\"messages\": [{\"role\": \"user\", \"content\": \"…\"}]}.");
        }
        return new Prompt(messages, true);
    }

    /** Half a character can stand in JSON, but cannot be sent. */
    private static String whole(String text, Position position) throws InputException {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new InputException(position, "the prompt holds half of a surrogate pair", "Mend the record.");
        }
        return text;
    }
}
