package org.countermark.cli.trace;

import java.time.Instant;
import java.util.Optional;

/**
 * An account's time in a cohort.
 *
 * @param pseudonym the account, as the registry knows it
 * @param knownAs the provider's own name for it, where the user brought one
 * @param from when it came
 * @param until when it left; empty while it is there
 */
record Member(String pseudonym, Optional<String> knownAs, Instant from, Optional<Instant> until) {
    /** Whether it was there at a moment. */
    boolean isAt(Instant moment) {
        return !moment.isBefore(from) && (until.isEmpty() || moment.isBefore(until.get()));
    }

    /** The account as people read it. */
    String words() {
        return knownAs.map(name -> pseudonym + " (" + name + ")").orElse(pseudonym);
    }
}
