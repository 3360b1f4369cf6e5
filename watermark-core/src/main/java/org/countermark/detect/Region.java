package org.countermark.detect;

import org.countermark.stats.LogP;
import org.countermark.stats.ScoreSum;

/**
 * A stretch of a document that is marked.
 *
 * <p>H0 of a region: no token in it was chosen by the key. What is certain is that the region holds marked text; its
 * bounds are the likeliest ones, and nothing is claimed of each token in it. The tokens of the first unit's context
 * belong to the region: the evidence needs them as they are. Immutable.
 *
 * @param from first token, counted over the generated tokens of the document's responses from 0
 * @param to one after the last token, above from
 * @param score admitted units in the region and the sum of their scores
 * @param p the p-value of the region as if it had been named before the key was used; it was not, so this is no evidence
 *     by itself
 * @param corrected log10 of the p-value corrected for every stretch of every document of the family, at most the plan's
 *     alpha
 * @param excess average score above the mean of H0 for one unit of the region, in the unit of {@link Detection#excess()}
 */
public record Region(int from, int to, ScoreSum score, LogP p, double corrected, double excess) {
    /** Refuses an empty region. */
    public Region {
        if (from < 0 || to <= from) {
            throw new IllegalArgumentException("from must be at least 0 and below to, was " + from + " with " + to);
        }
    }

    /**
     * Tokens of the region.
     *
     * @return their number, at least 1
     */
    public int length() {
        return to - from;
    }
}
