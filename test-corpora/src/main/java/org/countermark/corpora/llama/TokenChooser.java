package org.countermark.corpora.llama;

/** Chooses a response's next token; a mark session is one: {@code logits -> session.next(logits, sampling)}. */
@FunctionalInterface
public interface TokenChooser {
    /**
     * Chooses.
     *
     * @param logits one raw logit a token; must not be kept or changed
     * @return the token
     */
    int choose(float[] logits);
}
