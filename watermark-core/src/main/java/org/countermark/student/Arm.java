package org.countermark.student;

import java.util.Arrays;

/** Where the prompts come from: what a positive means depends on it. */
public enum Arm {
    /** Prompts that suspicious accounts sent: a student of their traffic remembers the contexts that followed. */
    SEEN("seen"),

    /** Prompts of the same domain that nobody sent: what is found there was learned, not looked up. */
    UNSEEN("unseen");

    private final String id;

    Arm(String id) {
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
     * The arm of a name.
     *
     * @param id as {@link #id()} gives it
     * @return the arm
     * @throws IllegalArgumentException if there is no such arm
     */
    public static Arm of(String id) {
        return Arrays.stream(values())
                .filter(arm -> arm.id.equals(id))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("arm must be \"seen\" or \"unseen\", was \"" + id + "\""));
    }
}
