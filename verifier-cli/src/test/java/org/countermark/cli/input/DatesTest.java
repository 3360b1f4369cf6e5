package org.countermark.cli.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dates of records as people and programs write them. */
final class DatesTest {
    @TempDir
    Path folder;

    @Test
    void formsOfOneMoment() {
        Optional<Instant> expected = Optional.of(Instant.parse("2026-11-03T14:05:06Z"));
        for (String form : List.of(
                "2026-11-03T14:05:06Z",
                "2026-11-03t14:05:06z",
                "2026-11-03 14:05:06",
                "2026-11-03T14:05:06",
                "2026-11-03T15:05:06+01:00",
                "2026-11-03 15:05:06 +0100",
                "2026-11-03T15:05:06+01",
                " 1793714706 ",
                "1793714706000",
                "1793714706.0")) {
            assertEquals(expected, Dates.of(form), form);
        }
        assertEquals(Optional.of(Instant.parse("2026-11-03T00:00:00Z")), Dates.of("2026-11-03"));
        assertEquals(Optional.of(Instant.parse("2026-11-03T14:05:00Z")), Dates.of("2026-11-03T14:05"));
        assertEquals(Optional.of(Instant.parse("1969-12-31T23:59:59Z")), Dates.of("-1"));
    }

    @Test
    void whatIsNoDate() {
        for (String form : List.of(
                "", "yesterday", "2026-13-01", "2026-11", "11/03/2026", "2026-11-03T25:00", "1e9", "9".repeat(17))) {
            assertEquals(Optional.empty(), Dates.of(form), form);
        }
    }

    @Test
    void fieldsOfJson() throws Exception {
        assertEquals(
                List.of("2026-11-03T00:00:00Z", "2026-11-04T00:00:00Z", "none", "none", "2001-09-09T01:46:40Z"),
                dates("""
                        {"text":"a","date":"2026-11-03","time":5}
                        {"text":"a","date":"unknown","created_at":"2026-11-04"}
                        {"text":"a","time":true}
                        {"text":"a"}
                        {"text":"a","created":1000000000}
                        """, null));
    }

    @Test
    void columnsOfTables() throws Exception {
        assertEquals(List.of("2026-11-03T00:00:00Z", "none"), dates("text,created\na,2026-11-03\nb,?\n", null));
        assertEquals(List.of("2026-11-03T00:00:00Z", "none"), dates("text,day\na,2026-11-03\nb,\n", "day"));
        InputException missing = assertThrows(InputException.class, () -> dates("text,day\na,2026-11-03\n", "no"));
        assertTrue(missing.getMessage().contains("--date-column"), missing.getMessage());
        InputException wrong = assertThrows(InputException.class, () -> dates("text,day\na,soon\n", "day"));
        assertTrue(wrong.getMessage().contains("\"soon\" is not a date"), wrong.getMessage());
    }

    @Test
    void namedFieldsOfJson() throws Exception {
        String lines = "{\"text\":\"a\",\"date\":\"2026-11-03\",\"meta\":{\"at\":\"2026-11-05\"}}\n{\"text\":\"a\"}\n";
        assertEquals(List.of("2026-11-05T00:00:00Z", "none"), dates(lines, "/meta/at"));
        InputException wrong =
                assertThrows(InputException.class, () -> dates("{\"text\":\"a\",\"at\":\"soon\"}\n", "at"));
        assertTrue(wrong.getMessage().contains("line 1"), wrong.getMessage());
    }

    private List<String> dates(String content, String field) throws InputException, IOException {
        Path file = Files.writeString(folder.resolve("x"), content);
        Reading reading = new Reading(
                1 << 20, Optional.empty(), Optional.empty(), Optional.ofNullable(field), Reading.Split.FILE);
        List<String> dates = new ArrayList<>();
        Source source = new Source("x", "x", Optional.of(file), false);
        try (Content opened = Content.open(source, new ByteArrayInputStream(new byte[0]))) {
            RecordReader reader = Readers.of(opened, reading);
            for (Optional<Pending> next = reader.next(); next.isPresent(); next = reader.next()) {
                dates.add(next.get()
                        .parser()
                        .parse()
                        .date()
                        .map(Instant::toString)
                        .orElse("none"));
            }
        }
        return dates;
    }
}
