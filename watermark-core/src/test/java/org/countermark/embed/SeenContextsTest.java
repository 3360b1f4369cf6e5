package org.countermark.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class SeenContextsTest {
    /** Against a map, with hashes that collide in their homes and wrap around the end of the table. */
    @Property(tries = 200)
    void behavesLikeAMap(@ForAll @Size(min = 1, max = 600) int[] choices, @ForAll @IntRange(max = 40) int spread) {
        SeenContexts seen = new SeenContexts();
        Map<Long, Integer> expected = new HashMap<>();
        for (int i = 0; i < choices.length; i++) {
            // Homes just before the end of a table of any power of two.
            long home = 0xFFFF_FFF0L + (choices[i] >>> 6) % (spread + 1);
            long hash = ((long) (choices[i] & 63) << 32) | (home & 0xFFFF_FFFFL);
            int position = 1 + i;
            if (choices[i] % 3 == 0 && expected.containsKey(hash)) {
                seen.remove(hash, position);
                seen.remove(hash, expected.remove(hash));
            } else {
                seen.add(hash, position);
                expected.putIfAbsent(hash, position);
            }
            for (long known : expected.keySet()) {
                assertEquals(true, seen.contains(known));
            }
            assertEquals(expected.containsKey(hash), seen.contains(hash));
        }
    }

    @Property(tries = 50)
    void growthKeepsEverything(@ForAll long seed) {
        long odd = seed | 1;
        SeenContexts seen = new SeenContexts();
        for (int i = 1; i <= 5000; i++) {
            seen.add(odd * i, i);
        }
        for (int i = 1; i <= 5000; i++) {
            assertEquals(true, seen.contains(odd * i));
        }
        for (int i = 5000; i >= 1; i--) {
            seen.remove(odd * i, i);
            assertEquals(false, seen.contains(odd * i));
        }
    }
}
