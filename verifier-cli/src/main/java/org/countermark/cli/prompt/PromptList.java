package org.countermark.cli.prompt;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Position;

/**
 * The prompts of a file: one a line, as text, or as JSON objects with a text or with messages.
 *
 * <p>The file is UTF-8; a byte order mark in front of it is none of its text. Lines end with LF or CR LF, and blank lines are
 * no prompts. A carriage return elsewhere is refused: some programs end a line there and some do not, so they would ask
 * different things by the same file.
 *
 * @param prompts the prompts in order, at least one
 * @param sha256 digest of the file as it stands, 64 hexadecimal digits
 */
public record PromptList(List<Prompt> prompts, String sha256) {
    private static final int LARGEST = 1 << 30;
    private static final int LONGEST = 16 << 20;
    private static final String REMEDY = "Put one prompt on each line of it.";

    /** Copies the list. */
    public PromptList {
        prompts = List.copyOf(prompts);
        if (prompts.isEmpty()) {
            throw new IllegalArgumentException("prompts must be at least one");
        }
    }

    /**
     * Reads prompts.
     *
     * @param terminal says what relative paths start from
     * @param file the file, of at most 1 GiB, with lines of at most 16 MiB
     * @return its prompts
     * @throws InputException when it holds none, or something else; the message names the line
     * @throws IOException when it cannot be read
     */
    public static PromptList read(Terminal terminal, Path file) throws InputException, IOException {
        Path path = terminal.resolve(file);
        Position whole = Position.of(file.toString());
        if (!Files.exists(path) || Files.isDirectory(path)) {
            throw new InputException(whole, "there is no file of prompts", REMEDY);
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(path)) {
            bytes = in.readNBytes(LARGEST + 1);
        }
        if (bytes.length > LARGEST) {
            throw new InputException(whole, "the file is over 1 GiB", "Take several files, one after another.");
        }
        return parse(bytes, file.toString());
    }

    static PromptList parse(byte[] bytes, String shown) throws InputException {
        List<Prompt> prompts = new ArrayList<>();
        int from = isMarked(bytes) ? 3 : 0;
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
                prompts.add(text.startsWith("{") ? PromptRecord.parse(text, position) : Prompt.of(text));
            }
            from = end + 1;
        }
        if (prompts.isEmpty()) {
            throw new InputException(Position.of(shown), "there is no prompt in the file", REMEDY);
        }
        return new PromptList(prompts, DigestUtils.sha256Hex(bytes));
    }

    private static boolean isMarked(byte[] bytes) {
        return bytes.length >= 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf;
    }

    private static String text(ByteBuffer line, Position position) throws InputException {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(line).toString();
        } catch (CharacterCodingException problem) {
            throw new InputException(position, "the prompt is not UTF-8 text", "Convert the file to UTF-8.", problem);
        }
        if (text.endsWith("\r")) {
            text = text.substring(0, text.length() - 1);
        }
        if (text.indexOf('\r') >= 0) {
            throw new InputException(
                    position,
                    "there is a carriage return within the line",
                    "End lines with LF or CR LF; write a prompt that holds one as {\"prompt\": \"…\\r…\"}.");
        }
        return text;
    }

    /**
     * How many there are.
     *
     * @return at least 1; the same prompt twice is two
     */
    public int count() {
        return prompts.size();
    }

    /**
     * What is asked, without order.
     *
     * @return the texts as {@link Prompt#text()} gives them, in a new set
     */
    public Set<String> texts() {
        return prompts.stream().map(Prompt::text).collect(Collectors.toUnmodifiableSet());
    }
}
