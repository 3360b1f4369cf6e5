package org.countermark.cli.timeline;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;

/** How a time line is cut; days are those of UTC. */
public enum Period {
    /** Days. */
    DAY,
    /** Weeks, from Monday. */
    WEEK,
    /** Months. */
    MONTH;

    /**
     * The first day of the period that a moment is in.
     *
     * @param moment the moment
     * @return the day
     */
    public LocalDate start(Instant moment) {
        LocalDate day = moment.atOffset(ZoneOffset.UTC).toLocalDate();
        return switch (this) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
        };
    }

    /**
     * The first day after a period.
     *
     * @param start its first day
     * @return the first day of the next one
     */
    public LocalDate next(LocalDate start) {
        return switch (this) {
            case DAY -> start.plusDays(1);
            case WEEK -> start.plusWeeks(1);
            case MONTH -> start.plusMonths(1);
        };
    }
}
