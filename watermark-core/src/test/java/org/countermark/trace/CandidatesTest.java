package org.countermark.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Candidates are a set in ascending order, of payloads that one transform can hold. */
class CandidatesTest {
    @Property(tries = 100)
    void theyAreTheSetOfWhatWasGiven(
            @ForAll @IntRange(min = 1, max = 50) int size,
            @ForAll @IntRange(min = 2, max = 1 << 22) int bound,
            @ForAll long seed) {
        int[] payloads = new Random(seed).ints(size, 1, bound).toArray();
        Candidates candidates = Candidates.of(payloads);
        TreeSet<Integer> expected = new TreeSet<>();
        for (int payload : payloads) {
            expected.add(payload);
        }
        assertEquals(expected.size(), candidates.size());
        int index = 0;
        for (int payload : expected) {
            assertEquals(payload, candidates.payload(index++));
        }
        assertTrue(expected.last() < 1 << candidates.bits());
        assertTrue(expected.last() >= 1 << (candidates.bits() - 1));
        for (int payload : payloads) {
            for (int near : Set.of(payload - 1, payload, payload + 1, payload ^ (1 << 20), -payload)) {
                assertEquals(expected.contains(near), candidates.contains(near), "payload " + near);
            }
        }
    }

    @Test
    void whatNoPayloadCanBeIsRefused() {
        assertThrows(IllegalArgumentException.class, Candidates::of);
        assertThrows(IllegalArgumentException.class, () -> Candidates.of(3, 0));
        assertThrows(IllegalArgumentException.class, () -> Candidates.of(1 << 22));
        assertThrows(IllegalArgumentException.class, () -> Candidates.of(-1));
        assertFalse(Candidates.of(1).contains(0));
        assertFalse(Candidates.of(1).contains(Integer.MIN_VALUE));
    }
}
