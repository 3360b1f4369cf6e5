package org.countermark.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** The critical sum: it reaches the target, one less does not, and it says when there is none. */
class CriticalSumTest {
    private static final List<NullLaw> LAWS = List.of(
            GammaLaw.of(0), GammaLaw.of(24), BinomialLaw.of(16384, 16), WeightedBitsLaw.of(new int[] {30, 21, 12, 3}));

    @Property(tries = 200, seed = "20261121")
    void isTheFirstSumThatIsEnough(
            @ForAll @IntRange(min = 0, max = 3) int which,
            @ForAll @LongRange(min = 1, max = 1L << 34) long n,
            @ForAll @DoubleRange(min = -1000, max = -0.01) double target) {
        NullLaw law = LAWS.get(which);
        OptionalLong critical = CriticalSum.smallest(law, n, target);
        if (critical.isPresent()) {
            long sum = critical.getAsLong();
            double reached = law.tail(new ScoreSum(n, sum)).log10();
            assertTrue(reached <= target && reached > Double.NEGATIVE_INFINITY);
            assertTrue(law.tail(new ScoreSum(n, sum - 1)).log10() > target);
        } else {
            // Only a law with a largest sum can fail to get there: with all coins up.
            assertTrue(which >= 2);
            long top = which == 2 ? n : 66 * n;
            assertTrue(law.tail(new ScoreSum(n, top)).log10() > target);
        }
    }

    @Test
    void knowsWhatCannotBeReached() {
        assertEquals(OptionalLong.of(10), CriticalSum.smallest(BinomialLaw.of(1, 1), 10, -3));
        assertEquals(OptionalLong.empty(), CriticalSum.smallest(BinomialLaw.of(1, 1), 10, -4));
        assertEquals(OptionalLong.empty(), CriticalSum.smallest(GammaLaw.of(24), 0, -1));
        assertEquals(OptionalLong.empty(), CriticalSum.smallest(GammaLaw.of(30), 1L << 40, -1));
        assertEquals(OptionalLong.of(0), CriticalSum.smallest(GammaLaw.of(24), 0, 0));
        assertThrows(IllegalArgumentException.class, () -> CriticalSum.smallest(GammaLaw.of(24), -1, -1));
        assertThrows(IllegalArgumentException.class, () -> CriticalSum.smallest(GammaLaw.of(24), 1, Double.NaN));
    }
}
