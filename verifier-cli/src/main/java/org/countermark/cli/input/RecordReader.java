package org.countermark.cli.input;

import java.util.Optional;

/**
 * Cuts one input into records, in order. Used by one thread.
 */
public interface RecordReader {
    /**
     * The next record.
     *
     * <p>After an exception the caller may go on: the reader continues behind the bad record, or says that the input is
     * at its end where nothing behind the fault can be read.
     *
     * @return the record, or empty at the end of the input
     * @throws InputException when the bytes cannot be cut into records
     */
    Optional<Pending> next() throws InputException;
}
