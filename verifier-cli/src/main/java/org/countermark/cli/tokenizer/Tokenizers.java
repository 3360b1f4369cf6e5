package org.countermark.cli.tokenizer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Position;
import org.countermark.token.TextTokenizer;

/** Finds the tokenizer that a profile pins. */
public final class Tokenizers {
    private Tokenizers() {}

    /**
     * The id that profiles carry for a name on the command line.
     *
     * @param name a name, such as {@code embedded} or {@code o200k_base}
     * @return the id
     */
    public static String idOf(String name) {
        return name;
    }

    /**
     * The tokenizer of that id.
     *
     * @param terminal says what relative paths start from
     * @param place what the user said: a name, or a tokenizer.json; empty to go by the id
     * @param id the id that the profile pins
     * @return the tokenizer
     * @throws InputException when it is not to be had, or is not the one that the profile pins
     * @throws IOException when its file cannot be read
     */
    public static TextTokenizer of(Terminal terminal, Optional<String> place, String id)
            throws InputException, IOException {
        String name = place.orElse(id);
        Optional<TextTokenizer> known = JtokkitTokenizer.of(name);
        if (known.isPresent()) {
            if (!known.get().id().equals(id)) {
                throw new InputException(
                        Position.of("--tokenizer " + name),
                        "the profile pins the tokenizer " + id,
                        "Use that one, or the profile that belongs to this text.");
            }
            return known.get();
        }
        Path file = terminal.resolve(Path.of(name));
        if (place.isPresent() && Files.isRegularFile(file)) {
            throw new InputException(Position.of(name), "this kind of tokenizer cannot be read yet", "");
        }
        throw new InputException(
                Position.of("tokenizer " + name),
                place.isPresent() ? "there is no such name and no such file" : "it is not one of the built-in ones",
                "Say where its tokenizer.json is with --tokenizer FILE, or bring token ids with --tokenizer ids.");
    }
}
