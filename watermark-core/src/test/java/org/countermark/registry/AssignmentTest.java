package org.countermark.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

/** Payloads by number: each one once, none left out, none out of range. */
class AssignmentTest {
    /** All of every domain, even and odd: the largest has four million numbers. */
    @Test
    void shufflingIsABijection() {
        for (int bits : new int[] {8, 9, 10, 11, 12, 13, 21, 22}) {
            Assignment shuffled = Assignment.shuffled(bits, MadeRegistry.secret());
            int size = 1 << bits;
            BitSet seen = new BitSet(size);
            int fixed = 0;
            for (int number = 1; number < size; number++) {
                int payload = shuffled.payload(number);
                assertTrue(payload > 0 && payload < size, () -> bits + " bits: " + payload);
                assertFalse(seen.get(payload), () -> bits + " bits: twice " + payload);
                seen.set(payload);
                fixed += payload == number ? 1 : 0;
            }
            assertEquals(size - 1, seen.cardinality());
            // A random permutation has one fixed point on average; the odds of 20 are below 1/20!, 4e-19.
            assertTrue(fixed < 20, "fixed points: " + fixed);
        }
    }

    @Test
    void sequentialIsTheNumber() {
        Assignment sequential = Assignment.sequential(8);
        for (int number = 1; number < 256; number++) {
            assertEquals(number, sequential.payload(number));
        }
    }

    @Test
    void rangesAreChecked() {
        Assignment sequential = Assignment.sequential(8);
        for (int number : new int[] {0, -1, 256, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> sequential.payload(number));
            assertTrue(e.getMessage().contains("1..255"), e.getMessage());
        }
        for (int bits : new int[] {7, 23, -1, 0}) {
            assertThrows(IllegalArgumentException.class, () -> Assignment.sequential(bits));
            assertThrows(IllegalArgumentException.class, () -> Assignment.shuffled(bits, MadeRegistry.secret()));
        }
    }
}
