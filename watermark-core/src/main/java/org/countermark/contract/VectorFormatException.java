package org.countermark.contract;

import java.io.IOException;

/** A vector file that is not of the published format; the message names the field and the place. */
public final class VectorFormatException extends IOException {
    private static final long serialVersionUID = 1;

    private final int line;
    private final int column;

    VectorFormatException(String message, int line, int column) {
        super("line " + line + ", column " + column + ": " + message);
        this.line = line;
        this.column = column;
    }

    /**
     * The line where reading stopped.
     *
     * @return a line number from 1
     */
    public int line() {
        return line;
    }

    /**
     * The column where reading stopped.
     *
     * @return a column number from 1
     */
    public int column() {
        return column;
    }
}
