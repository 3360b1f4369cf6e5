package org.countermark.token;

import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Open addressing whose slots ascend: a value's home grows with the value, and linear probing keeps runs sorted.
 *
 * <p>Three things follow. The layout depends on the values only, not on the order in which they came. Growing is one
 * pass over memory without a branch to guess, as every value moves behind the one before it. And the slots can be handed
 * over piece by piece while the table grows, so the old and the new table never exist together. Source: Amble and Knuth,
 * Ordered hash tables, The Computer Journal 17 (1974) 135–142; Gonnet and Munro, The analysis of linear probing sort,
 * J. ACM 31 (1984) 198–208.
 */
final class OrderedTable {
    /** Growth by 1.4 at a load of .75 leaves a load of .54: 10.7 to 14.9 bytes a value. */
    private static final double MAX_LOAD = 0.75;

    private static final double GROWTH = 1.4;

    /** Slots in a cache line. */
    private static final int LINE = 8;

    /** Pieces are few, so that where they begin stays in the nearest cache, and small beside the whole. */
    private static final int PIECES = 32;

    /** What is left of a piece whose values have moved: nothing, so that its memory is free. */
    private static final long[] GONE = {};

    private int capacity;
    private long limit;
    private int pieceBits;
    private long[][] pieces;
    private int piecesUsed;

    OrderedTable(int capacity) {
        reserve(capacity);
        allocateUpTo(piecesFor(capacity));
    }

    /** Makes room for a table of the given size, without allocating its pieces. */
    private void reserve(int newCapacity) {
        capacity = newCapacity;
        limit = (long) (newCapacity * MAX_LOAD);
        pieceBits = Math.max(4, 32 - Integer.numberOfLeadingZeros((newCapacity - 1) / PIECES));
        pieces = new long[piecesFor(newCapacity) + 1][];
        piecesUsed = 0;
    }

    private int piecesFor(int slots) {
        return ((slots - 1) >>> pieceBits) + 1;
    }

    /** Runs at the end of the table go on behind it, in as many more pieces as they need. */
    private long[] piece(int index) {
        if (index == piecesUsed) {
            if (index == pieces.length) {
                pieces = Arrays.copyOf(pieces, index + index / 2 + 1);
            }
            pieces[piecesUsed++] = new long[1 << pieceBits];
        }
        return pieces[index];
    }

    private void allocateUpTo(int count) {
        while (piecesUsed < count) {
            piece(piecesUsed);
        }
    }

    /** Makes sure that so many values fit before the table is too full. */
    void ensure(long values) {
        if (values > limit) {
            double wanted = capacity * GROWTH;
            while (wanted * MAX_LOAD < values) {
                wanted *= GROWTH;
            }
            if (wanted > 1 << 30) {
                throw new IllegalStateException("a set holds at most " + (long) ((1 << 30) * MAX_LOAD)
                        + " units; scan a slice of the body instead");
            }
            grow((int) wanted);
        }
    }

    /** Adds a value other than 0; true if it was not there. Call {@link #ensure} first. */
    boolean add(long value) {
        int size = 1 << pieceBits;
        int home = home(value, capacity);
        int index = home >>> pieceBits;
        int at = home & (size - 1);
        long[] slots = pieces[index];
        // Unsigned, less one: so that an empty slot, 0, ends the search like a larger value does.
        long rank = value - 1 + Long.MIN_VALUE;
        long slot = slots[at];
        while (slot - 1 + Long.MIN_VALUE < rank) {
            if (++at == size) {
                slots = piece(++index);
                at = 0;
            }
            slot = slots[at];
        }
        if (slot == value) {
            return false;
        }
        long carried = value;
        while (slot != 0) {
            slots[at] = carried;
            carried = slot;
            if (++at == size) {
                slots = piece(++index);
                at = 0;
            }
            slot = slots[at];
        }
        slots[at] = carried;
        return true;
    }

    boolean contains(long value) {
        int size = 1 << pieceBits;
        int home = home(value, capacity);
        for (int i = home; i >>> pieceBits < piecesUsed; i++) {
            long slot = pieces[i >>> pieceBits][i & (size - 1)];
            if (Long.compareUnsigned(slot - 1, value - 1) >= 0) {
                return slot == value;
            }
        }
        return false;
    }

    /**
     * Reads the slot where each value's run begins, and the one that lies a cache line further, where most runs end.
     * These reads are independent of each other, so that the waits for memory overlap; what {@link #add} does next then
     * finds both lines near.
     */
    void peek(long[] values, int count, long[] begins, long[] ends) {
        int bits = pieceBits;
        int last = (1 << bits) - 1;
        int slotCount = capacity;
        long[][] from = pieces;
        for (int i = 0; i < count; i++) {
            int home = home(values[i], slotCount);
            long[] slots = from[home >>> bits];
            begins[i] = slots[home & last];
            ends[i] = slots[Math.min((home & last) + LINE, last)];
        }
    }

    /** All values, ascending as unsigned numbers. */
    void writeTo(DataOutput out) throws IOException {
        for (int i = 0; i < piecesUsed; i++) {
            for (long value : pieces[i]) {
                if (value != 0) {
                    out.writeLong(value);
                }
            }
        }
    }

    long bytes() {
        return (long) piecesUsed << pieceBits << 3;
    }

    private static int home(long value, int capacity) {
        return (int) (((value >>> 32) * capacity) >>> 32);
    }

    private void grow(int newCapacity) {
        long[][] old = pieces;
        int oldCount = piecesUsed;
        reserve(newCapacity);
        int bits = pieceBits;
        int mask = (1 << bits) - 1;
        int index = 0;
        long[] slots = piece(0);
        int next = 0;
        for (int i = 0; i < oldCount; i++) {
            for (long value : old[i]) {
                // An empty slot writes its 0 where the next value will go, and moves nothing.
                int to = Math.max(home(value, newCapacity), next);
                while (to >>> bits != index) {
                    slots = piece(++index);
                }
                slots[to & mask] = value;
                next = to + (int) ((value | -value) >>> 63);
            }
            old[i] = GONE;
        }
        allocateUpTo(piecesFor(newCapacity));
    }
}
