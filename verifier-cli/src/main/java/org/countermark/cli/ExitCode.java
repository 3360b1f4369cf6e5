package org.countermark.cli;

/**
 * The table of exit codes; docs/spec/cli.md prints the same one.
 */
public enum ExitCode {
    /** The command did what it was asked, whatever the verdict. */
    DONE(0, "done"),
    /** A check that the command was asked to make came out negative. */
    NO(1, "verified: no"),
    /** The command line is wrong. */
    USAGE(2, "wrong command line"),
    /** A file, a key store, a passphrase or a record is wrong. */
    INPUT(3, "bad input"),
    /** A fault of the program. */
    INTERNAL(70, "internal error"),
    /** Ctrl-C: 128 + SIGINT. */
    INTERRUPTED(130, "interrupted");

    private final int code;
    private final String meaning;

    ExitCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    /**
     * The number that the shell sees.
     *
     * @return 0..255
     */
    public int code() {
        return code;
    }

    /**
     * A few words for help pages.
     *
     * @return the meaning
     */
    public String meaning() {
        return meaning;
    }
}
