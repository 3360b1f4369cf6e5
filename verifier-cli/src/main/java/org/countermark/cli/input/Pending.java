package org.countermark.cli.input;

/**
 * A record that was cut out of its file and is still to be parsed: reading is sequential, parsing is done by many threads.
 */
public interface Pending {
    /**
     * Parses the record.
     *
     * @return the document
     * @throws InputException when the record is broken
     */
    Document parse() throws InputException;
}
