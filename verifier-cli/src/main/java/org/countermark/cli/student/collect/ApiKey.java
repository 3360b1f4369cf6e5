package org.countermark.cli.student.collect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Position;

/** The key of an endpoint: goes into one header, and is struck out wherever it comes back. */
final class ApiKey {
    private static final int LONGEST = 8192;
    /** A shorter one, such as the word EMPTY that local servers want, is no secret and may be a word of an answer. */
    private static final int SECRET = 8;

    private final byte[] key;

    private ApiKey(byte[] key) {
        this.key = key;
    }

    /** The key on the first line of a file. */
    static ApiKey ofFile(Path file, String shown) throws InputException, IOException {
        if (Files.isRegularFile(file) && Files.size(file) > LONGEST) {
            throw new InputException(Position.of(shown), "the file is too large for a key", "");
        }
        byte[] bytes = Files.readAllBytes(file);
        int end = 0;
        while (end < bytes.length && bytes[end] != '\n' && bytes[end] != '\r') {
            end++;
        }
        return of(Arrays.copyOf(bytes, end), shown);
    }

    /** The key in a variable of the environment. */
    static ApiKey ofVariable(String value, String shown) throws InputException {
        return of(value.getBytes(StandardCharsets.UTF_8), shown);
    }

    /** Checked here, for the client would print a header that it does not like. */
    private static ApiKey of(byte[] bytes, String shown) throws InputException {
        int length = bytes.length;
        while (length > 0 && bytes[length - 1] == ' ') {
            length--;
        }
        byte[] key = Arrays.copyOf(bytes, length);
        for (byte value : key) {
            if (value <= ' ' || value > '~') {
                throw new InputException(
                        Position.of(shown), "the key has characters that no key has", "Put nothing but the key there.");
            }
        }
        if (key.length < 1 || key.length > LONGEST) {
            throw new InputException(Position.of(shown), "there is no key", "Put the key on the first line.");
        }
        return new ApiKey(key);
    }

    /** The value of the header {@code Authorization}. */
    String authorization() {
        return "Bearer " + new String(key, StandardCharsets.US_ASCII);
    }

    /** Strikes the key out of bytes, in place; says whether it was there. */
    boolean mask(byte[] bytes) {
        boolean found = false;
        for (int from = 0; key.length >= SECRET && from + key.length <= bytes.length; from++) {
            if (Arrays.equals(bytes, from, from + key.length, key, 0, key.length)) {
                Arrays.fill(bytes, from, from + key.length, (byte) '*');
                found = true;
            }
        }
        return found;
    }

    /** The text with the key struck out of it. */
    String masked(String text) {
        String plain = new String(key, StandardCharsets.US_ASCII);
        return key.length < SECRET ? text : text.replace(plain, "*".repeat(plain.length()));
    }
}
