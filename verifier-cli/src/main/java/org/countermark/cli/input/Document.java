package org.countermark.cli.input;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One record of an input: what per-document figures speak of.
 *
 * @param position where it begins
 * @param number which record of its input it is
 * @param turns its turns in order
 * @param date when it was written, where the record says so
 */
public record Document(Position position, RecordNumber number, List<Turn> turns, Optional<Instant> date) {
    /** Copies the list. */
    public Document {
        Objects.requireNonNull(position, "position");
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(date, "date");
        turns = List.copyOf(turns);
    }
}
