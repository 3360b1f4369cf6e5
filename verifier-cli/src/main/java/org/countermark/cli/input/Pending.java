package org.countermark.cli.input;

import java.util.Objects;

/**
 * A record that was cut out of its file and is still to be parsed: reading is sequential, parsing is done by many threads.
 *
 * @param size about how many bytes it keeps in memory
 * @param parser what makes a document of it
 */
public record Pending(long size, Parser parser) {
    /** Refuses null. */
    public Pending {
        Objects.requireNonNull(parser, "parser");
    }

    /** Makes a document of what was cut out. */
    @FunctionalInterface
    public interface Parser {
        /**
         * Parses the record.
         *
         * @return the document
         * @throws InputException when the record is broken
         */
        Document parse() throws InputException;
    }

    /** A record that had to be parsed in order to be cut out. */
    static Pending of(long size, Document document) {
        return new Pending(size, () -> document);
    }
}
