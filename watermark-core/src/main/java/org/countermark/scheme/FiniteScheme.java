package org.countermark.scheme;

import org.countermark.stats.FiniteLaw;
import org.countermark.stats.NullLaw;

/** A scheme whose score has few outcomes for a word that is not uniform on 32 bits: what engines make of coarse draws. */
public sealed interface FiniteScheme extends Scheme permits CoarseGumbelScheme, DualGumbelScheme, PermutedListScheme {
    /**
     * The scores of one unit of text that does not depend on the key.
     *
     * @return every score and its probability, scores ascending
     */
    Outcomes outcomes();

    /**
     * What one integer unit of score is worth as printed.
     *
     * @return the unit, above 0
     */
    double unit();

    @Override
    default NullLaw nullLaw() {
        Outcomes outcomes = outcomes();
        return FiniteLaw.of(outcomes.probabilities(), outcomes.scores(), unit());
    }
}
