package org.countermark.cli.key;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Position;
import org.countermark.keys.Profile;

/** Reads profiles. */
public final class Profiles {
    private static final int MAX_BYTES = 1 << 16;

    private Profiles() {}

    /**
     * Reads a profile.
     *
     * @param terminal says what relative paths start from
     * @param file the file
     * @return the profile
     * @throws InputException when the file holds no profile
     * @throws IOException when it cannot be read
     */
    public static Profile read(Terminal terminal, Path file) throws InputException, IOException {
        Path path = terminal.resolve(file);
        if (!Files.isRegularFile(path)) {
            throw new InputException(
                    Position.of(file.toString()),
                    "there is no profile",
                    "Make one with 'countermark profile new', or ask the provider for it.");
        }
        if (Files.size(path) > MAX_BYTES) {
            throw new InputException(Position.of(file.toString()), "the file is too large for a profile", "");
        }
        try {
            return Profile.parse(Files.readString(path));
        } catch (IllegalArgumentException problem) {
            throw new InputException(Position.of(file.toString()), problem.getMessage(), "", problem);
        } catch (java.nio.charset.CharacterCodingException problem) {
            throw new InputException(Position.of(file.toString()), "the profile is not UTF-8 text", "", problem);
        }
    }
}
