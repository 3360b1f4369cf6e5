package org.countermark.cli.scan;

import java.util.List;
import org.countermark.detect.Detection;

/**
 * What one trial found.
 *
 * @param trial what was tried
 * @param tokenizer the tokenizer's name
 * @param pooled the test of the whole body; H0: no text in it depends on the key
 * @param correctedLog10 log10 of its p-value, corrected for the family
 * @param reach what could have been seen
 * @param documentsTested documents that were long enough to be tested by themselves
 * @param documents the best of them
 */
record TrialResult(
        Trial trial,
        String tokenizer,
        Detection pooled,
        double correctedLog10,
        Reach reach,
        long documentsTested,
        List<RankedDocument> documents) {

    /**
     * A document of the list.
     *
     * @param id its name: where it first stood
     * @param document its own test
     * @param holmLog10 log10 of its p-value, adjusted by Holm over all documents and corrected for the family
     */
    record RankedDocument(String id, DocumentScore document, double holmLog10) {}

    /** The better of the pooled and the best document's corrected value. */
    double bestLog10() {
        return documents.isEmpty()
                ? correctedLog10
                : Math.min(correctedLog10, documents.get(0).holmLog10());
    }
}
