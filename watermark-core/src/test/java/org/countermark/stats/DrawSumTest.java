package org.countermark.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Sums of draws against all their outcomes, counted, and against the binomial law; the ends of the scale. */
class DrawSumTest {
    private static final double NEVER = Double.NEGATIVE_INFINITY;

    private final DrawSum draws = DrawSum.of(16);

    /** Every sum of one entry of each list of four, sorted. */
    private static long[] sums(int[] values, int rows) {
        return IntStream.range(0, 1 << (2 * rows))
                .mapToLong(choice -> IntStream.range(0, rows)
                        .mapToLong(r -> values[4 * r + ((choice >> (2 * r)) & 3)])
                        .sum())
                .sorted()
                .toArray();
    }

    @Property(tries = 300, seed = "20261121")
    void isNeverBelowTheTruth(
            @ForAll @Size(24) int[] raw, @ForAll @IntRange(min = 1, max = 6) int rows, @ForAll int size) {
        // Some lists have ties, some are constant, some span the whole range of ints.
        int[] values =
                Arrays.stream(raw).map(v -> v >> (Math.floorMod(size, 8) * 4)).toArray();
        long[] sums = sums(values, rows);
        DrawSum fours = DrawSum.of(4);
        for (int i = 0; i < sums.length; i += 1 + i / 3) {
            long sum = sums[i];
            long reached = Arrays.stream(sums).filter(s -> s >= sum).count();
            double truth = Math.log10((double) reached / sums.length);
            LogP p = fours.tail(values, rows, sum);
            double slack = p instanceof LogP.Exact ? 1e-13 : 0;
            assertTrue(p.log10() >= truth - slack, p + " for " + truth);
            assertTrue(fours.bound(values, rows, sum) >= truth, "bound for " + truth);
        }
        long most = sums[sums.length - 1];
        long reached = Arrays.stream(sums).filter(s -> s == most).count();
        LogP last = assertInstanceOf(LogP.Exact.class, fours.tail(values, rows, most));
        assertEquals(Math.log10((double) reached / sums.length), last.log10(), 1e-13);
        assertEquals(NEVER, fours.tail(values, rows, most + 1).log10());
        assertEquals(NEVER, fours.bound(values, rows, most + 1));
        assertEquals(LogP.one(), fours.tail(values, rows, sums[0]));
        assertEquals(0, fours.bound(values, rows, sums[0]));
    }

    @Property(tries = 100, seed = "20261121")
    void criticalSumHoldsItsLevel(
            @ForAll @Size(24) int[] raw,
            @ForAll @IntRange(min = 1, max = 6) int rows,
            @ForAll @IntRange(min = 0, max = 31) int shift,
            @ForAll @LongRange(min = 1, max = 40) long tenth) {
        int[] values = Arrays.stream(raw).map(v -> v >> shift).toArray();
        long[] sums = sums(values, rows);
        double level = -tenth / 10.0;
        OptionalLong critical = DrawSum.of(4).critical(values, rows, level);
        long most = sums[sums.length - 1];
        long top = Arrays.stream(sums).filter(s -> s == most).count();
        assertEquals(Math.log10((double) top / sums.length) > level, critical.isEmpty());
        if (critical.isPresent()) {
            long reached =
                    Arrays.stream(sums).filter(s -> s >= critical.getAsLong()).count();
            assertTrue(Math.log10((double) reached / sums.length) <= level, critical + " at " + level);
            assertTrue(critical.getAsLong() <= most);
        }
    }

    /** Lists that are alike make binomial sums. Beside a list of one unit, their lattice is as good as none. */
    @Test
    void isTheBinomialTail() {
        double worst = 0;
        double worstFine = 0;
        for (int rows : new int[] {30, 500, 5_000, 100_000}) {
            for (int ones : rows > 5000 ? new int[] {4} : new int[] {1, 4, 8, 13}) {
                int[] coarse = IntStream.range(0, 16 * rows)
                        .map(i -> i % 16 < ones ? 7 : -2)
                        .toArray();
                int[] fine =
                        Arrays.copyOf(Arrays.stream(coarse).map(v -> v << 20).toArray(), 16 * (rows + 1));
                fine[16 * rows + 3] = 1;
                double mean = rows * ones / 16.0;
                double deviation = Math.sqrt(mean * (1 - ones / 16.0));
                for (double z : rows > 5000 ? new double[] {4} : new double[] {-2, 0, 1, 4, 10, 30}) {
                    int hits = (int) (mean + z * deviation);
                    if (hits < 1 || hits >= rows) {
                        continue;
                    }
                    double truth = BinomialLaw.of(ones << 12, 16)
                            .tail(new ScoreSum(rows, hits))
                            .log10();
                    long sum = 9L * hits - 2L * rows;
                    double p = draws.tail(coarse, rows, sum).log10();
                    double q = draws.tail(fine, rows + 1, sum << 20).log10();
                    double slack = 1e-12 * Math.abs(truth);
                    assertTrue(p >= truth - slack, p + " for " + truth);
                    assertTrue(q >= truth - slack, q + " for " + truth);
                    worst = Math.max(worst, p - truth);
                    worstFine = Math.max(worstFine, q - truth);
                }
            }
        }
        System.out.println("binomial sums: at most " + worst + " above, on a fine lattice " + worstFine);
        assertTrue(worst < 0.01 && worstFine < 0.03, worst + " and " + worstFine);
    }

