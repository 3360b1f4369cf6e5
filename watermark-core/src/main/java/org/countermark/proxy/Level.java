package org.countermark.proxy;

import java.nio.ByteBuffer;

/**
 * All n-grams of one length, in ascending order: last token, count, and where the n-grams that extend them begin.
 *
 * <p>A level and the next one form a trie: the extensions of entry i are the entries first(i)..first(i+1)−1 of the next
 * level, ascending in their last token. The columns are those of docs/spec/proxy-file.md, in memory or mapped from a
 * file; whoever makes a level has them checked by {@link LevelCheck} before anything is looked up.
 */
final class Level {
    /** Counts from here on stand in the list of large ones. */
    static final int LARGE = 255;

    /** Entries that share one base of their starts. */
    static final int BLOCK_BITS = 5;

    private final int size;
    private final LevelColumns columns;
    private final ByteBuffer low;
    private final ByteBuffer high;
    private final ByteBuffer counts;
    private final ByteBuffer bases;
    private final ByteBuffer starts;
    private final boolean wideTokens;

    Level(LevelColumns columns) {
        this.columns = columns;
        size = columns.size();
        low = columns.low();
        high = columns.high();
        counts = columns.counts();
        bases = columns.bases();
        starts = columns.starts();
        wideTokens = high.capacity() > 0;
    }

    int size() {
        return size;
    }

    LevelColumns columns() {
        return columns;
    }

    int token(int entry) {
        int token = low.getShort(2 * entry) & 0xffff;
        return wideTokens ? token | (high.get(entry) & 0xff) << 16 : token;
    }

    int count(int entry) {
        int count = counts.get(entry) & 0xff;
        return count < LARGE ? count : largeCount(entry);
    }

    private int largeCount(int entry) {
        ByteBuffer large = columns.large();
        int a = 0;
        int b = large.capacity() / 8 - 1;
        while (a < b) {
            int middle = (a + b) >>> 1;
            if (large.getInt(8 * middle) < entry) {
                a = middle + 1;
            } else {
                b = middle;
            }
        }
        return large.getInt(8 * a + 4);
    }

    /** Where the extensions of an entry begin, 0..size of the next level; also of the entry behind the last. */
    int first(int entry) {
        return switch (columns.form()) {
            case NONE -> 0;
            case BLOCKS -> bases.getInt(4 * (entry >>> BLOCK_BITS)) + (starts.getShort(2 * entry) & 0xffff);
            case PLAIN -> starts.getInt(4 * entry);
        };
    }

    /** Index of a token in the ascending part from..to−1, or a negative number. */
    int find(int from, int to, int token) {
        int a = from;
        int b = to - 1;
        while (a <= b) {
            int middle = (a + b) >>> 1;
            int there = token(middle);
            if (there == token) {
                return middle;
            }
            if (there < token) {
                a = middle + 1;
            } else {
                b = middle - 1;
            }
        }
        return -1;
    }
}
