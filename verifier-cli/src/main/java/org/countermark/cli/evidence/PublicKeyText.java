package org.countermark.cli.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Position;

/** Public keys on the command line: as text, or as a file that holds nothing but the text and a line end. */
final class PublicKeyText {
    private static final int MAX_BYTES = 1 << 16;

    private PublicKeyText() {}

    static <T> T read(Terminal terminal, String given, Pattern text, Function<String, T> reader)
            throws InputException, IOException {
        boolean isText = text.matcher(given).matches();
        String key = isText ? given : content(terminal, Path.of(given));
        try {
            return reader.apply(key.strip());
        } catch (IllegalArgumentException problem) {
            throw new InputException(
                    Position.of(isText ? "the key given as text" : given),
                    problem.getMessage(),
                    "Give the public key as its owner published it.",
                    problem);
        }
    }

    private static String content(Terminal terminal, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(terminal.resolve(file))) {
            return new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
        }
    }
}
