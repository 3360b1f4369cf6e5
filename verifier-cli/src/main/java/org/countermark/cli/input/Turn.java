package org.countermark.cli.input;

import java.util.Objects;

/**
 * One turn of a record.
 *
 * @param scored true for what a model may have written; false for a prompt, whose contexts are excluded from then on
 * @param body what was said
 */
public record Turn(boolean scored, Body body) {
    /** Refuses null. */
    public Turn {
        Objects.requireNonNull(body, "body");
    }
}
