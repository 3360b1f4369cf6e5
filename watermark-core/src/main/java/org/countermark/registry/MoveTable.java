package org.countermark.registry;

import java.util.Arrays;
import java.util.BitSet;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** All moves, by account and then by time: sixteen bytes each. Immutable. */
final class MoveTable {
    /** Instead of a cohort's number: back to its own payload. */
    static final int OWN = -1;

    private final int[] accounts;
    private final int[] cohorts;
    private final long[] since;

    /** Which accounts have any: most have none, and need not be searched for. */
    private final BitSet moved = new BitSet();

    /** Sorts moves that come in order of time for each account. */
    MoveTable(int size, int[] accounts, int[] cohorts, long[] since) {
        long[] order = new long[size];
        for (int i = 0; i < size; i++) {
            order[i] = ((long) accounts[i] << 32) | i;
        }
        Arrays.sort(order);
        this.accounts =
                Arrays.stream(order).mapToInt(key -> accounts[(int) key]).toArray();
        IntStream.of(this.accounts).forEach(moved::set);
        this.cohorts = Arrays.stream(order).mapToInt(key -> cohorts[(int) key]).toArray();
        this.since = Arrays.stream(order).map(key -> since[(int) key]).toArray();
    }

    int size() {
        return accounts.length;
    }

    int account(int move) {
        return accounts[move];
    }

    int cohort(int move) {
        return cohorts[move];
    }

    long since(int move) {
        return since[move];
    }

    /** How many moves stand before, or at, a time of an account. */
    private int through(int account, long second) {
        int from = 0;
        int to = accounts.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (accounts[middle] < account || (accounts[middle] == account && since[middle] <= second)) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** The first move of an account, or where it would stand. */
    int first(int account) {
        return through(account, -1);
    }

    /** The last move of an account by a time. */
    OptionalInt last(int account, long second) {
        if (!moved.get(account)) {
            return OptionalInt.empty();
        }
        int move = through(account, second) - 1;
        return move >= 0 && accounts[move] == account ? OptionalInt.of(move) : OptionalInt.empty();
    }

    /** Visits who is in a cohort at a time, by the number of the account. */
    interface Visitor {
        void member(int account, int cohort);
    }

    void members(long second, Visitor visitor) {
        for (int i = 0; i < size(); i++) {
            boolean last = i + 1 == size() || accounts[i + 1] != accounts[i] || since[i + 1] > second;
            if (last && cohorts[i] != OWN && since[i] <= second) {
                visitor.member(accounts[i], cohorts[i]);
            }
        }
    }

    /** The moves in order of time, then of accounts: as the file has them. */
    int[] chronological() {
        long[] keys = new long[size()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = (since[i] << Assignment.MAX_BITS) | accounts[i];
        }
        Arrays.sort(keys);
        int account = (1 << Assignment.MAX_BITS) - 1;
        return Arrays.stream(keys)
                .mapToInt(key -> through((int) (key & account), key >>> Assignment.MAX_BITS) - 1)
                .toArray();
    }
}
