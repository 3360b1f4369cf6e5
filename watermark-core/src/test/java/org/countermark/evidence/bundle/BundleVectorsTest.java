package org.countermark.evidence.bundle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.countermark.evidence.json.Json;
import org.junit.jupiter.api.Test;

/** The vectors that another program made from the page alone: one good bundle, and one for every way to be wrong. */
class BundleVectorsTest {
    @Test
    void theExampleIsReadAndWrittenByteForByte() {
        assertArrayEquals(Example.file(), Example.bundle().toFile());
        assertEquals(Example.contentDigest(), Example.bundle().contentDigest());
    }

    @Test
    void theExamplePassesEveryCheck() {
        Verification found = BundleChecks.verify(Example.file(), Example.material());
        found.outcomes()
                .forEach((name, outcome) ->
                        assertEquals(Example.PROOFS.contains(name), !(outcome instanceof Outcome.Pass), name.title()));
        assertTrue(found.holds(Example.PROOFS));
        assertEquals(List.of(CheckName.values()), List.copyOf(found.outcomes().keySet()));
    }

    /** Exactly the checks that the vector names fail, and one of them says why in its words. */
    @Test
    void everyDefectFailsItsChecks() {
        Set<String> failed = failing("defects", Example.material());
        assertEquals(
                CheckName.values().length
                        - Set.of(CheckName.SEAL, CheckName.TIME_STAMP, CheckName.LOG_PROOF, CheckName.REPORT)
                                .size(),
                failed.size(),
                "each check has a defect of its own: " + failed);
    }

    /** What can be hidden is hidden as the other program does it, under the same digest. */
    @Test
    void theExampleIsRedactedByteForByte() {
        Bundle redactable = Example.redactable();
        assertEquals(Example.redactedDigest(), redactable.contentDigest());
        assertEquals(
                new String(Example.redacted(), StandardCharsets.UTF_8),
                new String(redactable.redacted().toFile(), StandardCharsets.UTF_8));
        Bundle redacted = Bundle.parse(Example.redacted());
        assertEquals(redactable.redacted(), redacted);
        assertEquals(redacted, redacted.redacted());
        assertEquals(Example.redactedDigest(), redacted.contentDigest());
        assertEquals(Example.redactedDigest(), redacted.sealedDigest());
        assertThrows(IllegalStateException.class, Example.bundle()::redacted);
    }

    /** What can still be checked is, and what cannot is told. */
    @Test
    void theRedactedExamplePassesWhatCanBeChecked() {
        Material material = Example.redactedMaterial();
        Verification found = BundleChecks.verify(Example.redacted(), material);
        Set<CheckName> hidden = EnumSet.of(CheckName.RESULTS, CheckName.CUSTODY, CheckName.RECOMPUTATION);
        hidden.addAll(Example.PROOFS);
        found.outcomes().forEach((name, outcome) -> {
            assertEquals(hidden.contains(name), outcome instanceof Outcome.NotPossible, name + ": " + outcome);
            assertEquals(!hidden.contains(name), outcome instanceof Outcome.Pass, name + ": " + outcome);
        });
        assertEquals(Outcome.pass("2 files, 69 bytes"), found.outcome(CheckName.EXHIBITS));
        Verification whole = BundleChecks.verify(Example.redactable().toFile(), material);
        assertTrue(whole.holds(Example.PROOFS), whole::toString);
    }

    @Test
    void everyDefectOfARedactedBundleFailsItsChecks() {
        failing("redactedDefects", Example.redactedMaterial());
    }

    private static Set<String> failing(String list, Material material) {
        Set<String> failed = new HashSet<>();
        for (Map<String, Json> defect : Example.defects(list)) {
            String name = Example.text(defect, "name");
            byte[] file = Example.text(defect, "file").getBytes(StandardCharsets.UTF_8);
            Verification found = BundleChecks.verify(file, material);
            List<String> failing = found.outcomes().entrySet().stream()
                    .filter(entry -> entry.getValue() instanceof Outcome.Fail)
                    .map(entry -> entry.getKey().title())
                    .toList();
            List<String> expected = ((Json.Items) defect.get("failing"))
                    .values().stream().map(each -> ((Json.Text) each).value()).toList();
            assertEquals(expected, failing, () -> name + ": " + found);
            String why = Example.text(defect, "why");
            assertTrue(
                    found.outcomes().values().stream()
                            .anyMatch(outcome -> outcome instanceof Outcome.Fail fail
                                    && fail.why().contains(why)),
                    () -> name + ": " + found);
            assertTrue(found.failed());
            assertTrue(!found.holds(EnumSet.allOf(CheckName.class)), name);
            failed.addAll(failing);
        }
        return failed;
    }
}
