package org.countermark.evidence.bundle;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * What all checks of a bundle found. Immutable.
 *
 * @param outcomes every check with its outcome, in the order of {@link CheckName}
 */
public record Verification(Map<CheckName, Outcome> outcomes) {
    /** Refuses a list with a check missing: each is always told. */
    public Verification {
        EnumMap<CheckName, Outcome> copy = new EnumMap<>(CheckName.class);
        copy.putAll(outcomes);
        for (CheckName name : CheckName.values()) {
            if (!copy.containsKey(name)) {
                throw new IllegalArgumentException("outcomes must have all checks, had no " + name);
            }
        }
        outcomes = Collections.unmodifiableMap(copy);
    }

    /**
     * What a check found.
     *
     * @param name the check
     * @return its outcome
     */
    public Outcome outcome(CheckName name) {
        return outcomes.get(name);
    }

    /**
     * Whether anything is wrong.
     *
     * @return true if a check failed
     */
    public boolean failed() {
        return outcomes.values().stream().anyMatch(outcome -> outcome instanceof Outcome.Fail);
    }

    /**
     * Whether the bundle holds.
     *
     * @param mayBeMissing checks that need not have been possible; one that was possible must have passed all the same
     * @return true if every check passed, but for these
     */
    public boolean holds(Set<CheckName> mayBeMissing) {
        return outcomes.entrySet().stream().allMatch(entry -> {
            boolean missing = entry.getValue() instanceof Outcome.NotPossible;
            return entry.getValue() instanceof Outcome.Pass || (missing && mayBeMissing.contains(entry.getKey()));
        });
    }
}
