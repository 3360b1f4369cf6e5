package org.countermark.cli.tokenizer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Position;
import org.countermark.corpora.bpe.TokenizerJson;
import org.countermark.corpora.gguf.UnreadableModelException;
import org.countermark.corpora.llama.EmbeddedModel;
import org.countermark.corpora.llama.LanguageModel;
import org.countermark.token.TextTokenizer;

/** Finds tokenizers by name or file. */
public final class Tokenizers {
    /** The name of the embedded model and its tokenizer. */
    public static final String EMBEDDED = "embedded";

    private Tokenizers() {}

    /**
     * The id that profiles carry for what was named on the command line.
     *
     * @param terminal says what relative paths start from
     * @param name a built-in name, a file, or a name of the user's own, which is taken as it is
     * @return the id
     * @throws InputException when a file of that name is no tokenizer
     * @throws IOException when it cannot be read
     */
    public static String idOf(Terminal terminal, String name) throws InputException, IOException {
        return find(terminal, name).map(TextTokenizer::id).orElse(name);
    }

    /**
     * The tokenizer that a profile pins.
     *
     * @param terminal says what relative paths start from
     * @param place what the user said: a name, a tokenizer.json or a GGUF file; empty to go by the id
     * @param id the id that the profile pins
     * @return the tokenizer
     * @throws InputException when it is not to be had, or is not the one that the profile pins
     * @throws IOException when its file cannot be read
     */
    public static TextTokenizer of(Terminal terminal, Optional<String> place, String id)
            throws InputException, IOException {
        Optional<TextTokenizer> found =
                place.isPresent() ? find(terminal, place.get()) : builtIn(id).or(() -> embedded(id));
        if (found.isEmpty()) {
            throw new InputException(
                    Position.of("tokenizer " + place.orElse(id)),
                    place.isPresent() ? "there is no such name and no such file" : "it is not one of the built-in ones",
                    "Say where it is with --tokenizer FILE, or bring token ids with --tokenizer ids.");
        }
        if (!found.get().id().equals(id)) {
            throw new InputException(
                    Position.of("--tokenizer " + place.orElse(id)),
                    "it is " + found.get().id() + ", but the profile pins the tokenizer " + id,
                    "Use that one, or the profile that belongs to this text.");
        }
        return found.get();
    }

    /**
     * Whether a name on the command line is that of a file, and not of a tokenizer that comes along.
     *
     * @param terminal says what relative paths start from
     * @param name what the user said
     * @return true for a file
     */
    public static boolean isFile(Terminal terminal, String name) {
        return !name.equals(EMBEDDED)
                && builtIn(name).isEmpty()
                && Files.isRegularFile(terminal.resolve(Path.of(name)));
    }

    private static Optional<TextTokenizer> builtIn(String name) {
        return JtokkitTokenizer.of(name).map(tokenizer -> tokenizer);
    }

    private static Optional<TextTokenizer> embedded(String id) {
        TextTokenizer tokenizer = EmbeddedModel.load().tokenizer();
        return tokenizer.id().equals(id) ? Optional.of(tokenizer) : Optional.empty();
    }

    private static Optional<TextTokenizer> find(Terminal terminal, String name) throws InputException, IOException {
        if (name.equals(EMBEDDED)) {
            return Optional.of(EmbeddedModel.load().tokenizer());
        }
        Optional<TextTokenizer> known = builtIn(name);
        Path file = terminal.resolve(Path.of(name));
        return known.isPresent() || !Files.isRegularFile(file) ? known : Optional.of(read(file, name));
    }

    private static TextTokenizer read(Path file, String shown) throws InputException, IOException {
        try {
            return shown.endsWith(".gguf") ? LanguageModel.load(file).tokenizer() : TokenizerJson.read(file);
        } catch (UnreadableModelException problem) {
            if (shown.endsWith(".gguf")) {
                throw new InputException(Position.of(shown), problem.getMessage(), "", problem);
            }
            return byDjl(file, shown, problem);
        }
    }

    private static TextTokenizer byDjl(Path file, String shown, UnreadableModelException first) throws InputException {
        try {
            return DjlTokenizer.read(file);
        } catch (IOException problem) {
            first.addSuppressed(problem);
            throw new InputException(
                    Position.of(shown),
                    "it cannot be used as a tokenizer: " + problem.getMessage(),
                    "Bring token ids with --tokenizer ids.",
                    first);
        }
    }
}
