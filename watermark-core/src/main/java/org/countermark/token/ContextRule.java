package org.countermark.token;

import java.util.Arrays;
import java.util.Objects;

/**
 * Where the context of a token comes from, and which units share one draw: what differs from contract to contract.
 *
 * <p>All of it is decided by the text, before a key is touched. Immutable.
 *
 * @param contextWidth tokens of context h, 1..16
 * @param lead what stands before the first generated token, where a context reaches beyond it
 * @param input what of a unit reaches the contract's random function
 */
public record ContextRule(int contextWidth, Lead lead, EffectiveInput input) {
    /** What stands before the first generated token. */
    public enum Lead {
        /** Nothing: the first h tokens of a response have no context and are never scored. */
        NONE,
        /** h words of −1 in place of tokens: a response is scored from its first token on. */
        ABSENT,
        /** h tokens of id 0: a response is scored from its first token on. */
        ZEROS,
        /** The last tokens of the prompt, as many as are known: complete contexts only are scored. */
        PROMPT
    }

    /** Refuses a context width out of range. */
    public ContextRule {
        if (contextWidth < 1 || contextWidth > 16) {
            throw new IllegalArgumentException("contextWidth must be in 1..16, was " + contextWidth);
        }
        Objects.requireNonNull(lead, "lead");
        Objects.requireNonNull(input, "input");
    }

    /**
     * The native rule: generated tokens only, and every (context, token) pair is an input of its own.
     *
     * @param contextWidth tokens of context h, 1..16
     * @return the rule
     */
    public static ContextRule generated(int contextWidth) {
        return of(contextWidth, Lead.NONE);
    }

    /**
     * A rule under which every (context, token) pair is an input of its own.
     *
     * @param contextWidth tokens of context h, 1..16
     * @param lead what stands before the first generated token
     * @return the rule
     */
    public static ContextRule of(int contextWidth, Lead lead) {
        return new ContextRule(contextWidth, lead, EffectiveInput.UNIT);
    }

    /** The generated tokens with what stands before them: a new array, or the response's own where nothing does. */
    int[] text(Response response) {
        int length = switch (lead) {
            case NONE -> 0;
            case ABSENT, ZEROS -> contextWidth;
            case PROMPT -> Math.min(contextWidth, response.prompt.length);
        };
        if (length == 0) {
            return response.generated;
        }
        int[] text = new int[length + response.generated.length];
        switch (lead) {
            case ABSENT -> Arrays.fill(text, 0, length, -1);
            case PROMPT -> System.arraycopy(response.prompt, response.prompt.length - length, text, 0, length);
            default -> {}
        }
        System.arraycopy(response.generated, 0, text, length, response.generated.length);
        return text;
    }

    /** The public name of what a unit feeds into the random function; the context begins at {@code from}. */
    long unit(int[] text, int from) {
        return input.of(text, from, contextWidth);
    }
}
