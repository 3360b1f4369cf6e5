package org.countermark.trace;

import java.util.List;
import org.countermark.stats.LogE;
import org.countermark.stats.LogP;

/**
 * What all documents of a body say together about one candidate.
 *
 * @param payload the candidate
 * @param documents indices of the documents that speak for it most, strongest first; at least one
 * @param p p-value over the body. H0: no document of the body was made with this payload
 * @param correctedLog10 log10 of p after Holm's correction over all candidates
 * @param e the e-value that p gives, for lists of leads
 * @param lead whether the candidate is on the list of leads: few of those are expected to be false, and none is proven
 */
public record AccountTrace(int payload, List<Integer> documents, LogP p, double correctedLog10, LogE e, boolean lead) {
    /** Keeps a list of its own. */
    public AccountTrace {
        documents = List.copyOf(documents);
    }
}
