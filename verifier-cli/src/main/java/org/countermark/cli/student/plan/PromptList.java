package org.countermark.cli.student.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import org.apache.commons.codec.digest.DigestUtils;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Position;
import org.countermark.student.StudentPlan;

/**
 * The prompts of a file, as a plan registers them: one a line, text or JSON with {@code prompt} or {@code messages}.
 *
 * @param count lines that are not blank, at least 1
 * @param sha256 digest of the file, 64 hexadecimal digits
 * @param texts what is asked; messages are joined by blank lines, as a collection of answers writes them
 */
public record PromptList(int count, String sha256, Set<String> texts) {
    private static final long LARGEST = 1L << 30;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Copies the set. */
    public PromptList {
        texts = Set.copyOf(texts);
    }

    /**
     * Reads prompts.
     *
     * @param terminal says what relative paths start from
     * @param file the file
     * @return its prompts
     * @throws InputException when it holds none, or something else
     * @throws IOException when it cannot be read
     */
    public static PromptList read(Terminal terminal, Path file) throws InputException, IOException {
        Path path = terminal.resolve(file);
        Position position = Position.of(file.toString());
        if (!Files.isRegularFile(path)) {
            throw new InputException(position, "there is no file of prompts", "Put one prompt on each line of it.");
        }
        if (Files.size(path) > LARGEST) {
            throw new InputException(position, "the file is over 1 GiB", "Register several plans.");
        }
        byte[] bytes = Files.readAllBytes(path);
        List<String> lines;
        try {
            lines = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString()
                    .lines()
                    .toList();
        } catch (CharacterCodingException problem) {
            throw new InputException(position, "the prompts are not UTF-8 text", "Convert the file to UTF-8.", problem);
        }
        int count = 0;
        Set<String> texts = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.isBlank()) {
                count++;
                texts.add(line.startsWith("{") ? json(line, file + ", line " + (i + 1)) : line);
            }
        }
        if (count == 0) {
            throw new InputException(position, "there is no prompt in the file", "Put one prompt on each line of it.");
        }
        return new PromptList(count, DigestUtils.sha256Hex(bytes), texts);
    }

    private static String json(String line, String place) throws InputException {
        JsonNode record;
        try {
            record = JSON.readTree(line);
        } catch (JsonProcessingException problem) {
            throw new InputException(
                    Position.of(place),
                    "the line begins with { and is not JSON",
                    "Write prompts that begin with { as {\"prompt\": \"…\"}.",
                    problem);
        }
        if (record.path("prompt").isTextual()) {
            return record.path("prompt").textValue();
        }
        StringJoiner text = new StringJoiner("\n\n");
        for (JsonNode message : record.path("messages")) {
            text.add(message.path("content").asText(""));
        }
        if (text.length() == 0) {
            throw new InputException(
                    Position.of(place),
                    "the record has neither \"prompt\" with a text nor \"messages\"",
                    "Write {\"prompt\": \"…\"}, or {\"messages\": [{\"role\": \"user\", \"content\": \"…\"}]}.");
        }
        return text.toString();
    }

    /**
     * Refuses prompts that are not the registered ones.
     *
     * @param plan the plan
     * @param shown the file's name
     * @throws InputException when number or digest are others
     */
    public void check(StudentPlan plan, String shown) throws InputException {
        if (!sha256.equals(plan.sample().promptsDigest())
                || count != plan.sample().prompts()) {
            throw new InputException(
                    Position.of(shown),
                    "these are not the prompts of the plan: it has "
                            + plan.sample().prompts()
                            + " with the digest " + plan.sample().promptsDigest() + ", the file has " + count
                            + " with the digest " + sha256,
                    "Bring the file as it was registered.");
        }
    }
}
