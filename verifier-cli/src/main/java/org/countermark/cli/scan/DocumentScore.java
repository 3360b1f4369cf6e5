package org.countermark.cli.scan;

import org.countermark.cli.store.ContentDigest;
import org.countermark.detect.Detection;

/**
 * The test of one document by itself.
 *
 * @param index its index in the store: the order in which documents first came
 * @param digest its content
 * @param alone the outcome over its own distinct units
 */
record DocumentScore(int index, ContentDigest digest, Detection alone) implements Comparable<DocumentScore> {
    /** log10 of the p-value, before any correction. */
    double log10() {
        return alone.p().log10();
    }

    /** Most significant first; of equals the one with the smaller digest. */
    @Override
    public int compareTo(DocumentScore other) {
        int byEvidence = Double.compare(log10(), other.log10());
        return byEvidence != 0 ? byEvidence : digest.compareTo(other.digest);
    }
}
