package org.countermark.evidence.bundle;

import java.util.Optional;

/**
 * Whether names, payloads and the like can be hidden in a bundle without breaking its proofs, or are hidden. All kinds are
 * immutable. Source: docs/spec/evidence-bundle.md, section "Redaction".
 */
public sealed interface Redaction {
    /** Nothing can be hidden: the proofs are of what stands there. */
    record Impossible() implements Redaction {}

    /**
     * All can be hidden: the proofs are of the hidden form, which this salt gives.
     *
     * @param salt 64 lower-case hexadecimal digits; whoever has it can test guesses of what the redacted bundle hides
     */
    record Possible(String salt) implements Redaction {
        /** Refuses salts of another form. */
        public Possible {
            Texts.digest("redaction", salt);
        }
    }

    /** All is hidden. */
    record Done() implements Redaction {}

    /** What a bundle says where its salt was. */
    String DONE = "done";

    /**
     * From how a bundle says it.
     *
     * @param text nothing, a salt, or {@link #DONE}
     * @return what it means
     * @throws IllegalArgumentException if the text is neither
     */
    static Redaction of(Optional<String> text) {
        if (text.isEmpty()) {
            return new Impossible();
        }
        return text.get().equals(DONE) ? new Done() : new Possible(text.get());
    }

    /**
     * How a bundle says it.
     *
     * @return nothing, a salt, or {@link #DONE}
     */
    default Optional<String> text() {
        if (this instanceof Possible possible) {
            return Optional.of(possible.salt());
        }
        return this instanceof Done ? Optional.of(DONE) : Optional.empty();
    }
}
