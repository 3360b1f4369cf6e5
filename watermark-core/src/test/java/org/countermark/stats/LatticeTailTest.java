package org.countermark.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The tail of sums of mixed scores against convolution, term by term, and against the binomial law. */
class LatticeTailTest {
    /** Multiples of 2^-4, so that sums are exact; one outcome never happens. */
    private static final double[] PROBABILITIES = {0.25, 0.5, 0.125, 0.0625, 0, 0.0625};

    private static final int[][] VALUES = {{-6, 0, 3, 9, 1, 12}, {0, 3, 3, 30, 7, 90}, {-300, -3, 0, 0, 2, 6}};

    /** Terms are all positive, so convolution is right to some thousand ulp of the tail itself. */
    private static double[] convolved(long[] counts) {
        double[] law = {1};
        for (int l = 0; l < counts.length; l++) {
            int row = l;
            int least = IntStream.range(0, 6)
                    .filter(b -> PROBABILITIES[b] > 0)
                    .map(b -> VALUES[row][b])
                    .min()
                    .orElseThrow();
            for (long n = 0; n < counts[l]; n++) {
                double[] next = new double[law.length + 110];
                for (int x = 0; x < law.length; x++) {
                    for (int b = 0; b < 6; b++) {
                        if (PROBABILITIES[b] > 0) {
                            next[x + (VALUES[l][b] - least) / 3] += law[x] * PROBABILITIES[b];
                        }
                    }
                }
                law = next;
            }
        }
        return law;
    }

    @Property(tries = 200)
    void equalsConvolutionAndIsNeverBelowIt(
            @ForAll @Size(3) long[] raw,
            @ForAll @DoubleRange(min = 0, max = 1) double share,
            @ForAll @DoubleRange(min = 0.01, max = 1.5) double tilt) {
        long[] counts = new long[3];
        for (int l = 0; l < 3; l++) {
            counts[l] = Math.floorMod(raw[l], 8L) + (l == 0 ? 1 : 0);
        }
        double[] law = convolved(counts);
        int last = law.length - 1;
        while (law[last] == 0) {
            last--;
        }
        int sum = 1 + (int) (share * (last - 1));
        double tail = 0;
        for (int x = last; x >= sum; x--) {
            tail += law[x];
        }
        double value = LatticeTail.of(PROBABILITIES, VALUES, 3)
                .lnTail(counts, sum, tilt)
                .orElse(Double.POSITIVE_INFINITY);
        assertTrue(value >= Math.log(tail), value + " for " + Math.log(tail));
    }

    /** At the tilt that makes the sum the mean, eight digits are right, however far out. */
    @Property(tries = 100)
    void isExactAtTheBinomial(
            @ForAll @LongRange(min = 1, max = 5_000) long n, @ForAll @IntRange(min = 2, max = 99) int percent) {
        long sum = Math.max(1, Math.min(n - 1, n * percent / 100));
        double odds = Math.max(1.001, (double) sum / Math.max(1, n - sum) * 3);
        double ln = LatticeTail.of(new double[] {0.75, 0.25}, new int[][] {{5, 12}}, 7)
                .lnTail(new long[] {n}, sum, Math.log(odds))
                .orElse(Double.NaN);
        if (n > 1 && n * percent > n * 26) {
            double exact =
                    BinomialLaw.of(1 << 14, 16).tail(new ScoreSum(n, sum)).log10() * Math.log(10);
            assertEquals(exact, ln, 1e-7 + 1e-10 * Math.abs(exact));
            assertTrue(ln >= exact);
        }
    }

    @Test
    void tooWideALawIsLeftToOthers() {
        assertTrue(LatticeTail.of(new double[] {0.5, 0.5}, new int[][] {{0, 1_000_000}, {0, 1}}, 1)
                .lnTail(new long[] {1_000, 1}, 700_000_000, 1e-6)
                .isEmpty());
    }
}
