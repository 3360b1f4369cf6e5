package org.countermark.detect;

import java.util.Arrays;

/** Which units of a body are scored: a choice by the text alone, made before the key is used. */
public enum UnitRule {
    /** Each distinct (context, token) pair of the body once. */
    DISTINCT("distinct"),

    /**
     * Of each context the token that follows it most often in the body, once; ties to the lowest id. More power where
     * many texts meet in the same contexts, at the price of a first walk that counts.
     */
    MODAL("modal");

    private final String id;

    UnitRule(String id) {
        this.id = id;
    }

    /**
     * The name used in plans.
     *
     * @return the id
     */
    public String id() {
        return id;
    }

    /**
     * The rule of a name.
     *
     * @param id as {@link #id()} gives it
     * @return the rule
     * @throws IllegalArgumentException if there is no such rule
     */
    public static UnitRule of(String id) {
        return Arrays.stream(values())
                .filter(rule -> rule.id.equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("unitRule must be \"distinct\" or \"modal\", was \"" + id + "\""));
    }
}
