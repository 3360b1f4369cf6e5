package org.countermark.cli.input;

import java.util.Objects;
import java.util.OptionalLong;

/**
 * A place in an input, as an error message names it.
 *
 * @param file the file as the user wrote it
 * @param line the line, from 1, where lines mean something
 * @param offset the byte, from 0, in the (decompressed) content, where it is known
 */
public record Position(String file, OptionalLong line, OptionalLong offset) {
    /** Refuses nulls. */
    public Position {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(line, "line");
        Objects.requireNonNull(offset, "offset");
    }

    /**
     * A file as a whole.
     *
     * @param file the file as the user wrote it
     * @return the position
     */
    public static Position of(String file) {
        return new Position(file, OptionalLong.empty(), OptionalLong.empty());
    }

    /**
     * A line and a byte of a file.
     *
     * @param file the file as the user wrote it
     * @param line the line, from 1
     * @param offset the byte, from 0
     * @return the position
     */
    public static Position of(String file, long line, long offset) {
        return new Position(file, OptionalLong.of(line), OptionalLong.of(offset));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(file);
        line.ifPresent(value -> text.append(", line ").append(value));
        offset.ifPresent(value -> text.append(", byte ").append(value));
        return text.toString();
    }
}
