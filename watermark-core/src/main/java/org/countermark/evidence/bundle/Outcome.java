package org.countermark.evidence.bundle;

/** What a check found. All kinds are immutable. */
public sealed interface Outcome {
    /**
     * All that the check is about was looked at and is right.
     *
     * @param found what was found, such as a time or a fingerprint; may be empty
     */
    record Pass(String found) implements Outcome {
        /** Makes the text fit to be printed: it may quote an untrusted bundle. */
        public Pass {
            found = Texts.printable(found);
        }
    }

    /**
     * Something is wrong.
     *
     * @param why what
     */
    record Fail(String why) implements Outcome {
        /** Makes the text fit to be printed: it may quote an untrusted bundle. */
        public Fail {
            why = Texts.printable(why);
        }
    }

    /**
     * What was looked at is right, but not all of it, or nothing, could be looked at.
     *
     * @param why what is missing
     */
    record NotPossible(String why) implements Outcome {
        /** Makes the text fit to be printed: it may quote an untrusted bundle. */
        public NotPossible {
            why = Texts.printable(why);
        }
    }

    /**
     * The check passed.
     *
     * @return the outcome
     */
    static Outcome pass() {
        return new Pass("");
    }

    /**
     * The check passed.
     *
     * @param found what was found
     * @return the outcome
     */
    static Outcome pass(String found) {
        return new Pass(found);
    }

    /**
     * The check failed.
     *
     * @param why what is wrong
     * @return the outcome
     */
    static Outcome fail(String why) {
        return new Fail(why);
    }

    /**
     * The check could not be made.
     *
     * @param why what is missing
     * @return the outcome
     */
    static Outcome notPossible(String why) {
        return new NotPossible(why);
    }
}
