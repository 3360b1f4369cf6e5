package org.countermark.token;

/**
 * A set of contexts to which a test is confined, such as those that stood in the provider's answers.
 *
 * <p>Asked about contexts only, and made of contexts only. Whether a context is in it does not depend on the token that
 * follows, so the tokens that a suspect puts there stay as free under H0 as before. A filter by context AND token would be
 * another matter: the pairs in marked logs score high because the mark chose them, and an innocent model that is confined
 * to them is convicted. There is nothing here to ask that with.
 *
 * <p>Immutable, and safe for use by many threads.
 */
public sealed interface ContextFilter permits ContextFile {
    /**
     * Tokens of a context.
     *
     * @return h, 1..16
     */
    int contextWidth();

    /**
     * A name that pins the set to the last bit; plans carry it.
     *
     * @return 64 lower-case hexadecimal digits
     */
    String id();

    /**
     * Whether a context is in the set.
     *
     * @param tokens token ids
     * @param from where the context begins, at least 0; it has {@link #contextWidth()} tokens
     * @return true if it was put in, or now and then, for a filter that is not exact, if it was not
     */
    boolean holds(int[] tokens, int from);
}
