package org.countermark.cli.generate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Position;
import org.countermark.cli.tokenizer.Tokenizers;
import org.countermark.corpora.gguf.UnreadableModelException;
import org.countermark.corpora.llama.EmbeddedModel;
import org.countermark.corpora.llama.LanguageModel;
import org.countermark.keys.Profile;
import picocli.CommandLine.Option;

/** The option that says which model runs. */
public final class ModelOption {
    @Option(
            names = "--model",
            paramLabel = "FILE.gguf",
            description = "A model of the Llama family (default: the small one that comes along).")
    private Optional<Path> model = Optional.empty();

    /**
     * Loads the model.
     *
     * @param terminal says what relative paths start from
     * @param profile the profile whose tokenizer it must have
     * @param shown the profile's name in messages
     * @return the model
     * @throws InputException when there is none in the file, or one with another tokenizer
     * @throws IOException when it cannot be read
     */
    public LanguageModel load(Terminal terminal, Profile profile, Path shown) throws InputException, IOException {
        LanguageModel loaded = load(terminal);
        if (!loaded.tokenizer().id().equals(profile.tokenizer())) {
            throw new InputException(
                    Position.of(shown.toString()),
                    "the profile pins the tokenizer " + profile.tokenizer() + ", the model has "
                            + loaded.tokenizer().id(),
                    "Make a profile for this model with 'countermark profile new --tokenizer " + name() + "'.");
        }
        return loaded;
    }

    /**
     * What the user calls the model.
     *
     * @return its file as it was written, or the name of the one that comes along
     */
    public String name() {
        return model.map(Path::toString).orElse(Tokenizers.EMBEDDED);
    }

    private LanguageModel load(Terminal terminal) throws InputException, IOException {
        if (model.isEmpty()) {
            return EmbeddedModel.load();
        }
        Path file = terminal.resolve(model.get());
        if (!Files.isRegularFile(file)) {
            throw new InputException(Position.of(model.get().toString()), "no such file", "");
        }
        try {
            return LanguageModel.load(file);
        } catch (UnreadableModelException problem) {
            throw new InputException(Position.of(model.get().toString()), problem.getMessage(), "", problem);
        }
    }
}
