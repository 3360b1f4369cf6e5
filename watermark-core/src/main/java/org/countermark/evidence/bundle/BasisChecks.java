package org.countermark.evidence.bundle;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.countermark.detect.DetectionPlan;
import org.countermark.evidence.json.Json;
import org.countermark.keys.Profile;
import org.countermark.student.StudentPlan;
import org.countermark.trace.TracePlan;

/** Whether profiles and plans are what they say, and belong together. */
final class BasisChecks {
    private BasisChecks() {}

    static Outcome profiles(Basis basis) {
        if (basis.profiles().isEmpty()) {
            return Outcome.fail("there is no profile");
        }
        for (Stated profile : basis.profiles()) {
            if (!profile.holds()) {
                return Outcome.fail("the profile said to be " + profile.digest() + " has another digest");
            }
            try {
                if (!Profile.parse(profile.text()).toJson().equals(profile.text())) {
                    return Outcome.fail("the profile " + profile.digest() + " is not in canonical form");
                }
            } catch (IllegalArgumentException e) {
                return Outcome.fail("the profile " + profile.digest() + " is none: " + e.getMessage());
            }
        }
        return Outcome.pass(Texts.count(basis.profiles().size(), "profile"));
    }

    static Outcome plans(Basis basis) {
        if (basis.plans().isEmpty()) {
            return Outcome.fail("there is no plan");
        }
        Known known = Known.of(basis);
        for (Stated plan : basis.plans()) {
            if (!plan.holds()) {
                return Outcome.fail("the plan said to be " + plan.digest() + " has another digest");
            }
            try {
                if (!reread(plan).equals(plan.text())) {
                    return Outcome.fail("the plan " + plan.digest() + " is not in canonical form");
                }
            } catch (IllegalArgumentException e) {
                return Outcome.fail("the plan " + plan.digest() + " is none: " + e.getMessage());
            }
            Optional<String> missing = known.missing(plan);
            if (missing.isPresent()) {
                return Outcome.fail(
                        "the plan " + plan.digest() + " is for a " + missing.get() + " that is not in the bundle");
            }
        }
        return Outcome.pass(Texts.count(basis.plans().size(), "plan"));
    }

    private static String reread(Stated plan) {
        String version = plan.document().values().get("plan") instanceof Json.Text text ? text.value() : "";
        return switch (version) {
            case DetectionPlan.VERSION -> DetectionPlan.parse(plan.text()).toJson();
            case StudentPlan.VERSION -> StudentPlan.parse(plan.text()).toJson();
            case TracePlan.VERSION -> TracePlan.parse(plan.text()).toJson();
            default -> throw new IllegalArgumentException("its version is not known");
        };
    }

    /** Digests by what they are of, so that a bundle of many plans is checked in one pass. */
    private record Known(Set<String> profiles, Set<String> keys, Set<String> tokenizers) {
        static Known of(Basis basis) {
            return new Known(
                    basis.profiles().stream().map(Stated::digest).collect(Collectors.toSet()),
                    basis.keys().stream()
                            .map(key -> key.profileDigest() + key.commitment().hex())
                            .collect(Collectors.toSet()),
                    basis.tokenizers().stream().map(Basis.Tokenizer::id).collect(Collectors.toSet()));
        }

        /** What a plan, which has been read already, is for that is not here. */
        Optional<String> missing(Stated plan) {
            String profile = text(plan, "profileDigest");
            if (!profiles.contains(profile)) {
                return Optional.of("profile");
            }
            if (!keys.contains(profile + text(plan, "keyCommitment"))) {
                return Optional.of("key");
            }
            return tokenizers.contains(text(plan, "tokenizer")) ? Optional.empty() : Optional.of("tokenizer");
        }
    }

    private static String text(Stated plan, String name) {
        return plan.document().values().get(name) instanceof Json.Text text ? text.value() : "";
    }
}
