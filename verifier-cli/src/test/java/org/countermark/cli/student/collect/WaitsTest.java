package org.countermark.cli.student.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.TypeConversionException;

/** When a request goes, when it comes back, and how rates and commands are written. */
final class WaitsTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void paceKeepsTheRate() {
        Pace pace = new Pace(4);
        long now = 5 * SECOND;
        for (int i = 0; i < 8; i++) {
            assertEquals(i * SECOND / 4, pace.take(now));
        }
        assertEquals(0, pace.take(now + 100 * SECOND), "what was not used is not saved up");
        assertEquals(SECOND / 4, pace.take(now + 100 * SECOND));
        assertEquals(0, new Pace(Double.POSITIVE_INFINITY).take(now));
        assertThrows(IllegalArgumentException.class, () -> new Pace(0));
    }

    @Test
    void paceCanBeHeld() {
        Pace pace = new Pace(1);
        assertEquals(0, pace.held(-7));
        pace.hold(10);
        pace.hold(5);
        assertEquals(17, pace.held(-7));
        assertEquals(0, pace.held(10));
    }

    @Test
    void backoffDoublesUpToAMinuteAndIsSpread() {
        Backoff backoff = new Backoff(Duration.ofSeconds(1), new SplittableRandom(7));
        for (int failures = 1; failures < 100; failures++) {
            Duration longest = Duration.ofSeconds(failures > 6 ? 60 : 1L << (failures - 1));
            Duration wait = backoff.after(failures, Optional.empty());
            assertTrue(
                    wait.compareTo(longest) <= 0 && wait.compareTo(longest.dividedBy(2)) >= 0, wait + " of " + longest);
        }
        long different = java.util.stream.IntStream.range(0, 20)
                .mapToObj(i -> backoff.after(3, Optional.empty()))
                .distinct()
                .count();
        assertEquals(20, different);
    }

    @Test
    void whatTheServerAsksForIsALowerLimit() {
        Backoff backoff = new Backoff(Duration.ofSeconds(1), new SplittableRandom(7));
        Optional<Duration> asked = Optional.of(Duration.ofMinutes(5));
        for (int i = 0; i < 100; i++) {
            Duration wait = backoff.after(1, asked);
            assertTrue(
                    wait.compareTo(asked.get()) >= 0 && wait.compareTo(Duration.ofSeconds(301)) <= 0, wait.toString());
        }
    }

    @Test
    void retryAfterIsSecondsOrADate() {
        Instant now = Instant.parse("2026-11-21T08:00:00Z");
        assertEquals(Optional.of(Duration.ofSeconds(17)), RetryAfter.parse(" 17 ", now));
        assertEquals(Optional.of(Duration.ofSeconds(90)), RetryAfter.parse("Sat, 21 Nov 2026 08:01:30 GMT", now));
        assertEquals(Optional.of(Duration.ZERO), RetryAfter.parse("Sat, 21 Nov 2026 07:01:30 GMT", now));
        for (String wrong : new String[] {"", "-1", "soon", "1.5", "99999999999999", "2026-11-21T08:00:00Z"}) {
            assertEquals(Optional.empty(), RetryAfter.parse(wrong, now), wrong);
        }
    }

    @Test
    void ratesAreWrittenAsPeopleWriteThem() {
        assertEquals(5, new Rate().convert("5"));
        assertEquals(0.5, new Rate().convert("0.5/s"));
        assertEquals(1.5, new Rate().convert("90/min"));
        assertEquals(0.25, new Rate().convert("900/h"));
        for (String wrong : new String[] {"0", "-1", "5/day", "", "fast", "1e9"}) {
            assertThrows(TypeConversionException.class, () -> new Rate().convert(wrong), wrong);
        }
    }

    @Test
    void commandsAreCutIntoWords() {
        assertEquals(List.of("a", "b c", "", "d\\e"), CommandWords.of(" a  \"b c\" '' d\\e\t"));
        assertEquals(List.of("it's", "x\"y"), CommandWords.of("it\"'\"s 'x\"y'"));
        assertThrows(IllegalArgumentException.class, () -> CommandWords.of("a 'b"));
        assertThrows(IllegalArgumentException.class, () -> CommandWords.of("  "));
    }
}
