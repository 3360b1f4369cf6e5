package org.countermark.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.countermark.detect.Level;
import org.countermark.detect.Weighing;
import org.countermark.keys.Commitment;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;
import org.countermark.scheme.GumbelScheme;
import org.junit.jupiter.api.Test;

/** The plan of a trace: its one spelling, its digest, and what it refuses. */
class TracePlanTest {
    private static final Profile PROFILE = new Profile(new GumbelScheme(), 4, "test", 32768);
    private static final EpochKey KEY = EpochKey.of("2026-11", new byte[32]);
    private static final TracePlan PLAN =
            TracePlan.of(PROFILE, Commitment.of(PROFILE, KEY), Candidates.of(new int[] {3, 1, 2}));

    @Test
    void isWrittenAndReadBack() {
        TracePlan plan = PLAN.withProxy("counts", Weighing.MIXTURE)
                .withAlpha(Level.of("1e-9"))
                .withMinimumUnits(7);
        assertEquals(plan, TracePlan.parse(plan.toJson()));
        assertEquals(plan.digest(), TracePlan.parse("  " + plan.toJson() + "\n").digest());
        assertNotEquals(PLAN.digest(), plan.digest());
        assertTrue(PLAN.toJson().contains("\"alpha\":\"1e-3\""), PLAN.toJson());
    }

    @Test
    void namesItsCandidatesWhateverTheirOrder() {
        assertEquals(PLAN.candidates(), Candidates.of(new int[] {1, 2, 3}).digest());
        assertNotEquals(PLAN.candidates(), Candidates.of(new int[] {1, 2}).digest());
    }

    @Test
    void refusesWhatItIsNotFor() {
        Profile untraced = new Profile(new GumbelScheme(), 4, "test", 0);
        TracePlan without = TracePlan.of(untraced, Commitment.of(untraced, KEY), Candidates.of(new int[] {1}));
        EpochKey other = EpochKey.of("2026-11", new byte[] {
            1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29,
            30, 31, 32
        });
        assertThrows(IllegalArgumentException.class, () -> without.scorer(untraced, KEY));
        assertThrows(IllegalArgumentException.class, () -> PLAN.scorer(untraced, KEY));
        assertThrows(IllegalArgumentException.class, () -> PLAN.scorer(PROFILE, other));
        assertThrows(IllegalArgumentException.class, () -> PLAN.withProxy("counts", Weighing.SUM));
        assertThrows(IllegalArgumentException.class, () -> PLAN.withProxy("none", Weighing.MIXTURE));
        assertThrows(IllegalArgumentException.class, () -> PLAN.withMinimumUnits(0));
        assertThrows(IllegalArgumentException.class, () -> TracePlan.parse("{}"));
        assertThrows(
                IllegalArgumentException.class,
                () -> TracePlan.parse(PLAN.toJson().replace("trace-plan/1", "trace-plan/2")));
        assertThrows(
                IllegalArgumentException.class,
                () -> TracePlan.parse(PLAN.toJson().replace("{", "{\"extra\":1,")));
    }
}
