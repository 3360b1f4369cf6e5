package org.countermark.cli.key;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Position;

/** Gets a passphrase from a file, the environment or the person at the terminal: never from an argument. */
final class Passphrases {
    static final String VARIABLE = "COUNTERMARK_PASSPHRASE";

    private Passphrases() {}

    /** The passphrase of an existing key store. */
    static char[] ask(Terminal terminal, Optional<Path> file, String store) throws InputException, IOException {
        Optional<char[]> given = given(terminal, file);
        if (given.isPresent()) {
            return given.get();
        }
        return prompt(terminal, "Passphrase of " + store + ": ");
    }

    /** The passphrase of a key store that is to be made: asked for twice. */
    static char[] choose(Terminal terminal, Optional<Path> file, String store) throws InputException, IOException {
        Optional<char[]> given = given(terminal, file);
        if (given.isPresent()) {
            return given.get();
        }
        char[] first = prompt(terminal, "New passphrase for " + store + ": ");
        char[] second = prompt(terminal, "The same again: ");
        boolean same = Arrays.equals(first, second);
        Arrays.fill(second, '\0');
        if (!same) {
            Arrays.fill(first, '\0');
            throw new InputException(Position.of(store), "the two passphrases differ", "Try again.");
        }
        return first;
    }

    private static Optional<char[]> given(Terminal terminal, Optional<Path> file) throws InputException, IOException {
        if (file.isPresent()) {
            return Optional.of(
                    firstLine(terminal.resolve(file.get()), file.get().toString()));
        }
        return Optional.ofNullable(terminal.environment().get(VARIABLE))
                .filter(value -> !value.isEmpty())
                .map(String::toCharArray);
    }

    private static char[] firstLine(Path path, String shown) throws InputException, IOException {
        byte[] bytes = Files.readAllBytes(path);
        CharBuffer text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException problem) {
            throw new InputException(Position.of(shown), "the passphrase is not UTF-8 text", "", problem);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
        int end = 0;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        if (end == 0) {
            throw new InputException(
                    Position.of(shown), "the first line is empty", "Put the passphrase on the first line.");
        }
        char[] passphrase = new char[end];
        text.get(passphrase);
        Arrays.fill(text.array(), '\0');
        return passphrase;
    }

    private static char[] prompt(Terminal terminal, String question) throws InputException {
        return terminal.prompt()
                .apply(question)
                .filter(answer -> answer.length > 0)
                .orElseThrow(() -> new InputException(
                        Position.of("passphrase"),
                        "none was given",
                        "Use --passphrase-file FILE, set " + VARIABLE + ", or run the command on a terminal."));
    }
}
