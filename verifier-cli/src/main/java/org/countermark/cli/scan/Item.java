package org.countermark.cli.scan;

import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Pending;

/** What the reader hands on, in order. */
sealed interface Item {
    /**
     * A record.
     *
     * @param input index of its input, from 0
     * @param index its place in its input, from 0
     * @param pending the record, still to be parsed
     */
    record Cut(int input, long index, Pending pending) implements Item {}

    /**
     * A record, or a whole input, that could not be read.
     *
     * @param problem what is wrong with it
     */
    record Bad(InputException problem) implements Item {}

    /**
     * A document, ready to be merged.
     *
     * @param document the document
     */
    record Ready(Prepared document) implements Item {}

    /**
     * The end of an input.
     *
     * @param name the input's name in results
     * @param sha256 its digest
     * @param bytes its size
     */
    record End(String name, String sha256, long bytes) implements Item {}
}
