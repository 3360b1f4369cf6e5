package org.countermark.cli.evidence.verify;

/** Why a run cannot be made again: something that it needs is not at hand, or its command is none that is made again. */
final class NotRepeatable extends Exception {
    private static final long serialVersionUID = 1L;

    NotRepeatable(String why) {
        super(why);
    }
}
