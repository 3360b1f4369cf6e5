package org.countermark.cli.student.collect;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Position;

/**
 * The prompts of a file: one a line, as text, or as JSON objects with a text or messages.
 *
 * @param prompts the prompts in order, at least one; blank lines are none
 * @param sha256 digest of the file, in hex
 */
record PromptFile(List<Prompt> prompts, String sha256) {
    private static final long LARGEST = 1L << 30;
    private static final int LONGEST = 16 << 20;

    /** Copies the list. */
    PromptFile {
        prompts = List.copyOf(prompts);
    }

    static PromptFile read(Path file, String shown) throws InputException, IOException {
        if (Files.isRegularFile(file) && Files.size(file) > LARGEST) {
            throw new InputException(Position.of(shown), "the file is over 1 GiB", "Ask in several collections.");
        }
        byte[] bytes = Files.readAllBytes(file);
        List<Prompt> prompts = new ArrayList<>();
        boolean marked =
                bytes.length >= 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf;
        int from = marked ? 3 : 0; // behind a byte order mark
        for (int line = 1; from < bytes.length; line++) {
            int end = from;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            Position position = Position.of(shown, line, from);
            if (end - from > LONGEST) {
                throw new InputException(position, "the prompt is over 16 MiB", "Shorten it.");
            }
            String text = text(ByteBuffer.wrap(bytes, from, end - from), position);
            if (!text.isBlank()) {
                prompts.add(text.startsWith("{") ? json(text, position) : Prompt.of(text));
            }
            from = end + 1;
        }
        if (prompts.isEmpty()) {
            throw new InputException(Position.of(shown), "there is no prompt in the file", "Put one on each line.");
        }
        return new PromptFile(prompts, DigestUtils.sha256Hex(bytes));
    }

    /** Refuses chats where a text is to be continued. */
    void requireFor(Api api, String shown) throws InputException {
        if (api != Api.CHAT && prompts.stream().anyMatch(Prompt::chat)) {
            throw new InputException(
                    Position.of(shown),
                    "there are messages of a chat in it",
                    "Only a chat endpoint can be asked these.");
        }
    }

    private static String text(ByteBuffer line, Position position) throws InputException {
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(line);
            int end = text.length();
            boolean carriageReturn = end > 0 && text.charAt(end - 1) == '\r';
            return text.subSequence(0, carriageReturn ? end - 1 : end).toString();
        } catch (CharacterCodingException problem) {
            throw new InputException(position, "the prompt is not UTF-8 text", "Convert the file to UTF-8.", problem);
        }
    }

    private static Prompt json(String line, Position position) throws InputException {
        Optional<JsonNode> json = LogJson.parse(line.getBytes(StandardCharsets.UTF_8));
        JsonNode record = json.orElseThrow(() -> new InputException(
                position,
                "the line begins with { and is not JSON",
                "Write prompts that begin with { as {\"prompt\": \"…\"}."));
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
