package org.countermark.cli.trace;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a trace says of one account or cohort over all documents.
 *
 * @param party who it is
 * @param status named, or a lead
 * @param supporting how many documents speak for it more than for any other candidate
 * @param strongest the strongest of these, whether or not they name it by themselves
 * @param naming how many documents name it by themselves
 * @param early how many of those are dated before the day on which the payload was given: they cannot carry it, so dates or
 *     registry are wrong
 * @param first the earliest date of those
 * @param last the latest date of those
 * @param method how the p-values of the documents were computed
 * @param log10P log10 of its p-value over all documents
 * @param corrected the same, by Holm over all candidates
 * @param log10E log10 of its e-value
 */
record AccountRow(
        Party party,
        Status status,
        int supporting,
        List<DocumentRow> strongest,
        int naming,
        int early,
        Optional<Instant> first,
        Optional<Instant> last,
        String method,
        double log10P,
        double corrected,
        double log10E) {
    /** What is said of an account. */
    enum Status {
        /** Its payload marked text of the body, at the level of the trace. */
        NAMED,
        /** Worth a look, and no accusation. */
        LEAD
    }

    AccountRow {
        strongest = List.copyOf(strongest);
    }
}
