package org.countermark.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** Merging sums is exact, whatever the order; log p-values refuse what is no probability. */
class ScoreSumTest {
    @Property(tries = 300, seed = "20261121")
    void mergeIsAssociativeAndCommutative(
            @ForAll @LongRange(min = 1, max = 1L << 61) long a,
            @ForAll @LongRange(min = 1, max = 1L << 61) long b,
            @ForAll @LongRange(min = 1, max = 1L << 61) long c) {
        ScoreSum x = new ScoreSum(a, c);
        ScoreSum y = new ScoreSum(b, a);
        ScoreSum z = new ScoreSum(c, b);
        assertEquals(x.plus(y).plus(z), x.plus(y.plus(z)));
        assertEquals(x.plus(y), y.plus(x));
        assertEquals(x, x.plus(ScoreSum.EMPTY));
    }

    @Test
    void refusesWhatIsNoSum() {
        assertThrows(IllegalArgumentException.class, () -> new ScoreSum(-1, 0));
        assertThrows(IllegalArgumentException.class, () -> new ScoreSum(1, -1));
        assertThrows(IllegalArgumentException.class, () -> new ScoreSum(0, 1));
        ScoreSum full = new ScoreSum(Long.MAX_VALUE, 0);
        assertThrows(ArithmeticException.class, () -> full.plus(new ScoreSum(1, 0)));
    }

    @Test
    void logPsAreAtMostZeroAndOrdered() {
        assertThrows(IllegalArgumentException.class, () -> new LogP.Exact(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new LogP.Exact(1e-300));
        assertThrows(IllegalArgumentException.class, () -> new LogP.Certified(-1, Double.NaN));
        assertTrue(new LogP.Exact(-2).compareTo(new LogP.Certified(-1, -3)) < 0);
        assertEquals("exact", LogP.one().method());
        assertEquals("certified", new LogP.Certified(-1, -1).method());
    }
}
