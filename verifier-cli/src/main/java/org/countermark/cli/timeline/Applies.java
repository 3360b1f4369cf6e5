package org.countermark.cli.timeline;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The days on which a key was in use. Text that is older cannot be marked with it.
 *
 * @param first the first day, UTC
 * @param last the last day, UTC; not before the first
 */
public record Applies(LocalDate first, LocalDate last) {
    /** Refuses days in the wrong order. */
    public Applies {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("a key cannot apply from " + first + " to " + last);
        }
    }

    /**
     * What a label says by itself.
     *
     * @param label a key's label
     * @return the month of a label such as 2026-11, the day of one such as 2026-11-03; empty for any other
     */
    public static Optional<Applies> ofLabel(String label) {
        try {
            if (label.matches("\\d{4}-\\d{2}-\\d{2}")) {
                LocalDate day = LocalDate.parse(label);
                return Optional.of(new Applies(day, day));
            }
            if (label.matches("\\d{4}-\\d{2}")) {
                YearMonth month = YearMonth.parse(label);
                return Optional.of(new Applies(month.atDay(1), month.atEndOfMonth()));
            }
        } catch (DateTimeException noDate) {
            // A label may look like a date and be none.
        }
        return Optional.empty();
    }

    /**
     * Reads what a user says.
     *
     * @param text {@code FROM..TO}, both days such as 2026-11-03
     * @return the days
     * @throws IllegalArgumentException if it is written otherwise
     */
    public static Applies parse(String text) {
        String[] days = text.split("\\.\\.", -1);
        try {
            if (days.length == 2) {
                return new Applies(LocalDate.parse(days[0]), LocalDate.parse(days[1]));
            }
        } catch (DateTimeException noDay) {
            throw new IllegalArgumentException(
                    "days must be written 2026-11-01..2026-11-30, was \"" + text + "\"", noDay);
        }
        throw new IllegalArgumentException("days must be written 2026-11-01..2026-11-30, was \"" + text + "\"");
    }

    /**
     * Whether a moment lies before the key was in use.
     *
     * @param moment when a text was written
     * @return true if it is before the first day
     */
    public boolean isAfter(Instant moment) {
        return moment.isBefore(first.atStartOfDay().toInstant(ZoneOffset.UTC));
    }

    /**
     * Whether a moment lies after the key was in use.
     *
     * @param moment when a text was written
     * @return true if it is after the last day
     */
    public boolean isBefore(Instant moment) {
        return !moment.isBefore(last.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC));
    }
}
