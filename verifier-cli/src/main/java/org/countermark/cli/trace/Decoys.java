package org.countermark.cli.trace;

import java.util.List;

/**
 * Payloads that nobody has, traced beside the others as a control.
 *
 * @param count how many took part
 * @param documents documents that speak for one of them more than for any other candidate
 * @param smallest log10 of the smallest of their p-values over all documents, by Holm over all candidates
 * @param named those that are named: none, unless something is wrong
 */
record Decoys(int count, int documents, double smallest, List<Integer> named) {
    Decoys {
        named = List.copyOf(named);
    }
}
