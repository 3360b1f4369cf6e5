package org.countermark.student;

import java.util.Arrays;

/** What is asked of a suspect model. */
public enum Mode {
    /** Completions of prompts: their tokens are scored. */
    CLOSED("closed"),

    /** Probabilities of the next token in given contexts: they weigh the scores of all tokens that have one. */
    OPEN("open");

    private final String id;

    Mode(String id) {
        this.id = id;
    }

    /**
     * The name used in plans.
     *
     * @return the id
     */
    public String id() {
        return id;
    }

    /**
     * The mode of a name.
     *
     * @param id as {@link #id()} gives it
     * @return the mode
     * @throws IllegalArgumentException if there is no such mode
     */
    public static Mode of(String id) {
        return Arrays.stream(values())
                .filter(mode -> mode.id.equals(id))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("mode must be \"closed\" or \"open\", was \"" + id + "\""));
    }
}
