package org.countermark.cli.student.contexts;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Position;
import org.countermark.keys.Profile;
import org.countermark.token.ContextFile;

/** Opens files of contexts. */
public final class ContextFiles {
    private ContextFiles() {}

    /**
     * Opens one for a profile.
     *
     * @param terminal says what relative paths start from
     * @param file the file
     * @param profile says which contexts it must hold
     * @return the contexts
     * @throws InputException when the file is damaged, or of another tokenizer or context width
     * @throws IOException when it cannot be read
     */
    public static ContextFile open(Terminal terminal, Path file, Profile profile) throws InputException, IOException {
        Position position = Position.of(file.toString());
        ContextFile contexts;
        try {
            contexts = ContextFile.open(terminal.resolve(file));
        } catch (FileSystemException problem) {
            throw problem;
        } catch (IOException problem) {
            throw new InputException(
                    position, problem.getMessage(), "Make one with 'countermark student contexts'.", problem);
        }
        if (!contexts.tokenizer().equals(profile.tokenizer()) || contexts.contextWidth() != profile.contextWidth()) {
            throw new InputException(
                    position,
                    "it holds contexts of " + contexts.contextWidth() + " tokens of " + contexts.tokenizer()
                            + ", but the profile has " + profile.contextWidth() + " of " + profile.tokenizer(),
                    "Make one with this profile.");
        }
        return contexts;
    }
}
