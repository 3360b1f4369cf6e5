package org.countermark.cli.stix;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What an export says that the bundle does not: when and by whom it was made, and who may see it. Immutable.
 *
 * @param created when it was made; a whole second, 1970..9999
 * @param tlp who may see it
 * @param producer the name of who shares it; without one the sealing key's fingerprint stands there
 * @param confidence how sure the producer is, 0..100; no p-value says that
 */
public record StixTerms(Instant created, Tlp tlp, Optional<String> producer, OptionalInt confidence) {
    private static final Instant END = Instant.parse("9999-12-31T23:59:59Z");

    /** Refuses values out of range. */
    public StixTerms {
        Objects.requireNonNull(tlp, "tlp");
        if (created.isBefore(Instant.EPOCH)
                || created.isAfter(END)
                || !created.equals(created.truncatedTo(ChronoUnit.SECONDS))) {
            throw new IllegalArgumentException(
                    "created must be a whole second in " + Instant.EPOCH + ".." + END + ", was " + created);
        }
        if (producer.filter(String::isBlank).isPresent()) {
            throw new IllegalArgumentException("producer must not be blank");
        }
        if (confidence.isPresent() && (confidence.getAsInt() < 0 || confidence.getAsInt() > 100)) {
            throw new IllegalArgumentException("confidence must be in 0..100, was " + confidence.getAsInt());
        }
    }

    /**
     * Terms that say as little as may be said: TLP:AMBER, by whoever sealed the bundle.
     *
     * @param created when the export was made; a whole second
     * @return the terms
     */
    public static StixTerms at(Instant created) {
        return new StixTerms(created, Tlp.AMBER, Optional.empty(), OptionalInt.empty());
    }
}
