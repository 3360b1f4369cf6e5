package org.countermark.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Sums of draws of real scores, and p-values over many documents, against 40 digits from counted outcomes. */
class DrawTruthTest {
    private static double field(ReferenceTails.Row row, String column) {
        return Double.parseDouble(row.fields().get(column));
    }

    private static Map<String, int[]> lists() {
        return ReferenceTails.read("draw-lists.csv").stream()
                .collect(Collectors.groupingBy(
                        row -> row.fields().get("lists"),
                        TreeMap::new,
                        Collectors.collectingAndThen(
                                Collectors.toList(),
                                rows -> rows.stream()
                                        .flatMapToInt(row -> Arrays.stream(row.fields()
                                                        .get("values")
                                                        .split(" "))
                                                .mapToInt(Integer::parseInt))
                                        .toArray())));
    }

    @Test
    void tailsAreNeverBelowTheTruthAndClose() {
        Map<String, int[]> lists = lists();
        DrawSum draws = DrawSum.of(16);
        // Of few lists, and of 30 or more.
        double[] above = new double[2];
        double[] saddle = new double[2];
        double bound = 0;
        double least = 0;
        List<ReferenceTails.Row> rows = ReferenceTails.read("draw-tails.csv");
        for (ReferenceTails.Row row : rows) {
            int[] values = lists.get(row.fields().get("lists"));
            int n = values.length / 16;
            double low = field(row, "log10_low");
            double high = field(row, "log10_high");
            assertTrue(low <= high && high - low < 0.02, row.toString());
            LogP p = draws.tail(values, n, row.number("sum"));
            least = Math.min(least, low);
            if (p instanceof LogP.Exact) {
                assertTrue(ReferenceTails.relativeError(low, p.log10()) < 1e-12, row.toString());
                continue;
            }
            LogP.Certified certified = assertInstanceOf(LogP.Certified.class, p);
            int size = n < 30 ? 0 : 1;
            assertTrue(p.log10() >= low, row + " got " + p);
            above[size] = Math.max(above[size], p.log10() - high);
            // Sums of tournament scores cluster, which a saddlepoint does not see; less so away from the largest sum.
            double off = Math.max(low - certified.saddlepoint(), certified.saddlepoint() - high);
            saddle[size] = high > -20 ? Math.max(saddle[size], off) : saddle[size];
            double cheap = draws.bound(values, n, row.number("sum"));
            assertTrue(cheap >= low, row + " bound " + cheap);
            bound = high > -12 && n >= 30 ? Math.max(bound, cheap - high) : bound;
        }
        System.out.println("draws: " + rows.size() + " points to " + least + ", at most " + above[1]
                + " above with 30 lists or more, "
                + above[0] + " with fewer, saddlepoint off by " + saddle[1] + " and " + saddle[0]
                + " from 1e-20 up, bound at most "
                + bound + " above from 1e-12 up");
        assertTrue(rows.size() > 200 && least < -90);
        assertTrue(above[1] < 0.02, "certified is " + above[1] + " above the truth");
        assertTrue(above[0] < 0.15, "of few lists, certified is " + above[0] + " above the truth");
        assertTrue(saddle[1] < 0.2, "saddlepoint is off by " + saddle[1]);
        assertTrue(bound < 2, "bound is " + bound + " above the truth");
    }

    /** Between two sums of the file, each level has a critical sum that lies between them, too. */
    @Test
    void criticalSumsLieWhereTheTailsAre() {
        Map<String, int[]> lists = lists();
        DrawSum draws = DrawSum.of(16);
        int compared = 0;
        for (ReferenceTails.Row row : ReferenceTails.read("draw-tails.csv")) {
            int[] values = lists.get(row.fields().get("lists"));
            int n = values.length / 16;
            if (n >= 30) {
                long sum = row.number("sum");
                double low = field(row, "log10_low");
                double high = field(row, "log10_high");
                assertTrue(draws.critical(values, n, high + 0.03).orElseThrow() <= sum, row.toString());
                assertTrue(draws.critical(values, n, low - 1e-9).orElse(Long.MAX_VALUE) > sum, row.toString());
                compared++;
            }
        }
        assertTrue(compared > 150);
    }

    @Test
    void countsOfHitsAreAsComputedAt60Digits() {
        List<ReferenceTails.Row> rows = ReferenceTails.read("hit-counts.csv");
        for (ReferenceTails.Row row : rows) {
            double[] log10 = Arrays.stream(row.fields().get("log10").split(" "))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            double truth = row.log10();
            double p = HitCount.p(log10, row.number("tests")).log10();
            assertTrue(p >= truth, row + " got " + p);
            assertEquals(truth, p, 1e-11 * Math.max(1, Math.abs(truth)), row.toString());
            double[] reversed = IntStream.range(0, log10.length)
                    .mapToDouble(i -> log10[log10.length - 1 - i])
                    .toArray();
            assertEquals(p, HitCount.p(reversed, row.number("tests")).log10(), 0);
        }
        assertTrue(rows.size() > 60);
    }
}
