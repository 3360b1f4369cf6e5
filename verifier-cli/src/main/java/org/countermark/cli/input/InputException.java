package org.countermark.cli.input;

/** Something is wrong with the user's data: where, what, and what to do about it. */
public final class InputException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Position position;

    /**
     * A fault in the data.
     *
     * @param position where it is
     * @param problem what is wrong, a sentence without a full stop
     * @param remedy what to do, a sentence; empty when there is nothing to say
     */
    public InputException(Position position, String problem, String remedy) {
        super(position + ": " + problem + "." + (remedy.isEmpty() ? "" : " " + remedy));
        this.position = position;
    }

    /**
     * A fault that another exception found.
     *
     * @param position where it is
     * @param problem what is wrong, a sentence without a full stop
     * @param remedy what to do, a sentence; empty when there is nothing to say
     * @param cause what was thrown
     */
    public InputException(Position position, String problem, String remedy, Throwable cause) {
        this(position, problem, remedy);
        initCause(cause);
    }

    /**
     * Where the fault is.
     *
     * @return the position
     */
    public Position position() {
        return position;
    }
}
