package org.countermark.registry;

import java.util.Arrays;
import java.util.OptionalInt;

/**
 * Accounts by number, in columns, and an index by pseudonym: 28 bytes an account and 5 to 11 for the index.
 *
 * <p>Grows by what is added, never by what somebody claims will be. Safe for many readers while nobody adds.
 */
final class AccountTable {
    /** Where honest pseudonyms, which are hash values, need some hundred probes at the very worst. */
    private static final int MOST_PROBES = 10_000;

    private static final int SMALLEST = 16;

    private int size;
    private long[] high;
    private long[] low;
    private int[] payloads;
    private long[] since;

    /** Number + 1 of the account in a slot, 0 where it is free; open addressing, linear probing. */
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
        int slot = slot(pseudonym.high(), pseudonym.low());
        return slots[slot] == 0 ? OptionalInt.empty() : OptionalInt.of(slots[slot] - 1);
    }

    /** Adds one that is not there yet. */
    void add(Pseudonym pseudonym, int payload, long second) {
        if (size == high.length) {
            grow();
        }
        high[size] = pseudonym.high();
        low[size] = pseudonym.low();
        payloads[size] = payload;
        since[size] = second;
        slots[slot(pseudonym.high(), pseudonym.low())] = ++size;
        if (size > slots.length / 4 * 3) {
            rehash();
        }
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
            slots[slot(high[i], low[i])] = i + 1;
        }
    }

    /** The slot that holds a pseudonym, or the free one where it belongs. */
    private int slot(long wantedHigh, long wantedLow) {
        int mask = slots.length - 1;
        int slot = (int) mix(wantedHigh, wantedLow) & mask;
        for (int probe = 0; probe < MOST_PROBES; probe++) {
            int account = slots[slot] - 1;
            if (account < 0 || (high[account] == wantedHigh && low[account] == wantedLow)) {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
        throw new IllegalArgumentException("too many pseudonyms collide: they are no values of a hash function");
    }

    /** Imported pseudonyms may be a provider's own numbers, so all bits must tell; the constants are MurmurHash3's. */
    private static long mix(long high, long low) {
        long hash = (high ^ Long.rotateLeft(low, 31)) * 0xff51afd7ed558ccdL + low;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return hash ^ (hash >>> 33);
    }
}
