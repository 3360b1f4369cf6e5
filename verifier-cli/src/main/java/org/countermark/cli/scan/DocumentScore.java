package org.countermark.cli.scan;

import org.countermark.cli.store.ContentDigest;
import org.countermark.stats.ScoreSum;

/**
 * The test of one document by itself.
 *
 * @param index its index in the store: the order in which documents first came
 * @param digest its content
 * @param score its own distinct units and their scores
 * @param log10 log10 of its p-value, before any correction
 */
record DocumentScore(int index, ContentDigest digest, ScoreSum score, double log10)
        implements Comparable<DocumentScore> {
    /** Most significant first; of equals the one with the smaller digest. */
    @Override
    public int compareTo(DocumentScore other) {
        int byEvidence = Double.compare(log10, other.log10);
        return byEvidence != 0 ? byEvidence : digest.compareTo(other.digest);
    }
}
