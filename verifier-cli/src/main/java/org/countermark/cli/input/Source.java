package org.countermark.cli.input;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * One input, not yet opened.
 *
 * @param name its name in results: never an absolute path
 * @param shown its name in messages: as the user wrote it
 * @param path the file; empty for standard input
 * @param plain true when it stands in a folder and is a document whatever it contains
 */
public record Source(String name, String shown, Optional<Path> path, boolean plain) {
    /** Refuses nulls. */
    public Source {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(shown, "shown");
        Objects.requireNonNull(path, "path");
    }
}
