package org.countermark.registry;

import java.util.Arrays;
import java.util.OptionalInt;

/**
 * Accounts by number, and an index by pseudonym: 24 bytes an account and 5 to 11 for the index.
 *
 * <p>What is asked of an account stands in three neighbouring numbers, so that finding one fetches two lines of memory.
 *
 * <p>Grows by what is added, never by what somebody claims will be. Safe for many readers while nobody adds.
 */
final class AccountTable {
    /** Where pseudonyms that were not made to collide need some hundred probes at the very worst. */
    private static final int MOST_PROBES = 2_000;

    private static final int SMALLEST = 16;

    /** The part of a slot that holds number + 1; the rest holds bits of the hash, which spare a look at most other accounts. */
    private static final int NUMBER = (1 << Assignment.MAX_BITS) - 1;

    /** Numbers for each account: pseudonym, pseudonym, since and payload. */
    private static final int STRIDE = 3;

    private int size;
    private long[] rows;

    /** What is in a slot, 0 where it is free; open addressing, linear probing. */
    private int[] slots;

    AccountTable() {
        this(0, new long[STRIDE * SMALLEST], new int[2 * SMALLEST]);
    }

    private AccountTable(int size, long[] rows, int[] slots) {
        this.size = size;
        this.rows = rows;
        this.slots = slots;
    }

    /** A copy with no room to spare. */
    AccountTable trimmed() {
        return new AccountTable(size, Arrays.copyOf(rows, STRIDE * size), slots.clone());
    }

    int size() {
        return size;
    }

    Pseudonym pseudonym(int account) {
        return new Pseudonym(rows[STRIDE * account], rows[STRIDE * account + 1]);
    }

    int payload(int account) {
        return (int) rows[STRIDE * account + 2] & NUMBER;
    }

    long since(int account) {
        return rows[STRIDE * account + 2] >>> Assignment.MAX_BITS;
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
        int row = STRIDE * size;
        if (row == rows.length) {
            rows = Arrays.copyOf(rows, Math.max(STRIDE * SMALLEST, row + row / (2 * STRIDE) * STRIDE));
        }
        rows[row] = pseudonym.high();
        rows[row + 1] = pseudonym.low();
        // A second up to the year 9999 has 38 bits.
        rows[row + 2] = (second << Assignment.MAX_BITS) | payload;
        slots[slot] = tag(mix(rows[row], rows[row + 1])) | ++size;
        if (size > slots.length / 4 * 3) {
            rehash();
        }
        return true;
    }

    private void rehash() {
        slots = new int[2 * slots.length];
        for (int i = 0; i < size; i++) {
            long high = rows[STRIDE * i];
            long low = rows[STRIDE * i + 1];
            slots[slot(high, low)] = tag(mix(high, low)) | (i + 1);
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
        return rows[STRIDE * account] == wantedHigh && rows[STRIDE * account + 1] == wantedLow;
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
