package org.countermark.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Sums of draws against all their outcomes, counted. */
class DrawSumTest {
    /** Every sum of one entry of each list of four, sorted. */
    private static long[] sums(int[] values, int rows) {
        return IntStream.range(0, 1 << (2 * rows))
                .mapToLong(choice -> IntStream.range(0, rows)
                        .mapToLong(r -> values[4 * r + ((choice >> (2 * r)) & 3)])
                        .sum())
                .sorted()
                .toArray();
    }

    @Property(tries = 300)
    void isNeverBelowTheTruth(
            @ForAll @Size(24) int[] raw, @ForAll @IntRange(min = 1, max = 6) int rows, @ForAll int size) {
        // Some lists have ties, some are constant, some span the whole range of ints.
        int[] values =
                Arrays.stream(raw).map(v -> v >> (Math.floorMod(size, 8) * 4)).toArray();
        long[] sums = sums(values, rows);
        DrawSum draws = DrawSum.of(4);
        for (int i = 0; i < sums.length; i += 1 + i / 3) {
            long sum = sums[i];
            long reached = Arrays.stream(sums).filter(s -> s >= sum).count();
            double truth = Math.log10((double) reached / sums.length);
            LogP p = draws.tail(values, rows, sum);
            double slack = p instanceof LogP.Exact ? 1e-13 : 0;
            assertTrue(p.log10() >= truth - slack, p + " for " + truth);
            assertTrue(draws.bound(values, rows, sum) >= truth, "bound for " + truth);
        }
        long most = sums[sums.length - 1];
        long reached = Arrays.stream(sums).filter(s -> s == most).count();
        LogP last = assertInstanceOf(LogP.Exact.class, draws.tail(values, rows, most));
        assertEquals(Math.log10((double) reached / sums.length), last.log10(), 1e-13);
        assertEquals(
                Double.NEGATIVE_INFINITY, draws.tail(values, rows, most + 1).log10());
        assertEquals(Double.NEGATIVE_INFINITY, draws.bound(values, rows, most + 1));
        assertEquals(LogP.one(), draws.tail(values, rows, sums[0]));
        assertEquals(0, draws.bound(values, rows, sums[0]));
    }

    @Test
    void refusesMoreListsThanThereAre() {
        DrawSum draws = DrawSum.of(16);
        assertThrows(IllegalArgumentException.class, () -> draws.tail(new int[31], 2, 0));
        assertThrows(IllegalArgumentException.class, () -> draws.bound(new int[31], -1, 0));
        assertThrows(IllegalArgumentException.class, () -> DrawSum.of(0));
    }
}
