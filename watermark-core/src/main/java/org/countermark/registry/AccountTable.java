package org.countermark.registry;

import java.util.Arrays;
import java.util.OptionalInt;

/**
 * Accounts by number, in columns, and an index by pseudonym: 28 bytes an account and 5 to 11 for the index.
 *
 * <p>Grows by what is added, never by what somebody claims will be. Safe for many readers while nobody adds.
 */
final class AccountTable {
    /** Where pseudonyms that were not made to collide need some hundred probes at the very worst. */
    private static final int MOST_PROBES = 2_000;

    private static final int SMALLEST = 16;

    /** The part of a slot that holds number + 1; the rest holds bits of the hash, which spare a look at most other accounts. */
    private static final int NUMBER = (1 << Assignment.MAX_BITS) - 1;

    private int size;
    private long[] high;
    private long[] low;
    private int[] payloads;
    private long[] since;

    /** What is in a slot, 0 where it is free; open addressing, linear probing. */
    private int[] slots;

    AccountTable() {
        this(0, new long[SMALLEST], new long[SMALLEST], new int[SMALLEST], new long[SMALLEST], new int[2 * SMALLEST]);
    }

    private AccountTable(int size, long[] high, long[] low, int[] payloads, long[] since, int[] slots) {
        this.size = size;
        this.high = high;
        this.low = low;
        this.payloads = payloads;
        this.since = since;
        this.slots = slots;
    }

    /** A copy with no room to spare. */
    AccountTable trimmed() {
        return new AccountTable(
                size,
                Arrays.copyOf(high, size),
                Arrays.copyOf(low, size),
                Arrays.copyOf(payloads, size),
                Arrays.copyOf(since, size),
                slots.clone());
    }

    int size() {
        return size;
    }

    Pseudonym pseudonym(int account) {
        return new Pseudonym(high[account], low[account]);
    }

    int payload(int account) {
        return payloads[account];
    }

    long since(int account) {
        return since[account];
    }

    OptionalInt find(Pseudonym pseudonym) {
        int entry = slots[slot(pseudonym.high(), pseudonym.low())];
        return entry == 0 ? OptionalInt.empty() : OptionalInt.of((entry & NUMBER) - 1);
    }

    /** Adds one, unless it is there already. */
    boolean add(Pseudonym pseudonym, int payload, long second) {
        int slot = slot(pseudonym.high(), pseudonym.low());
        if (slots[slot] != 0) {
            return false;
        }
        if (size == high.length) {
            grow();
        }
        high[size] = pseudonym.high();
        low[size] = pseudonym.low();
        payloads[size] = payload;
        since[size] = second;
        slots[slot] = tag(mix(high[size], low[size])) | ++size;
        if (size > slots.length / 4 * 3) {
            rehash();
        }
        return true;
    }

    private void grow() {
        int room = Math.max(SMALLEST, high.length + (high.length >> 1));
        high = Arrays.copyOf(high, room);
        low = Arrays.copyOf(low, room);
        payloads = Arrays.copyOf(payloads, room);
        since = Arrays.copyOf(since, room);
    }

    private void rehash() {
        slots = new int[2 * slots.length];
        for (int i = 0; i < size; i++) {
            slots[slot(high[i], low[i])] = tag(mix(high[i], low[i])) | (i + 1);
        }
    }

    /** The slot that holds a pseudonym, or the free one where it belongs. */
    private int slot(long wantedHigh, long wantedLow) {
        int mask = slots.length - 1;
        long hash = mix(wantedHigh, wantedLow);
        int tag = tag(hash);
        int slot = (int) hash & mask;
        for (int probe = 0; probe < MOST_PROBES; probe++) {
            int entry = slots[slot];
            if (entry == 0 || ((entry & ~NUMBER) == tag && is((entry & NUMBER) - 1, wantedHigh, wantedLow))) {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
        throw new IllegalArgumentException("too many pseudonyms collide: they were made to");
    }

    private boolean is(int account, long wantedHigh, long wantedLow) {
        return high[account] == wantedHigh && low[account] == wantedLow;
    }

    /** The upper bits of the hash, which the place of a slot does not depend on. */
    private static int tag(long hash) {
        return (int) (hash >>> Integer.SIZE) & ~NUMBER;
    }

    /** Imported pseudonyms may be a provider's own numbers, so all bits must tell; the constants are MurmurHash3's. */
    private static long mix(long high, long low) {
        long hash = (high ^ Long.rotateLeft(low, 31)) * 0xff51afd7ed558ccdL + low;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return hash ^ (hash >>> 33);
    }
}
