package org.countermark.cli.input;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Optional;

/**
 * Reads the dates of records: ISO-8601 days and moments (UTC where no offset stands), and Unix time in seconds or
 * milliseconds.
 */
public final class Dates {
    /** Fields and columns that are taken for the date, best first. */
    static final List<String> NAMES = List.of("date", "created", "created_at", "timestamp", "time");

    /** Unix time beyond this is in milliseconds: as seconds it would be after the year 5000. */
    private static final double MOST_SECONDS = 1e11;

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendPattern("[' '][XXX][XX][X]")
            .toFormatter(java.util.Locale.ROOT);

    private Dates() {}

    /** The date that a JSON value is; empty where it is none. */
    static Optional<Instant> of(JsonNode value) {
        if (value.isNumber()) {
            return ofUnix(value.asDouble());
        }
        return value.isTextual() ? of(value.textValue()) : Optional.empty();
    }

    /**
     * The date that a field of a table, or an option, is.
     *
     * @param value as it was written
     * @return the date; empty where it is none
     */
    public static Optional<Instant> of(String value) {
        String text = value.strip();
        if (text.length() > 40) {
            return Optional.empty();
        }
        if (text.matches("-?[0-9]{1,17}(\\.[0-9]{1,9})?")) {
            return ofUnix(Double.parseDouble(text));
        }
        try {
            return checked(instant(ISO.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from)));
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }

    private static Instant instant(TemporalAccessor parsed) {
        if (parsed instanceof OffsetDateTime moment) {
            return moment.toInstant();
        }
        return parsed instanceof LocalDateTime local
                ? local.toInstant(ZoneOffset.UTC)
                : ((LocalDate) parsed).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private static Optional<Instant> ofUnix(double value) {
        double millis = Math.abs(value) < MOST_SECONDS ? value * 1000 : value;
        return Math.abs(millis) < 1e15 ? checked(Instant.ofEpochMilli(Math.round(millis))) : Optional.empty();
    }

    private static Optional<Instant> checked(Instant date) {
        return date.isBefore(FIRST) || date.isAfter(LAST) ? Optional.empty() : Optional.of(date);
    }

    /** What is said of a field that was named as the date and is none. */
    static InputException unreadable(Position position, String value) {
        String shown = value.length() > 40 ? value.substring(0, 40) + "…" : value;
        return new InputException(
                position,
                "\"" + shown + "\" is not a date",
                "Dates are written 2026-11-03, 2026-11-03T14:00:00Z, or as Unix time.");
    }
}
