package org.countermark.cli.scan;

import org.countermark.stats.ScoreSum;

/**
 * The test of one document by itself.
 *
 * @param ordinal its place in record order, from 0
 * @param id its name in results
 * @param score its own distinct units and their scores
 * @param log10 log10 of its p-value, before any correction
 */
record DocumentScore(long ordinal, String id, ScoreSum score, double log10) implements Comparable<DocumentScore> {
    /** Most significant first; of equals the earlier one. */
    @Override
    public int compareTo(DocumentScore other) {
        int byEvidence = Double.compare(log10, other.log10);
        return byEvidence != 0 ? byEvidence : Long.compare(ordinal, other.ordinal);
    }
}
