package org.countermark.cli.student.rows;

import java.util.Optional;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Position;

/** Reads one kind of row file. */
interface RowSource {
    /** What the file says about itself. */
    RowHead head();

    /** The next row; empty behind the last one. */
    Optional<TokenRow> next() throws InputException;

    /** Where the row stands that was read last. */
    Position position();
}
