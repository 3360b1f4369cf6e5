package org.countermark.cli.scan;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Keeps the best documents of any number, and the e-values of all: eight bytes a document. Used by one thread. */
final class Ranking {
    private final int keep;
    private final PriorityQueue<DocumentScore> best = new PriorityQueue<>(Comparator.reverseOrder());
    private double[] eValues = new double[64];
    private int tested;

    Ranking(int keep) {
        this.keep = keep;
    }

    void add(DocumentScore document) {
        if (tested == eValues.length) {
            eValues = Arrays.copyOf(eValues, 2 * tested);
        }
        eValues[tested++] = document.alone().e().log10();
        best.add(document);
        if (best.size() > keep) {
            best.remove();
        }
    }

    /** Documents that were long enough to be tested. */
    long tested() {
        return tested;
    }

    /** log10 of their e-values, in the order in which they were added. */
    double[] eValues() {
        return Arrays.copyOf(eValues, tested);
    }

    /** The documents kept, most significant first. */
    List<DocumentScore> best() {
        return best.stream().sorted().toList();
    }
}
