package org.countermark.cli.trace;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.countermark.token.UnitCounts;

/**
 * What a trace says of one document.
 *
 * @param digest its content
 * @param id the record in which it first stood
 * @param copies records with this content
 * @param date the earliest date of any of them
 * @param counts what became of its tokens; a context that an earlier document has counts there alone
 * @param traced units of the trace channel
 * @param test its test; empty where it has too few units
 */
record DocumentRow(
        String digest,
        String id,
        long copies,
        Optional<Instant> date,
        UnitCounts counts,
        int traced,
        Optional<Test> test) {
    /** Strongest first, of equals the one with the smaller digest; those not tested last. */
    static final Comparator<DocumentRow> BY_EVIDENCE = Comparator.comparingDouble(
                    (DocumentRow row) -> row.test().map(Test::accused).orElse(1.0))
            .thenComparing(DocumentRow::digest);

    /**
     * The test of a document.
     *
     * @param named whom it names by itself; empty where nobody can be named
     * @param accused log10 of p_accuse of its best candidate, before any correction
     * @param method how that was computed
     * @param corrected the same, by Holm over all candidates and documents
     * @param detected log10 of the p-value of a mark, whoever's it is, by Holm over all candidates and documents
     * @param marked whether that reaches the level
     * @param margin how far the best candidate is ahead of the next one; empty where there is no other
     */
    record Test(
            Optional<Party> named,
            double accused,
            String method,
            double corrected,
            double detected,
            boolean marked,
            Optional<Double> margin) {}

    /** Whom the document names by itself. */
    Optional<Party> named() {
        return test.flatMap(Test::named);
    }
}
