package org.countermark.student;

import java.util.Objects;

/**
 * What will be asked of the suspect, and how much of it at most.
 *
 * @param arm where the prompts come from
 * @param prompts number of prompts, at least 1
 * @param promptsDigest SHA-256 of the prompt file, 64 lower-case hexadecimal digits
 * @param completions the budget: completions to read at most, or rows of probabilities in open mode, at least 1
 * @param tokensEach tokens asked for in a completion, at least 1; 1 in open mode
 * @param fixedUnits distinct units (in open mode: distinct contexts) over which the companion p-value is taken, at least 1
 */
public record Sample(Arm arm, int prompts, String promptsDigest, int completions, int tokensEach, int fixedUnits) {
    /** Refuses values out of range. */
    public Sample {
        Objects.requireNonNull(arm, "arm");
        Digests.check("promptsDigest", promptsDigest);
        atLeastOne("prompts", prompts);
        atLeastOne("completions", completions);
        atLeastOne("tokensEach", tokensEach);
        atLeastOne("fixedUnits", fixedUnits);
    }

    private static void atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, was " + value);
        }
    }
}
