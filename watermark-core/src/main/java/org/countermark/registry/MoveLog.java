package org.countermark.registry;

import java.util.Arrays;

/** Moves as they are added, and where each account stands. Thread-confined. */
final class MoveLog {
    private static final int SMALLEST = 16;

    private int size;
    private int[] accounts = new int[SMALLEST];
    private int[] cohorts = new int[SMALLEST];
    private long[] since = new long[SMALLEST];

    /** For each account its latest move + 1, or 0; shorter than the accounts where the rest never moved. */
    private int[] latest = new int[SMALLEST];

    /** The cohort that an account is in after all its moves, or {@link MoveTable#OWN}. */
    int cohort(int account) {
        int move = move(account);
        return move == 0 ? MoveTable.OWN : cohorts[move - 1];
    }

    /** When an account moved last; before all time where it never did. */
    long second(int account) {
        int move = move(account);
        return move == 0 ? Long.MIN_VALUE : since[move - 1];
    }

    private int move(int account) {
        return account < latest.length ? latest[account] : 0;
    }

    /** Adds a move that is later than the account's others. */
    void add(int account, int cohort, long second) {
        if (size == accounts.length) {
            int room = size + (size >> 1);
            accounts = Arrays.copyOf(accounts, room);
            cohorts = Arrays.copyOf(cohorts, room);
            since = Arrays.copyOf(since, room);
        }
        if (account >= latest.length) {
            latest = Arrays.copyOf(latest, account + (account >> 1) + 1);
        }
        accounts[size] = account;
        cohorts[size] = cohort;
        since[size] = second;
        latest[account] = ++size;
    }

    MoveTable table() {
        return new MoveTable(size, accounts, cohorts, since);
    }
}
