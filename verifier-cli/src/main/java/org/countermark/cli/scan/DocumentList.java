package org.countermark.cli.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countermark.cli.store.Entry;
import org.countermark.cli.store.TokenStore;

/**
 * The documents of a trial, each tested by itself.
 *
 * @param tested how many were long enough to be tested
 * @param leads how many are leads
 * @param listed the most significant ones, and others in which a marked passage was found
 */
record DocumentList(long tested, long leads, List<ListedDocument> listed) {
    DocumentList {
        listed = List.copyOf(listed);
    }

    /** Holm needs the smallest p-values and the number of all: the ones not kept are larger, and change nothing. */
    static DocumentList of(Job job, TokenStore store, Outcome outcome, Family family) {
        Ranking ranking = outcome.documents();
        Leads leads = Leads.of(ranking.eValues());
        List<ListedDocument> listed = new ArrayList<>();
        double floor = Double.NEGATIVE_INFINITY;
        long left = ranking.tested();
        int rank = 0;
        for (DocumentScore document : ranking.best()) {
            floor = Math.max(floor, Math.min(0.0, document.log10() + StrictMath.log10((double) left--)));
            Optional<List<Passage>> passages =
                    Optional.ofNullable(outcome.passages().get(document.index()));
            boolean found = !passages.orElse(List.of()).isEmpty();
            if (rank++ >= job.keep() && !found) {
                continue;
            }
            Entry entry = store.entry(document.index());
            listed.add(new ListedDocument(
                    entry.number().in(job.sources().get(entry.input()).name()),
                    entry.copies(),
                    store.tokens(document.index()),
                    document,
                    family.corrected(floor),
                    leads.holds(document.alone().e().log10()),
                    passages));
        }
        return new DocumentList(ranking.tested(), leads.count(), listed);
    }
}
