package org.countermark.cli.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Periods and the days of keys. */
final class AppliesTest {
    @Test
    void labelsThatAreMonthsOrDays() {
        assertEquals(Optional.of(Applies.parse("2024-02-01..2024-02-29")), Applies.ofLabel("2024-02"));
        assertEquals(Optional.of(Applies.parse("2026-11-03..2026-11-03")), Applies.ofLabel("2026-11-03"));
        for (String label : new String[] {"2026-13", "2026-02-30", "autumn", "2026", "2026-11-03T00:00"}) {
            assertEquals(Optional.empty(), Applies.ofLabel(label), label);
        }
    }

    @Test
    void boundsAreWholeDays() {
        Applies month = Applies.ofLabel("2026-11").orElseThrow();
        assertTrue(month.isAfter(Instant.parse("2026-10-31T23:59:59.999Z")));
        assertFalse(month.isAfter(Instant.parse("2026-11-01T00:00:00Z")));
        assertFalse(month.isBefore(Instant.parse("2026-11-30T23:59:59.999Z")));
        assertTrue(month.isBefore(Instant.parse("2026-12-01T00:00:00Z")));
        for (String wrong : new String[] {"2026-11-01", "2026-11-02..2026-11-01", "a..b", "2026-11-01..", ""}) {
            assertThrows(IllegalArgumentException.class, () -> Applies.parse(wrong), wrong);
        }
    }

    @Test
    void periodsHoldTheirMoments() {
        Instant moment = Instant.parse("2026-11-01T13:00:00Z");
        assertEquals(LocalDate.parse("2026-11-01"), Period.DAY.start(moment));
        assertEquals(LocalDate.parse("2026-10-26"), Period.WEEK.start(moment));
        assertEquals(LocalDate.parse("2026-11-01"), Period.MONTH.start(moment));
        assertEquals(LocalDate.parse("2026-12-01"), Period.MONTH.next(LocalDate.parse("2026-11-01")));
    }
}
