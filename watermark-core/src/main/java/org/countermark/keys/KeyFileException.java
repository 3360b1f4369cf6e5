package org.countermark.keys;

import java.io.IOException;
import java.nio.file.Path;

/** A file of keys that cannot be used as it is. Messages name the file and never hold key or passphrase. */
public final class KeyFileException extends IOException {
    /** What is wrong, as far as the file can tell. */
    public enum Reason {
        /** The bytes are not of the format: truncated, overwritten, or another kind of file. */
        DAMAGED,
        /** The format is whole but its authentication fails: another passphrase, or changed bytes. */
        WRONG_PASSPHRASE_OR_CHANGED,
    }

    private static final long serialVersionUID = 1;

    private final transient Path file;
    private final Reason reason;

    /**
     * A refusal of a file.
     *
     * @param file the file
     * @param reason what is wrong
     * @param message the same in words, without anything secret
     */
    public KeyFileException(Path file, Reason reason, String message) {
        super(file + ": " + message);
        this.file = file;
        this.reason = reason;
    }

    /**
     * The file.
     *
     * @return the path as it was given
     */
    public Path file() {
        return file;
    }

    /**
     * What is wrong.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }
}
