package org.countermark.cli.scan;

import java.util.List;
import java.util.Optional;

/**
 * A document of the list.
 *
 * @param id where it first stood
 * @param copies how many records have its content
 * @param tokens its generated tokens
 * @param score its own test
 * @param holm log10 of its p-value, adjusted by Holm over all documents and corrected for the family
 * @param lead true where it is one of the leads: documents of which at most one in twenty, on average, is unmarked
 * @param passages the marked passages in it; empty where it was not searched
 */
record ListedDocument(
        String id,
        long copies,
        int tokens,
        DocumentScore score,
        double holm,
        boolean lead,
        Optional<List<Passage>> passages) {
    ListedDocument {
        passages = passages.map(List::copyOf);
    }
}
