package org.countermark.cli.input;

import java.io.IOException;

/** Bytes that are not text, found while streaming; {@link #explain} makes the user's message of it. */
final class BadBytesException extends IOException {
    private static final long serialVersionUID = 1L;

    private final long line;
    private final long offset;

    BadBytesException(long line, long offset, String problem) {
        super(problem);
        this.line = line;
        this.offset = offset;
    }

    InputException explain(Source source) {
        return new InputException(
                Position.of(source.shown(), line, offset), getMessage(), Utf8.remedy(getMessage()), this);
    }
}
