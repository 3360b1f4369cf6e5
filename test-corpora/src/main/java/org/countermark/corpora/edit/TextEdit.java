package org.countermark.corpora.edit;

import java.util.random.RandomGenerator;

/** A change of a text. Implementations are stateless, and safe for use by many threads. */
@FunctionalInterface
public interface TextEdit {
    /**
     * The changed text.
     *
     * @param text any text, well formed or not
     * @param random where every choice comes from: the same state gives the same result
     * @return the changed text
     */
    String apply(String text, RandomGenerator random);

    /**
     * This edit, and another one after it.
     *
     * @param next the edit of this one's result
     * @return both as one edit
     */
    default TextEdit then(TextEdit next) {
        return (text, random) -> next.apply(apply(text, random), random);
    }

    /**
     * The edit that changes nothing.
     *
     * @return the identity
     */
    static TextEdit none() {
        return (text, random) -> text;
    }
}
