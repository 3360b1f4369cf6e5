package org.countermark.student;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.TreeSet;
import org.countermark.contract.Channel;
import org.countermark.detect.Level;
import org.countermark.detect.Weighing;
import org.countermark.keys.Commitment;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;
import org.countermark.scheme.GumbelScheme;
import org.junit.jupiter.api.Test;

/** The plan of a student test: its one spelling, its digest, and what it refuses. */
class StudentPlanTest {
    private static final String DIGEST = "0123456789abcdef".repeat(4);
    private static final Profile PROFILE = new Profile(new GumbelScheme(), 4, "test", 32768);
    private static final EpochKey KEY = EpochKey.of("2026-11", new byte[32]);
    private static final EpochKey LATER = EpochKey.of("2027-01", new byte[] {
        7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7
    });
    private static final Commitment COMMITMENT = Commitment.of(PROFILE, KEY);
    private static final Sample SAMPLE = new Sample(Arm.UNSEEN, 100, DIGEST, 400, 256, 50_000);
    private static final StudentPlan PLAN = StudentPlan.of(PROFILE, COMMITMENT, Mode.CLOSED, SAMPLE);

    @Test
    void isWrittenAndReadBack() {
        StudentPlan plan = PLAN.withProxy("counts", Weighing.MIXTURE)
                .withChannel(Channel.payload(77))
                .withContexts(DIGEST)
                .withAlpha(Level.of("1e-9"), 7)
                .withControls(new Controls(
                        5,
                        List.of(
                                Commitment.of(PROFILE, LATER),
                                Commitment.of(PROFILE, EpochKey.of("2027-02", new byte[] {
                                    1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1,
                                    2, 3, 4, 5
                                }))),
                        "base-7b"));
        assertEquals(plan, StudentPlan.parse(plan.toJson()));
        assertEquals(PLAN, StudentPlan.parse(PLAN.toJson()));
        assertEquals(plan.digest(), StudentPlan.parse(" \n" + plan.toJson()).digest());
        assertNotEquals(PLAN.digest(), plan.digest());
        assertTrue(plan.toJson().contains("\"channel\":\"payload:77\""), plan.toJson());
    }

    @Test
    void hasOneSpelling() {
        List<String> names = fields(PLAN.toJson()).stream()
                .map(field -> field.substring(0, field.indexOf(':')))
                .toList();
        assertEquals(List.copyOf(new TreeSet<>(names)), names);
        assertEquals(21, names.size());
    }

    /** Every field is needed, and none is taken for another. */
    @Test
    void refusesMissingAndUnknownFields() {
        String json = PLAN.toJson();
        for (String field : fields(json)) {
            String without = json.replace(field + ",", "").replace("," + field, "");
            assertThrows(IllegalArgumentException.class, () -> StudentPlan.parse(without), field);
        }
        assertRefused("{", "{\"unitRule\":\"modal\",");
        assertRefused("student-plan/1", "student-plan/2");
        assertRefused("e-value", "p-value");
        assertRefused("\"arm\":\"unseen\"", "\"arm\":\"both\"");
        assertRefused("\"mode\":\"closed\"", "\"mode\":\"ajar\"");
        assertRefused("\"placebos\":\"none\"", "\"placebos\":\"" + DIGEST + ",\"");
    }

    private static List<String> fields(String json) {
        return List.of(json.substring(1, json.length() - 1).split(",", -1));
    }

    private static void assertRefused(String part, String by) {
        assertTrue(PLAN.toJson().contains(part), part);
        assertThrows(
                IllegalArgumentException.class,
                () -> StudentPlan.parse(PLAN.toJson().replace(part, by)),
                by);
    }

    @Test
    void refusesWhatDoesNotGoTogether() {
        Sample single = new Sample(Arm.SEEN, 10, DIGEST, 10, 1, 1000);
        StudentPlan open = StudentPlan.of(PROFILE, COMMITMENT, Mode.OPEN, single);
        Profile other = new Profile(new GumbelScheme(), 3, "test", 32768);
        Controls none = new Controls(0, List.of(), Controls.NONE);
        assertEquals(0, open.withControls(none).controls().decoys());
        assertThrows(IllegalArgumentException.class, () -> open.withProxy("counts", Weighing.MIXTURE));
        assertThrows(IllegalArgumentException.class, () -> StudentPlan.of(PROFILE, COMMITMENT, Mode.OPEN, SAMPLE));
        assertThrows(IllegalArgumentException.class, () -> PLAN.withProxy("counts", Weighing.SUM));
        assertThrows(IllegalArgumentException.class, () -> PLAN.withProxy("none", Weighing.MIXTURE));
        assertThrows(IllegalArgumentException.class, () -> PLAN.withContexts("some"));
        assertThrows(IllegalArgumentException.class, () -> PLAN.withAlpha(Level.of("1e-6"), 0));
        assertThrows(IllegalArgumentException.class, () -> PLAN.withAlpha(Level.of("1e-6"), 50_001));
        assertThrows(IllegalArgumentException.class, () -> PLAN.detection(other));
        assertThrows(IllegalArgumentException.class, () -> new Controls(-1, List.of(), Controls.NONE));
        assertThrows(
                IllegalArgumentException.class, () -> new Controls(0, List.of(COMMITMENT, COMMITMENT), Controls.NONE));
        assertThrows(
                IllegalArgumentException.class,
                () -> PLAN.withControls(new Controls(0, List.of(COMMITMENT), Controls.NONE)));
        assertThrows(IllegalArgumentException.class, () -> new Sample(Arm.SEEN, 0, DIGEST, 1, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new Sample(Arm.SEEN, 1, "x", 1, 1, 1));
    }

    @Test
    void saysHowTextIsScored() {
        assertEquals(
                Channel.payload(5),
                PLAN.withChannel(Channel.payload(5)).detection(PROFILE).channel());
        assertEquals(COMMITMENT.hex(), PLAN.detection(PROFILE).keyCommitment());
    }
}
