package org.countermark.student;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.apache.commons.codec.binary.Hex;
import org.countermark.detect.Level;
import org.countermark.keys.Commitment;
import org.countermark.keys.Contract;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;
import org.junit.jupiter.api.Test;

/** What a suspect can be tested for among engines' contracts, and what is refused because it is not proven. */
class EngineStudentTest {
    private static final EpochKey KEY = EpochKey.of("2026-11", new byte[32]);
    private static final Profile VLLM = Profile.of(Contract.VLLM_GUMBEL_PACKED4, 4, "made", Map.of());
    private static final Profile TABLE =
            Profile.of(Contract.SYNTHID_HF, 4, "made", Map.of("depth", 30L, "equalWeights", 0L));
    private static final Profile LIST =
            Profile.of(Contract.KGW_HF_LEFTHASH, 1, "made", Map.of("greenTokens", 250L, "vocabulary", 1000L));

    private static StudentPlan plan(Profile profile, Mode mode) {
        Sample sample = new Sample(Arm.UNSEEN, 1, "0".repeat(64), 10, mode == Mode.OPEN ? 1 : 20, 10);
        return StudentPlan.of(profile, Commitment.of(profile, KEY), mode, sample)
                .withAlpha(Level.of("1e-6"), 1)
                .withControls(new Controls(0, List.of(), Controls.NONE));
    }

    @Test
    void wholeUnitsServeBothModes() {
        assertEquals(
                Ending.RUNNING,
                StudentTest.setup(plan(VLLM, Mode.CLOSED), VLLM, KEY).start().ending());
        OpenTest open = OpenTest.setup(plan(VLLM, Mode.OPEN), VLLM, KEY).start();
        open.add(OpenRow.of(new int[0], new int[] {1, 2, 3, 4}, new int[] {5, 6}, new double[] {0.5, 0.5}));
        assertEquals(1, open.result().counts().contexts());
    }

    @Test
    void foldedUnitsServeClosedModeOnly() {
        assertEquals(
                Ending.RUNNING,
                StudentTest.setup(plan(TABLE, Mode.CLOSED), TABLE, KEY).start().ending());
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> OpenTest.setup(plan(TABLE, Mode.OPEN), TABLE, KEY).start());
        assertTrue(refused.getMessage().contains("mode must be \"closed\""), refused.getMessage());
    }

    /** Refused when it is planned, and where a plan that was written for another profile is brought. */
    @Test
    void listsWithoutReplacementServeNeither() {
        for (Mode mode : Mode.values()) {
            IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> plan(LIST, mode));
            assertTrue(refused.getMessage().contains("without replacement"), refused.getMessage());
        }
        String json = plan(VLLM, Mode.CLOSED).toJson();
        StudentPlan written = StudentPlan.parse(json.replace(digest(VLLM), digest(LIST)));
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> StudentTest.setup(written, LIST, KEY).start());
        assertTrue(refused.getMessage().contains("without replacement"), refused.getMessage());
    }

    private static String digest(Profile profile) {
        return Hex.encodeHexString(profile.digest());
    }
}
