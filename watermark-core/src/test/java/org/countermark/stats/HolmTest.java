package org.countermark.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Holm's correction: a worked example, its laws, and what it does with the ends of the scale. */
class HolmTest {
    @Test
    void stepsDown() {
        // Worked by hand: sorted .005 .01 .03 .04 times 4 3 2 1 is .02 .03 .06 .04, and .04 is raised to .06.
        double[] p = {0.01, 0.04, 0.03, 0.005};
        double[] adjusted = Holm.adjusted(Arrays.stream(p).map(Math::log10).toArray());
        double[] expected = {0.03, 0.06, 0.06, 0.02};
        assertArrayEquals(Arrays.stream(expected).map(Math::log10).toArray(), adjusted, 1e-14);
    }

    @Property(tries = 300, seed = "20261121")
    void keepsOrderAndLiesBetweenRawAndBonferroni(
            @ForAll @Size(min = 1, max = 50) List<@DoubleRange(min = -400, max = 0) Double> family) {
        double[] raw = family.stream().mapToDouble(Double::doubleValue).toArray();
        double[] adjusted = Holm.adjusted(raw);
        double most = Math.log10(raw.length);
        for (int i = 0; i < raw.length; i++) {
            assertTrue(adjusted[i] >= raw[i] && adjusted[i] <= Math.min(0, raw[i] + most + 1e-12));
            for (int j = 0; j < raw.length; j++) {
                assertTrue(raw[i] > raw[j] || adjusted[i] <= adjusted[j]);
            }
        }
        assertEquals(
                Math.min(0, Arrays.stream(raw).min().orElseThrow() + most),
                Arrays.stream(adjusted).min().orElseThrow(),
                1e-12);
    }

    /** The best of each group, the rest of the group unseen: never below what the whole family would get. */
    @Property(tries = 300, seed = "20261121")
    void partOfAFamilyIsNeverTooBold(
            @ForAll @Size(min = 1, max = 20) List<@DoubleRange(min = -40, max = 0) Double> best,
            @ForAll @Size(min = 1, max = 20) List<@DoubleRange(min = 0, max = 9) Double> worse) {
        int groups = best.size();
        double[] whole = new double[groups * (1 + worse.size())];
        for (int i = 0; i < whole.length; i++) {
            int round = i / groups;
            whole[i] = Math.min(0, best.get(i % groups) + (round == 0 ? 0 : worse.get(round - 1)));
        }
        double[] part = Arrays.copyOf(whole, groups);
        double[] adjusted = Holm.adjusted(part, whole.length);
        double[] expected = Holm.adjusted(whole);
        for (int i = 0; i < groups; i++) {
            assertTrue(adjusted[i] >= expected[i] - 1e-12, adjusted[i] + " below " + expected[i]);
        }
        assertArrayEquals(Holm.adjusted(part), Holm.adjusted(part, groups));
        assertThrows(IllegalArgumentException.class, () -> Holm.adjusted(part, groups - 1));
    }

    @Test
    void takesTheEndsOfTheScale() {
        assertArrayEquals(new double[0], Holm.adjusted(new double[0]));
        assertArrayEquals(
                new double[] {0, Double.NEGATIVE_INFINITY, 0},
                Holm.adjusted(new double[] {0, Double.NEGATIVE_INFINITY, 0}));
        assertThrows(IllegalArgumentException.class, () -> Holm.adjusted(new double[] {-1, Double.NaN}));
        assertThrows(IllegalArgumentException.class, () -> Holm.adjusted(new double[] {0.5}));
    }
}
