package org.countermark.student;

import java.util.List;
import java.util.Optional;
import org.countermark.contract.UnitScorer;
import org.countermark.contract.engine.Contracts;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;
import org.countermark.token.ContextFilter;

/** Holds what is brought to a test against what its plan has registered. */
final class Registered {
    private Registered() {}

    static void check(StudentPlan plan, Profile profile, Optional<ContextFilter> contexts, List<EpochKey> placebos) {
        String given = contexts.map(ContextFilter::id).orElse(Controls.NONE);
        if (!given.equals(plan.contexts())) {
            throw new IllegalArgumentException(
                    "contexts must be those of the plan, \"" + plan.contexts() + "\", were \"" + given + "\"");
        }
        if (contexts.isPresent() && contexts.get().contextWidth() != profile.contextWidth()) {
            throw new IllegalArgumentException("contexts must have the profile's contextWidth " + profile.contextWidth()
                    + ", had " + contexts.get().contextWidth());
        }
        int named = plan.controls().placebos().size();
        if (placebos.size() != named) {
            throw new IllegalArgumentException(
                    "placebos must be the plan's " + named + " keys, were " + placebos.size());
        }
        for (int i = 0; i < named; i++) {
            if (!plan.controls().placebos().get(i).matches(profile, placebos.get(i))) {
                throw new IllegalArgumentException("placebos must open the plan's commitments in order; key \""
                        + placebos.get(i).label() + "\" does not");
            }
        }
    }

    /** A placebo is scored as the key is. */
    static UnitScorer scorer(StudentPlan plan, Profile profile, EpochKey placebo) {
        return Contracts.scorer(profile, placebo, plan.channel());
    }
}
