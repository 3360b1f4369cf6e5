package org.countermark.evidence.bundle;

import java.util.Objects;
import java.util.Optional;

/**
 * What is attached to a bundle's content afterwards and is no part of it. Immutable.
 *
 * @param seal who vouches for the content
 * @param timeStamp since when content and seal are what they are
 */
public record Proofs(Optional<Seal> seal, Optional<TimeStamp> timeStamp) {
    /** Refuses nothing but what is absent. */
    public Proofs {
        Objects.requireNonNull(seal, "seal");
        Objects.requireNonNull(timeStamp, "timeStamp");
    }

    /**
     * Nothing attached.
     *
     * @return no proofs
     */
    public static Proofs none() {
        return new Proofs(Optional.empty(), Optional.empty());
    }
}
