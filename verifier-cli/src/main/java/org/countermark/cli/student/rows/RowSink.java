package org.countermark.cli.student.rows;

import java.io.IOException;

/** Takes rows in their order, and writes them. */
interface RowSink {
    /** Takes the next row. */
    void add(TokenRow row) throws IOException;

    /** Ends the file; the stream is closed by whoever opened it. */
    void end() throws IOException;
}
