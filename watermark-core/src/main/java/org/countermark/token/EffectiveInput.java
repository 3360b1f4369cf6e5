package org.countermark.token;

/**
 * The public name of what a unit feeds into a contract's random function: units of one name are one draw, and count once.
 *
 * <p>Most functions take the context and the token whole. Some first fold them into less, such as 16 bits: then different
 * units have the same word, and to count them as independent would be an error. Depends on no key. Implementations are
 * pure functions, safe for use by many threads.
 */
@FunctionalInterface
public interface EffectiveInput {
    /** Context and token reach the function whole. */
    EffectiveInput UNIT = (text, from, contextWidth) -> Fingerprint.of(text, from, contextWidth + 1);

    /**
     * The name of a unit.
     *
     * @param text token ids, and −1 for words that are absent
     * @param from where the context begins, at least 0; the token stands at from + contextWidth
     * @param contextWidth tokens of context h, 1..16
     * @return the name; all 64 bits must be well mixed ({@link Fingerprint#mix} does that)
     */
    long of(int[] text, int from, int contextWidth);
}
