package org.countermark.proxy;

import java.util.Arrays;

/**
 * How often each context was extended, for those contexts where adding that up anew each time would take long.
 *
 * <p>A context with at most 16 extensions, as nearly all are, is not kept.
 */
final class Totals {
    static final int FEW = 16;

    private int[] parents = new int[16];
    private long[] totals = new long[16];
    private int[] ones = new int[16];
    private int[] twos = new int[16];
    private int size;

    /** Adds a context; contexts come in ascending order. */
    void add(int parent, long total, int one, int two) {
        if (size == parents.length) {
            parents = Arrays.copyOf(parents, Columns.larger(size));
            totals = Arrays.copyOf(totals, parents.length);
            ones = Arrays.copyOf(ones, parents.length);
            twos = Arrays.copyOf(twos, parents.length);
        }
        parents[size] = parent;
        totals[size] = total;
        ones[size] = one;
        twos[size++] = two;
    }

    /** The index of a context that was added, for the other methods. */
    int find(int parent) {
        return Arrays.binarySearch(parents, 0, size, parent);
    }

    long total(int index) {
        return totals[index];
    }

    /** Extensions with a count of 1. */
    int ones(int index) {
        return ones[index];
    }

    /** Extensions with a count of 2. */
    int twos(int index) {
        return twos[index];
    }
}
