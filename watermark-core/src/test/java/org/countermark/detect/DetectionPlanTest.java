package org.countermark.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.codec.digest.DigestUtils;
import org.countermark.contract.Channel;
import org.countermark.keys.Commitment;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;
import org.countermark.scheme.GumbelScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The form of a plan, which results are bound to by its digest. */
class DetectionPlanTest {
    private static final Profile PROFILE = new Profile(new GumbelScheme(), 4, "o200k_base", 32768);

    private static DetectionPlan.Builder builder() {
        return DetectionPlan.builder(PROFILE, Texts.COMMITMENT);
    }

    @Test
    void canonicalFormIsThisText() {
        String json = "{\"alpha\":\"1e-6\",\"channel\":\"provider\",\"keyCommitment\":\"" + Texts.COMMITMENT
                + "\",\"minimumUnits\":50,\"plan\":\"countermark-plan/1\",\"profileDigest\":"
                + "\"7c8c2e83a984c28ac79f9fa5dcbeecbb32a850a107ea0379a10de725b48c50d8\","
                + "\"proxy\":\"none\",\"tokenizer\":\"o200k_base\",\"unitRule\":\"distinct\",\"weighing\":\"sum\"}";
        assertEquals(json, builder().build().toJson());
        assertEquals(DigestUtils.sha256Hex(json), builder().build().digest());
    }

    @Test
    void everyChoiceIsInTheDigestAndComesBack() {
        DetectionPlan plan = builder().build();
        DetectionPlan[] others = {
            builder().channel(Channel.payload(0)).build(),
            builder().channel(Channel.payload(4294967295L)).build(),
            builder().alpha(Level.of("1e-7")).build(),
            builder().minimumUnits(51).build(),
            DetectionPlan.builder(PROFILE, "0".repeat(64)).build(),
            DetectionPlan.builder(new Profile(new GumbelScheme(), 5, "o200k_base", 0), Texts.COMMITMENT)
                    .build(),
        };
        assertEquals(plan, DetectionPlan.parse(plan.toJson()));
        for (DetectionPlan other : others) {
            assertNotEquals(plan.digest(), other.digest());
            assertEquals(other, DetectionPlan.parse(other.toJson()));
            assertEquals(other.channel(), DetectionPlan.parse(other.toJson()).channel());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"1e-6\"|\"2\"|alpha",
                "\"1e-6\"|\"0\"|alpha",
                "\"1e-6\"|\"-1e-6\"|alpha",
                "\"1e-6\"|\"small\"|alpha",
                "\"1e-6\"|\"1e-999999999\"|exponent|",
                "\"provider\"|\"trace\"|channel",
                "\"provider\"|\"payload:\"|channel",
                "\"provider\"|\"payload:-1\"|channel",
                "\"provider\"|\"payload:4294967296\"|payload",
                "\"distinct\"|\"all\"|unitRule",
                ":50|:0|minimumUnits",
                ":50|:\"50\"|minimumUnits",
                "countermark-plan/1|countermark-plan/2|plan",
                "\"7c8c|\"7C8C|profileDigest",
                "\"0123|\"123|keyCommitment",
                "\"unitRule\"|\"deduplicate\"|unitRule",
            })
    void refusesAndNamesTheField(String part, String replacement, String named) {
        String json = builder().build().toJson();
        assertTrue(json.contains(part));
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class, () -> DetectionPlan.parse(json.replace(part, replacement)));
        assertTrue(e.getMessage().contains(named) || e.getMessage().contains("alpha"), e.getMessage());
    }

    @Test
    void onlyTheKeyAndProfileOfThePlanScoreForIt() {
        EpochKey key = EpochKey.of("2026-11", new byte[32]);
        DetectionPlan plan =
                DetectionPlan.builder(PROFILE, Commitment.of(PROFILE, key)).build();
        assertEquals(4, plan.scorer(PROFILE, key).contextWidth());
        byte[] otherSecret = new byte[32];
        otherSecret[31] = 1;
        EpochKey other = EpochKey.of("2026-11", otherSecret);
        Profile wider = new Profile(new GumbelScheme(), 5, "o200k_base", 32768);
        assertThrows(IllegalArgumentException.class, () -> plan.scorer(PROFILE, other));
        assertThrows(IllegalArgumentException.class, () -> plan.scorer(wider, key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.001", "1e-3", "1E-03", "0.1e-2", ".00100"})
    void aLevelHasOneSpelling(String text) {
        assertEquals("1e-3", Level.of(text).toString());
        assertEquals(-3, Level.of(text).log10());
    }

    @Test
    void levelsHaveAnOrderAndReachFarDown() {
        assertTrue(Level.of("5e-2").compareTo(Level.of("1e-2")) > 0);
        assertEquals(-5000, Level.of("1e-5000").log10());
        assertEquals(StrictMath.log10(0.05), Level.of("0.05").log10(), 1e-15);
        assertThrows(IllegalArgumentException.class, () -> new Level(10, -3));
        assertThrows(IllegalArgumentException.class, () -> new Level(12, -1));
        assertThrows(IllegalArgumentException.class, () -> Level.of(""));
    }
}
