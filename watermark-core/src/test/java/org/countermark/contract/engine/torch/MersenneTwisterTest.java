package org.countermark.contract.engine.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** MT19937 by the answer that the C++ standard gives (ISO/IEC 14882, [rand.predef]), and by its first numbers. */
class MersenneTwisterTest {
    private final MersenneTwister generator = new MersenneTwister();

    @Test
    void theTenThousandthNumberIsThatOfTheStandard() {
        generator.seed(5489);
        for (int i = 1; i < 10_000; i++) {
            generator.next();
        }
        assertEquals(4123659995L, Integer.toUnsignedLong(generator.next()));
    }

    @Test
    void seedingStartsAgain() {
        generator.seed(5489);
        assertEquals(3499211612L, Integer.toUnsignedLong(generator.next()));
        generator.seed(0);
        assertEquals(2357136044L, Integer.toUnsignedLong(generator.next()));
        generator.seed(5489);
        assertEquals(3499211612L, Integer.toUnsignedLong(generator.next()));
    }

    /** Numbers above 2^31 are positive: 3499211612 mod 1000 is 612. */
    @Test
    void remaindersAreUnsigned() {
        generator.seed(5489);
        assertEquals(612, generator.below(1000));
    }
}
