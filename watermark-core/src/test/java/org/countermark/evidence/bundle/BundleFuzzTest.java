package org.countermark.evidence.bundle;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever is done to a bundle: checks never crash, and it never holds again. */
class BundleFuzzTest {
    private static final byte[] GOOD = Example.file();

    private static void neverHolds(byte[] file) {
        if (!Arrays.equals(file, GOOD)) {
            Verification found = BundleChecks.verify(file, Example.material());
            assertFalse(found.holds(EnumSet.allOf(CheckName.class)), () -> new String(file, StandardCharsets.UTF_8));
        }
    }

    @Property(tries = 10_000)
    void damagedBytes(@ForAll long seed) {
        neverHolds(Mutations.bytes(GOOD, new Random(seed)));
    }

    /** Well-formed all the same: what is left is up to the checks. */
    @Property(tries = 10_000)
    void damagedValues(@ForAll long seed) {
        neverHolds(Mutations.values(GOOD, new Random(seed)));
    }
}
