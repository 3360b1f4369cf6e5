package org.countermark.token;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * An exact set of fingerprints, made for tens of millions of them: open addressing in segments that grow one by one.
 *
 * <p>A segment holds the fingerprints of one range of high bits, placed in ascending order of their value as far as
 * linear probing allows. So a segment grows by one pass in memory order, only one small segment exists twice at any
 * time, and the peak stays below 16 bytes a unit (from 10.7 to 15.3) once segments are filled. Membership is exact in
 * fingerprints, never probabilistic. Not safe for use by many threads.
 */
public final class UnitSet {
    /** Growth by 1.4 at a load of .75 leaves a load of .54: at most 14.9 bytes a unit at rest. */
    private static final double GROWTH = 1.4;

    private static final int FIRST_CAPACITY = 16;

    private final int segmentBits;
    private final long[][] segments;
    private final int[] sizes;
    private long size;
    private boolean holdsZero;

    private UnitSet(int segmentBits, int capacity) {
        this.segmentBits = segmentBits;
        this.segments = new long[1 << segmentBits][];
        this.sizes = new int[1 << segmentBits];
        for (int s = 0; s < segments.length; s++) {
            segments[s] = new long[capacity];
        }
    }

    /**
     * A set for a body of any size.
     *
     * @return the empty set, about 300 KiB
     */
    public static UnitSet forCorpus() {
        return new UnitSet(10, FIRST_CAPACITY);
    }

    /**
     * A set for one document, in one piece.
     *
     * @param expected units to make room for, at least 0; more may come
     * @return the empty set
     */
    public static UnitSet forDocument(int expected) {
        if (expected < 0) {
            throw new IllegalArgumentException("expected must be at least 0, was " + expected);
        }
        return new UnitSet(0, Math.max(FIRST_CAPACITY, (int) Math.min(1 << 20, expected * 3L / 2)));
    }

    /**
     * Adds one fingerprint.
     *
     * @param fingerprint any 64-bit value
     * @return true if it was not there before
     */
    public boolean add(long fingerprint) {
        if (fingerprint == 0) {
            boolean fresh = !holdsZero;
            holdsZero = true;
            size += fresh ? 1 : 0;
            return fresh;
        }
        int s = segment(fingerprint);
        if (!place(segments[s], fingerprint)) {
            return false;
        }
        size++;
        if (++sizes[s] > segments[s].length / 4 * 3) {
            grow(s);
        }
        return true;
    }

    /**
     * Whether a fingerprint was added.
     *
     * @param fingerprint any 64-bit value
     * @return true if it is there
     */
    public boolean contains(long fingerprint) {
        if (fingerprint == 0) {
            return holdsZero;
        }
        long[] slots = segments[segment(fingerprint)];
        int at = home(fingerprint, slots.length);
        while (slots[at] != 0) {
            if (slots[at] == fingerprint) {
                return true;
            }
            at = at + 1 == slots.length ? 0 : at + 1;
        }
        return false;
    }

    /**
     * Adds a batch, several times faster than one by one: all slots are touched first, so that waits for memory overlap.
     *
     * @param fingerprints the batch, in the order in which they count as seen
     * @param count how many, at most {@code fingerprints.length}
     * @param fresh receives the indices of those that were not there before, ascending; at least count long
     * @return how many were not there before
     */
    public int addAll(long[] fingerprints, int count, int[] fresh) {
        long[] first = new long[count];
        for (int i = 0; i < count; i++) {
            long[] slots = segments[segment(fingerprints[i])];
            first[i] = slots[home(fingerprints[i], slots.length)];
        }
        int n = 0;
        for (int i = 0; i < count; i++) {
            fresh[n] = i;
            boolean seen = first[i] == fingerprints[i] && first[i] != 0;
            n += !seen && add(fingerprints[i]) ? 1 : 0;
        }
        return n;
    }

    /**
     * How many fingerprints are in the set.
     *
     * @return the size, at least 0
     */
    public long size() {
        return size;
    }

    /**
     * Memory held by the slots.
     *
     * @return bytes, without array headers
     */
    public long bytes() {
        long slots = 0;
        for (long[] segment : segments) {
            slots += segment.length;
        }
        return 8 * slots;
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
        for (long[] segment : segments) {
            long[] sorted = Arrays.stream(segment)
                    .filter(fingerprint -> fingerprint != 0)
                    .map(UnitSet::flip)
                    .sorted()
                    .toArray();
            for (long fingerprint : sorted) {
                out.writeLong(flip(fingerprint));
            }
        }
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
        UnitSet set = forCorpus();
        long before = 0;
        for (long i = 0; i < claimed; i++) {
            long fingerprint = in.readLong();
            if (i > 0 && Long.compareUnsigned(before, fingerprint) >= 0) {
                throw new IOException("snapshot of units: members must ascend, and number " + i + " does not");
            }
            set.add(fingerprint);
            before = fingerprint;
        }
        return set;
    }

    /** Swaps signed and unsigned order. */
    private static long flip(long fingerprint) {
        return fingerprint ^ Long.MIN_VALUE;
    }

    private int segment(long fingerprint) {
        return (int) (fingerprint >>> 1 >>> (63 - segmentBits));
    }

    /** Ascending in the fingerprint within a segment, which is what makes growing a walk in memory order. */
    private int home(long fingerprint, int capacity) {
        return (int) (((fingerprint << segmentBits >>> 32) * capacity) >>> 32);
    }

    private boolean place(long[] slots, long fingerprint) {
        int at = home(fingerprint, slots.length);
        while (slots[at] != 0) {
            if (slots[at] == fingerprint) {
                return false;
            }
            at = at + 1 == slots.length ? 0 : at + 1;
        }
        slots[at] = fingerprint;
        return true;
    }

    private void grow(int s) {
        long[] old = segments[s];
        long[] wider = new long[Math.toIntExact((long) (old.length * GROWTH))];
        for (long fingerprint : old) {
            if (fingerprint != 0) {
                place(wider, fingerprint);
            }
        }
        segments[s] = wider;
    }
}
