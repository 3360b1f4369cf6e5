package org.countermark.cli.scan;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Keeps the best documents of any number, and how many there were. Used by one thread. */
final class Ranking {
    private final int keep;
    private final PriorityQueue<DocumentScore> best = new PriorityQueue<>(Comparator.reverseOrder());
    private long tested;

    Ranking(int keep) {
        this.keep = keep;
    }

    void add(DocumentScore document) {
        tested++;
        keep(document);
    }

    private void keep(DocumentScore document) {
        best.add(document);
        if (best.size() > keep) {
            best.remove();
        }
    }

    /** Adds what another one ranked. */
    void merge(Ranking other) {
        tested += other.tested;
        other.best.forEach(this::keep);
    }

    /** Documents that were long enough to be tested. */
    long tested() {
        return tested;
    }

    /** The documents kept, most significant first. */
    List<DocumentScore> best() {
        return best.stream().sorted().toList();
    }
}
