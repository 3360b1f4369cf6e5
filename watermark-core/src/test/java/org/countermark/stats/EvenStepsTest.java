package org.countermark.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Which points are left: the first at or behind each multiple of the step, whatever was kept on the way. */
class EvenStepsTest {
    @Property(tries = 300)
    void keepsTheFirstPointBehindEachMultipleOfTheStep(
            @ForAll long seed,
            @ForAll @IntRange(min = 0, max = 3000) int length,
            @ForAll @IntRange(min = 1, max = 500) int jump,
            @ForAll @IntRange(min = 2, max = 64) int most) {
        SplittableRandom random = new SplittableRandom(seed);
        EvenSteps<Long> steps = EvenSteps.of(most);
        List<Long> counts = new ArrayList<>();
        long at = 0;
        for (int i = 0; i < length; i++) {
            at += random.nextInt(jump + 1);
            counts.add(at);
            if (steps.due(at)) {
                steps.keep(at, at);
            }
        }
        int log2 = 0;
        while (behindMultiples(counts, log2).size() > most) {
            log2++;
        }
        assertEquals(behindMultiples(counts, log2), steps.points());
        assertTrue(log2 == 0 || 2 * steps.points().size() >= most - 1, () -> "left " + steps.points());
    }

    private static List<Long> behindMultiples(List<Long> counts, int log2) {
        List<Long> kept = new ArrayList<>();
        long before = 0;
        for (long count : counts) {
            if (count >>> log2 > before >>> log2) {
                kept.add(count);
            }
            before = count;
        }
        return kept;
    }

    @Example
    void refusesWhatIsNotDue() {
        EvenSteps<String> steps = EvenSteps.of(2);
        assertFalse(steps.due(0));
        steps.keep(5, "five");
        assertFalse(steps.due(5));
        assertThrows(IllegalStateException.class, () -> steps.keep(5, "again"));
        assertEquals(List.of("five"), steps.points());
        assertThrows(IllegalArgumentException.class, () -> EvenSteps.of(1));
    }
}
