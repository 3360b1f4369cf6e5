package org.countermark.student;

import java.util.List;
import java.util.Optional;
import org.countermark.contract.UnitScorer;
import org.countermark.contract.engine.Contracts;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;
import org.countermark.scheme.PermutedListScheme;
import org.countermark.token.ContextFilter;
import org.countermark.token.EffectiveInput;

/** Holds what is brought to a test against what its plan has registered. */
final class Registered {
    private Registered() {}

    static void check(StudentPlan plan, Profile profile, Optional<ContextFilter> contexts, List<EpochKey> placebos) {
        checkContract(plan.mode(), profile);
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

    /** A test that may be looked at at any time, and one that reads whole rows, ask for more independence than a scan. */
    static void checkContract(Mode mode, Profile profile) {
        if (profile.scheme() instanceof PermutedListScheme) {
            throw new IllegalArgumentException("a suspect model cannot be tested for contract "
                    + profile.contract().id()
                    + ": its lists draw without replacement, so that evidence is proven for one"
                    + " look only; scan the completions instead");
        }
        if (mode == Mode.OPEN && Contracts.rule(profile).input() != EffectiveInput.UNIT) {
            throw new IllegalArgumentException("mode must be \"closed\" for contract "
                    + profile.contract().id() + ": words of different tokens in one row can be the same draw");
        }
    }

    /** A placebo is scored as the key is. */
    static UnitScorer scorer(StudentPlan plan, Profile profile, EpochKey placebo) {
        return Contracts.scorer(profile, placebo, plan.channel());
    }
}