    /** Moving a list, and the unit in which all are given, change not a bit. */
    @Test
    void movesAndScales() {
        SplittableRandom random = new SplittableRandom(20261121);
        int[] values = random.ints(16 * 40, -100_000, 100_000).toArray();
        int[] moved = IntStream.range(0, values.length)
                .map(i -> 3 * (values[i] - (i < 16 ? 77 : 0)))
                .toArray();
        for (long sum : new long[] {100_000, 1_000_000, 2_000_000, 2_500_000}) {
            LogP p = draws.tail(values, 40, sum);
            assertTrue(p.log10() < -0.1 && p.log10() > -40, p.toString());
            assertEquals(p, draws.tail(moved, 40, 3 * (sum - 77)));
            // Sums between two points of the lattice stand for the next one above.
            assertEquals(p, draws.tail(moved, 40, 3 * (sum - 77) - 2));
            assertEquals(p, draws.tail(Arrays.copyOf(values, 16 * 50), 50, sum), "constant lists");
            assertEquals(draws.bound(values, 40, sum), draws.bound(moved, 40, 3 * (sum - 77)));
        }
    }

    @Test
    void takesTheEndsOfTheScale() {
        assertEquals(LogP.one(), draws.tail(new int[0], 0, 0));
        assertEquals(NEVER, draws.tail(new int[0], 0, 1).log10());
        assertEquals(0, draws.bound(new int[0], 0, 0));
        assertEquals(OptionalLong.empty(), draws.critical(new int[0], 0, -1));
        assertEquals(OptionalLong.of(0), draws.critical(new int[0], 0, 0));
        int[] constant = IntStream.generate(() -> -5).limit(160).toArray();
        assertEquals(LogP.one(), draws.tail(constant, 10, -50));
        assertEquals(NEVER, draws.tail(constant, 10, -49).log10());
        assertEquals(LogP.one(), draws.tail(constant, 10, Long.MIN_VALUE));
        assertEquals(NEVER, draws.tail(constant, 10, Long.MAX_VALUE).log10());
        // Sums beyond 2^47, of entries from one end of the ints to the other.
        int rows = 70_000;
        int[] huge = IntStream.range(0, 16 * rows)
                .map(i -> i % 16 == 5 ? Integer.MAX_VALUE : Integer.MIN_VALUE + i % 3)
                .toArray();
        long most = (long) rows * Integer.MAX_VALUE;
        assertEquals(-rows * Math.log10(16), draws.tail(huge, rows, most).log10(), 1e-6);
        assertEquals(NEVER, draws.tail(huge, rows, most + 1).log10());
        long mean = (long) rows * Integer.MIN_VALUE + ((long) rows << 28);
        double middle = draws.tail(huge, rows, mean).log10();
        assertEquals(Math.log10(0.5), middle, 0.01);
        assertEquals(0, draws.tail(huge, rows, mean + (mean >> 3)).log10(), 0);
    }

    @Test
    void refusesMoreListsThanThereAre() {
        assertThrows(IllegalArgumentException.class, () -> draws.tail(new int[31], 2, 0));
        assertThrows(IllegalArgumentException.class, () -> draws.bound(new int[31], -1, 0));
        assertThrows(IllegalArgumentException.class, () -> draws.critical(new int[32], 2, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> DrawSum.of(0));
        assertThrows(IllegalArgumentException.class, () -> DrawSum.of(1 << 17));
    }

    /** A change of the method changes this number, and must be meant. */
    @Test
    void hasTheSameBitsEverywhere() {
        SplittableRandom random = new SplittableRandom(20261121);
        long digest = 17;
        for (int rows = 1; rows < 400; rows += 1 + rows / 2) {
            for (int size : new int[] {2, 300, 1 << 27}) {
                int[] values = random.ints(16L * rows, 0, size).toArray();
                double mean = rows * (size - 1) / 2.0;
                for (double z : new double[] {-2, 0.3, 3, 7}) {
                    long sum = (long) (mean + z * size * Math.sqrt(rows / 12.0));
                    digest = 31 * digest
                            + Double.doubleToLongBits(
                                    draws.tail(values, rows, sum).log10());
                    digest = 31 * digest + Double.doubleToLongBits(draws.bound(values, rows, sum));
                }
                digest = 31 * digest + draws.critical(values, rows, -2).orElse(0);
            }
        }
        assertEquals("6dceb8734ec799af", Long.toHexString(digest), "recorded on JDK 17 and 25, x86-64");
    }
}
