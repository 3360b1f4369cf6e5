package org.countermark.token;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * An exact set of fingerprints, made for tens of millions of them.
 *
 * <p>At rest and while it grows it takes between 10.7 and 16 bytes a fingerprint, once it holds some thousands.
 * Membership is exact in fingerprints, never probabilistic. Not safe for use by many threads.
 */
public final class UnitSet implements SeenUnits {
    private static final int BLOCK = 1 << 16;

    private final OrderedTable table;
    private long size;
    private boolean holdsZero;
    private long[] begins = {};
    private long[] ends = {};

    private UnitSet(int capacity) {
        table = new OrderedTable(capacity);
    }

    /**
     * A set for a body of any size.
     *
     * @return the empty set, 8 KiB
     */
    public static UnitSet forCorpus() {
        return new UnitSet(1024);
    }

    /**
     * A set for a body whose size is about known, such as from the length of its files: it need not grow on the way.
     *
     * @param expected units to make room for, at least 0; 12 bytes each are taken at once, and at most 8 GiB; more may
     *     come
     * @return the empty set
     * @throws IllegalArgumentException if expected is negative
     */
    public static UnitSet forCorpus(long expected) {
        if (expected < 0) {
            throw new IllegalArgumentException("expected must be at least 0, was " + expected);
        }
        return new UnitSet((int) Math.min(1 << 30, 1024 + Math.min(expected, 1L << 30) * 3 / 2));
    }

    /**
     * A set for one document.
     *
     * @param expected units to make room for, at least 0; more may come
     * @return the empty set
     */
    public static UnitSet forDocument(int expected) {
        if (expected < 0) {
            throw new IllegalArgumentException("expected must be at least 0, was " + expected);
        }
        return new UnitSet((int) Math.min(1 << 20, 16 + expected * 3L / 2));
    }

    /**
     * Adds one fingerprint.
     *
     * @param fingerprint any 64-bit value
     * @return true if it was not there before
     */
    public boolean add(long fingerprint) {
        table.ensure(size + 1);
        boolean fresh = insert(fingerprint);
        size += fresh ? 1 : 0;
        return fresh;
    }

    /** The table's empty slots are 0, so that one value is kept apart. */
    private boolean insert(long fingerprint) {
        if (fingerprint != 0) {
            return table.add(fingerprint);
        }
        boolean fresh = !holdsZero;
        holdsZero = true;
        return fresh;
    }

    /**
     * Whether a fingerprint was added.
     *
     * @param fingerprint any 64-bit value
     * @return true if it is there
     */
    public boolean contains(long fingerprint) {
        return fingerprint == 0 ? holdsZero : table.contains(fingerprint);
    }

    /**
     * Adds a batch, several times faster than one by one: all slots are looked at first, so that waits for memory
     * overlap.
     *
     * @param fingerprints the batch, in the order in which they count as seen
     * @param count how many, at most {@code fingerprints.length}
     * @param fresh receives the indices of those that were not there before, ascending; at least count long
     * @return how many were not there before
     */
    @Override
    public int addAll(long[] fingerprints, int count, int[] fresh) {
        table.ensure(size + count);
        if (begins.length < count) {
            begins = new long[count];
            ends = new long[count];
        }
        table.peek(fingerprints, count, begins, ends);
        int n = 0;
        for (int i = 0; i < count; i++) {
            long fingerprint = fingerprints[i];
            boolean seen = begins[i] == fingerprint && fingerprint != 0;
            if (!seen && insert(fingerprint)) {
                fresh[n++] = i;
            }
        }
        size += n;
        return n;
    }

    /**
     * How many fingerprints are in the set.
     *
     * @return the size, at least 0
     */
    @Override
    public long size() {
        return size;
    }

    /**
     * Memory held by the slots.
     *
     * @return bytes, without array headers
     */
    @Override
    public long bytes() {
        return table.bytes();
    }

    /**
     * Writes the set: its size, then its members in ascending unsigned order. Equal sets give equal bytes.
     *
     * @param out receives 8 + 8·size bytes
     * @throws IOException if writing fails
     */
    public void writeTo(DataOutput out) throws IOException {
        out.writeLong(size);
        if (holdsZero) {
            out.writeLong(0);
        }
        table.writeTo(out);
    }

    /**
     * Reads what {@link #writeTo} wrote. Memory grows with what is read, never by what the stream claims to hold.
     *
     * @param in the snapshot
     * @return a set of the same members
     * @throws IOException if reading fails, the stream ends early, or members are not strictly ascending
     */
    public static UnitSet readFrom(DataInput in) throws IOException {
        long claimed = in.readLong();
        if (claimed < 0) {
            throw new IOException("snapshot of units: size must be at least 0, was " + claimed);
        }
        Deque<long[]> blocks = new ArrayDeque<>();
        long before = 0;
        for (long i = 0; i < claimed; i++) {
            long fingerprint = in.readLong();
            if (i > 0 && Long.compareUnsigned(before, fingerprint) >= 0) {
                throw new IOException("snapshot of units: members must ascend, and number " + i + " does not");
            }
            if (i % BLOCK == 0) {
                blocks.add(new long[BLOCK]);
            }
            blocks.getLast()[(int) (i % BLOCK)] = fingerprint;
            before = fingerprint;
        }
        return ofAscending(blocks, claimed);
    }

    /** The table gets its room first: while it grew, ascending members would all crowd at its front. */
    private static UnitSet ofAscending(Deque<long[]> blocks, long count) {
        UnitSet set = forCorpus(count);
        long left = count;
        while (!blocks.isEmpty()) {
            long[] block = blocks.remove();
            for (int i = 0; i < block.length && left > 0; i++, left--) {
                set.add(block[i]);
            }
        }
        return set;
    }
}
