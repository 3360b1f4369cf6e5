package org.countermark.proxy;

import java.util.Arrays;

/**
 * Counts the n-grams of a text by sorting the positions where they begin.
 *
 * <p>A position stands for the tokens that follow it, so n-grams of any length cost four bytes each while they are
 * sorted, by counting sort from the last token to the first (the token before an n-gram is the least significant key:
 * it makes equal n-grams with equal predecessors neighbours, which is what continuation counts need).
 */
final class GramCounter {
    /** Documents one after another, each between two boundaries. */
    private final int[] text;

    private final int vocabularySize;

    /** At each position, how many tokens follow up to the next boundary, no more than the order. */
    private final byte[] room;

    GramCounter(int[] text, int vocabularySize, int order) {
        this.text = text;
        this.vocabularySize = vocabularySize;
        room = new byte[text.length];
        for (int i = text.length - 2; i >= 0; i--) {
            room[i] = (byte) (text[i] == vocabularySize ? 0 : Math.min(order, room[i + 1] + 1));
        }
    }

    /** The levels of lengths 1..order: raw counts in the last, numbers of distinct predecessors in the others. */
    Level[] count(int order) {
        Level[] levels = new Level[order];
        int[] parents = {};
        LevelBuilder shorter = new LevelBuilder(vocabularySize);
        for (int length = 1; length <= order; length++) {
            boolean raw = length == order;
            int[] sorted = sorted(length, raw);
            LevelBuilder builder = new LevelBuilder(vocabularySize);
            int[] begins = collect(sorted, length, raw, builder);
            if (length > 1) {
                levels[length - 2] = shorter.linked(starts(parents, begins, length - 1));
            }
            shorter = builder;
            parents = begins;
        }
        levels[order - 1] = shorter.last();
        return levels;
    }

    private int[] sorted(int length, boolean raw) {
        int n = 0;
        for (byte r : room) {
            n += r >= length ? 1 : 0;
        }
        int[] from = new int[n];
        n = 0;
        for (int i = 0; i < room.length; i++) {
            if (room[i] >= length) {
                from[n++] = i;
            }
        }
        int[] to = new int[n];
        int[] ends = new int[vocabularySize + 2];
        for (int offset = length - (raw ? 1 : 0); offset >= 0; offset--) {
            // The predecessor first, then the tokens from the last to the first.
            int at = raw ? offset : offset == length ? -1 : offset;
            Arrays.fill(ends, 0);
            for (int i = 0; i < room.length; i++) {
                if (room[i] >= length) {
                    ends[text[i + at] + 1]++;
                }
            }
            for (int t = 1; t < ends.length; t++) {
                ends[t] += ends[t - 1];
            }
            for (int position : from) {
                to[ends[text[position + at]]++] = position;
            }
            int[] kept = from;
            from = to;
            to = kept;
        }
        return from;
    }

    /** Adds each distinct n-gram to the level, and returns one position of each. */
    private int[] collect(int[] sorted, int length, boolean raw, LevelBuilder level) {
        int[] begins = new int[1 << 10];
        int distinct = 0;
        for (int i = 0; i < sorted.length; ) {
            int begin = sorted[i];
            int count = 1;
            int j = i + 1;
            for (; j < sorted.length && same(begin, sorted[j], length); j++) {
                count += raw || text[sorted[j] - 1] != text[sorted[j - 1] - 1] ? 1 : 0;
            }
            if (distinct == begins.length) {
                begins = Arrays.copyOf(begins, Columns.larger(distinct));
            }
            begins[distinct++] = begin;
            level.add(text[begin + length - 1], count);
            i = j;
        }
        return Arrays.copyOf(begins, distinct);
    }

    /** Where the extensions of each parent begin; parents at the end of a document have none. */
    private int[] starts(int[] parents, int[] children, int length) {
        int[] starts = new int[parents.length + 1];
        int child = 0;
        for (int parent = 0; parent < parents.length; parent++) {
            starts[parent] = child;
            while (child < children.length && same(parents[parent], children[child], length)) {
                child++;
            }
        }
        starts[parents.length] = child;
        return starts;
    }

    private boolean same(int a, int b, int length) {
        for (int k = length - 1; k >= 0; k--) {
            if (text[a + k] != text[b + k]) {
                return false;
            }
        }
        return true;
    }
}
