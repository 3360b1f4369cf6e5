package org.countermark.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Several small p-values together: worked examples, the level, and the ends of the scale. */
class HitCountTest {
    private static final double NEVER = Double.NEGATIVE_INFINITY;

    private static double p(long tests, double... p) {
        return HitCount.p(Arrays.stream(p).map(Math::log10).toArray(), tests).log10();
    }

    @Test
    void countsTheSets() {
        // One test: its own p. Two: the shares are 2/3 and 1/3.
        assertEquals(Math.log10(0.03), p(1, 0.03), 1e-12);
        assertEquals(Math.log10(2 * 1e-5 * 3 / 2), p(2, 1e-5), 1e-12);
        assertEquals(Math.log10(1e-10 * 8 * 3 / 4), p(2, 1e-5, 1e-5), 1e-12);
        // A million tests: one at 1e-9 shows 2e-3; a second at 2e-9 makes C(1e6, 2)·4e-18·8 of it.
        assertEquals(Math.log10(2e-3), p(1_000_000, 1e-9), 1e-12);
        assertEquals(Math.log10(8 * 4e-18 * 1e6 * 999_999 / 2), p(1_000_000, 2e-9, 1e-9), 1e-12);
        assertEquals(p(1000, 1e-9, 1e-8), p(1000, 1, 1e-8, 0.5, 1e-9), 0);
    }

    /** A loud hit and a faint one: by their product x and L = ln(1e-12/x), if the faint one is not above 1/D. */
    @Test
    void multipliesUnequalHits() {
        double l = Math.log(1e-12 / 1e-20);
        assertEquals(Math.log10(8 * 1e-20 * (1 + l) * 1e6 * 999_999 / 2), p(1_000_000, 1e-8, 1e-12), 1e-12);
        double three = Math.log(1e-18 / 1e-29);
        double sets = 1e6 * 999_999 * 999_998 / 6;
        assertEquals(
                Math.log10(16 * 1e-29 * (1 + three + three * three / 2) * sets),
                p(1_000_000, 1e-8, 1e-8, 1e-13),
                1e-12);
        assertEquals(Math.log10(2e-6), p(1_000_000, 1.1e-6, 1e-12), 1e-12);
        // Two thousand hits at 1e-6 among ten million: too many to multiply, but not to count.
        double[] many = new double[2000];
        Arrays.fill(many, -6);
        assertTrue(HitCount.p(many, 10_000_000).log10() < -3000);
    }

    /** All p-values at hand are those of uniform tests, or the ten smallest of a thousand: the level holds. */
    @Test
    void holdsItsLevel() {
        SplittableRandom random = new SplittableRandom(20261121);
        int runs = 20_000;
        int[] rejected = new int[2];
        for (int run = 0; run < runs; run++) {
            double[] few = random.doubles(12).map(Math::log10).toArray();
            double[] many =
                    random.doubles(1000).sorted().limit(10).map(Math::log10).toArray();
            rejected[0] += HitCount.p(few, 12).log10() <= -1 ? 1 : 0;
            rejected[1] += HitCount.p(many, 1000).log10() <= -1 ? 1 : 0;
        }
        // At most a tenth in the mean: above 2,260 of 20,000 with odds of 1e-9.
        assertTrue(rejected[0] <= 2260, "all at hand: " + rejected[0]);
        assertTrue(rejected[1] <= 2260, "the smallest: " + rejected[1]);
        // A union bound, yet not an empty one: one test at level p·2/D alone is rejected about 5 % of the time.
        assertTrue(rejected[0] > 600 && rejected[1] > 600, Arrays.toString(rejected));
    }

    @Test
    void takesTheEndsOfTheScale() {
        assertEquals(LogP.one(), HitCount.p(new double[0], 0));
        assertEquals(LogP.one(), HitCount.p(new double[0], 7));
        assertEquals(0, HitCount.p(new double[] {0, 0, 0}, 3).log10());
        assertEquals(
                NEVER, HitCount.p(new double[] {0, NEVER}, 1_000_000_000_000L).log10());
        assertEquals(
                -99_988, HitCount.p(new double[] {-100_000}, 1_000_000_000_000L).log10(), 1);
        assertThrows(IllegalArgumentException.class, () -> HitCount.p(new double[2], 1));
        assertThrows(IllegalArgumentException.class, () -> HitCount.p(new double[] {Double.NaN}, 1));
        assertThrows(IllegalArgumentException.class, () -> HitCount.p(new double[] {0.1}, 1));
    }
}
