package org.countermark.registry;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Instants as a registry keeps and writes them: whole seconds since 1970, {@code 2026-11-21T17:00:00Z}.
 *
 * <p>By hand, because the library's formatter would take most of the time that a registry of a million accounts loads in.
 */
final class Seconds {
    /** Characters of an instant. */
    static final int LENGTH = 20;

    private static final long DAY = 86_400;
    private static final long MOST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    private Seconds() {}

    /** Cuts to the second. */
    static long of(String parameter, Instant instant) {
        long second = instant.getEpochSecond();
        if (second < 0 || second > MOST) {
            throw new IllegalArgumentException(
                    parameter + " must be in 1970-01-01T00:00:00Z..9999-12-31T23:59:59Z, was " + instant);
        }
        return second;
    }

    static Instant instant(long second) {
        return Instant.ofEpochSecond(second);
    }

    static String text(long second) {
        LocalDate day = LocalDate.ofEpochDay(second / DAY);
        int rest = (int) (second % DAY);
        char[] text = "0000-00-00T00:00:00Z".toCharArray();
        put(text, 0, day.getYear() / 100);
        put(text, 2, day.getYear() % 100);
        put(text, 5, day.getMonthValue());
        put(text, 8, day.getDayOfMonth());
        put(text, 11, rest / 3600);
        put(text, 14, rest / 60 % 60);
        put(text, 17, rest % 60);
        return new String(text);
    }

    private static void put(char[] text, int at, int value) {
        text[at] = (char) ('0' + value / 10);
        text[at + 1] = (char) ('0' + value % 10);
    }

    /** Reads the one form that {@link #text} writes. */
    static long parse(String text) {
        if (text.length() != LENGTH
                || text.charAt(4) != '-'
                || text.charAt(7) != '-'
                || text.charAt(10) != 'T'
                || text.charAt(13) != ':'
                || text.charAt(16) != ':'
                || text.charAt(19) != 'Z') {
            throw malformed();
        }
        int year = two(text, 0) * 100 + two(text, 2);
        int hour = two(text, 11);
        int minute = two(text, 14);
        int second = two(text, 17);
        if (year < 1970 || hour > 23 || minute > 59 || second > 59) {
            throw malformed();
        }
        try {
            long day = LocalDate.of(year, two(text, 5), two(text, 8)).toEpochDay();
            return day * DAY + hour * 3600L + minute * 60L + second;
        } catch (DateTimeException e) {
            throw malformed();
        }
    }

    private static int two(String text, int at) {
        int tens = text.charAt(at) - '0';
        int ones = text.charAt(at + 1) - '0';
        if (tens < 0 || tens > 9 || ones < 0 || ones > 9) {
            throw malformed();
        }
        return tens * 10 + ones;
    }

    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException("an instant must be written like 2026-11-21T17:00:00Z, from 1970 on");
    }
}
