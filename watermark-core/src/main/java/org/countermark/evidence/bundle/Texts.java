package org.countermark.evidence.bundle;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.countermark.evidence.json.Json;

/** Checks and forms of the short texts of a bundle. */
final class Texts {
    /** Longest line of free text, in UTF-16 code units. */
    static final int MAX_LINE = 4096;

    private static final int MAX_MESSAGE = 1000;
    private static final int SOME = 3;

    private static final Instant END = Instant.parse("9999-12-31T23:59:59Z");

    private Texts() {}

    /** Free text as given: not empty, one line, nothing that steers a terminal. */
    static String line(String parameter, String value) {
        if (value.isBlank() || value.length() > MAX_LINE) {
            throw new IllegalArgumentException(
                    parameter + " must have 1.." + MAX_LINE + " characters, not all blank, had " + value.length());
        }
        new Json.Text(value);
        value.chars().filter(Character::isISOControl).findFirst().ifPresent(c -> {
            throw new IllegalArgumentException(
                    String.format("%s must have no control characters, had U+%04X", parameter, c));
        });
        return value;
    }

    static String digest(String parameter, String value) {
        if (!isDigest(value)) {
            throw new IllegalArgumentException(parameter + " must be 64 lower-case hexadecimal digits");
        }
        return value;
    }

    static boolean isDigest(String value) {
        return value.matches("[0-9a-f]{64}");
    }

    static Instant second(String parameter, Instant value) {
        if (value.isBefore(Instant.EPOCH)
                || value.isAfter(END)
                || !value.equals(value.truncatedTo(ChronoUnit.SECONDS))) {
            throw new IllegalArgumentException(
                    parameter + " must be a whole second in " + Instant.EPOCH + ".." + END + ", was " + value);
        }
        return value;
    }

    /** Reads the one form that {@link Instant#toString} writes of a whole second. */
    static Instant instant(String parameter, String text) {
        try {
            Instant instant = second(parameter, Instant.parse(text));
            if (instant.toString().equals(text)) {
                return instant;
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(parameter + " must be written like 2026-11-21T17:00:00Z", e);
        }
        throw new IllegalArgumentException(parameter + " must be written like 2026-11-21T17:00:00Z");
    }

    static <T, K> List<T> distinct(String parameter, List<T> values, Function<T, K> by) {
        Set<K> seen = new HashSet<>();
        for (T value : values) {
            if (!seen.add(by.apply(value))) {
                throw new IllegalArgumentException(parameter + " must differ, repeated " + by.apply(value));
            }
        }
        return List.copyOf(values);
    }

    static long count(String parameter, long value) {
        if (value < 0 || value > Json.MAX_INTEGER) {
            throw new IllegalArgumentException(parameter + " must be in 0.." + Json.MAX_INTEGER + ", was " + value);
        }
        return value;
    }

    /** For messages: so many of something. */
    static String count(long number, String what) {
        return count(number, what, what + "s");
    }

    static String count(long number, String one, String more) {
        return number + " " + (number == 1 ? one : more);
    }

    /** For messages: the first few of many names. */
    static String some(List<String> names) {
        String few = names.stream().limit(SOME).collect(Collectors.joining("\", \"", "\"", "\""));
        return names.size() <= SOME ? few : few + " and " + (names.size() - SOME) + " more";
    }

    /** For messages: a bundle is untrusted, and what it says must not steer a terminal or fill it. */
    static String printable(String message) {
        String cut = message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE) + "…";
        return cut.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
