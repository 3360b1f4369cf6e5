package org.countermark.evidence.bundle;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * Makes every check of a bundle, whatever the others find.
 *
 * <p>A check that needs more than is at hand is {@link Outcome.NotPossible} and never passes by default; a bundle that cannot
 * be read fails {@link CheckName#FORM}, and no other check is possible. Stateless. Source: docs/spec/evidence-bundle.md,
 * section "Checks".
 */
public final class BundleChecks {
    private BundleChecks() {}

    /**
     * Checks a bundle.
     *
     * @param file the whole file, untrusted: no content makes this throw
     * @param material what is at hand beside it
     * @return all checks with their outcomes
     */
    public static Verification verify(byte[] file, Material material) {
        Bundle bundle;
        try {
            bundle = Bundle.parse(file);
        } catch (IllegalArgumentException e) {
            return unreadable(String.valueOf(e.getMessage()));
        }
        Map<CheckName, Outcome> outcomes = new EnumMap<>(CheckName.class);
        outcomes.put(CheckName.FORM, Outcome.pass(Texts.count(file.length, "byte")));
        outcomes.put(CheckName.CONTENT_DIGEST, contentDigest(bundle, material));
        outcomes.put(CheckName.SEAL, ProofChecks.seal(bundle, material));
        outcomes.put(CheckName.TIME_STAMP, ProofChecks.timeStamp(bundle, material.authorities()));
        outcomes.put(CheckName.LOG_PROOF, ProofChecks.logProof(bundle, material.log()));
        outcomes.put(CheckName.PROFILES, BasisChecks.profiles(bundle.basis()));
        outcomes.put(CheckName.PLANS, BasisChecks.plans(bundle.basis()));
        outcomes.put(CheckName.KEYS, KeyCheck.check(bundle.basis(), material));
        outcomes.put(CheckName.COMMITMENT_TIME, CommitmentTimeCheck.check(bundle, material.authorities()));
        outcomes.put(CheckName.EXHIBITS, FileCheck.exhibits(bundle, material));
        outcomes.put(CheckName.REFERENCES, FileCheck.references(bundle, material));
        outcomes.put(CheckName.RESULTS, ResultChecks.references(bundle));
        outcomes.put(CheckName.TESTS, ResultChecks.tests(bundle.results()));
        outcomes.put(CheckName.SELF_TEST, selfTest(bundle.software().selfTest(), material));
        outcomes.put(CheckName.CUSTODY, CustodyCheck.check(bundle));
        outcomes.put(CheckName.RECOMPUTATION, ResultChecks.recomputation(bundle, material.recomputation()));
        outcomes.put(CheckName.REPORT, material.report());
        return new Verification(outcomes);
    }

    private static Verification unreadable(String why) {
        Map<CheckName, Outcome> outcomes = new EnumMap<>(CheckName.class);
        Arrays.stream(CheckName.values())
                .forEach(name -> outcomes.put(name, Outcome.notPossible("the bundle cannot be read")));
        outcomes.put(CheckName.FORM, Outcome.fail(why));
        return new Verification(outcomes);
    }

    private static Outcome contentDigest(Bundle bundle, Material material) {
        String actual = bundle.contentDigest();
        return material.contentDigest()
                .map(expected -> expected.equals(actual)
                        ? Outcome.pass(actual)
                        : Outcome.fail("is " + actual + ", not " + expected))
                .orElseGet(() -> Outcome.notPossible("no digest was given to compare with " + actual));
    }

    private static Outcome selfTest(Software.SelfTest selfTest, Material material) {
        if (selfTest.vectors() == 0) {
            return Outcome.fail("no vector was computed");
        }
        if (selfTest.failed() > 0) {
            return Outcome.fail(selfTest.failed() + " of " + selfTest.vectors() + " vectors came out otherwise");
        }
        String vectors = Texts.count(selfTest.vectors(), "vector") + " pinned by " + selfTest.digest();
        return material.selfTestDigest()
                        .filter(own -> !own.equals(selfTest.digest()))
                        .isEmpty()
                ? Outcome.pass(vectors)
                : Outcome.notPossible("it was of other vectors than those at hand: " + vectors);
    }
}
