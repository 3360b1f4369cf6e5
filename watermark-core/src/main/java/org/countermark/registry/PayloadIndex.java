package org.countermark.registry;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/** Who has which payload: eight bytes a holder, in ascending order of payloads. Immutable. */
final class PayloadIndex {
    /** Payload in the upper half, holder in the lower one. */
    private final long[] entries;

    private PayloadIndex(long[] entries) {
        this.entries = entries;
    }

    /** Holders are numbered: accounts first, then cohorts. */
    static PayloadIndex of(AccountTable accounts, List<Holder.Cohort> cohorts) {
        long[] entries = new long[accounts.size() + cohorts.size()];
        for (int i = 0; i < accounts.size(); i++) {
            entries[i] = ((long) accounts.payload(i) << 32) | i;
        }
        for (int i = 0; i < cohorts.size(); i++) {
            int holder = accounts.size() + i;
            entries[holder] = ((long) cohorts.get(i).payload() << 32) | holder;
        }
        Arrays.sort(entries);
        return new PayloadIndex(entries);
    }

    int[] payloads() {
        int[] payloads = new int[entries.length];
        for (int i = 0; i < payloads.length; i++) {
            payloads[i] = (int) (entries[i] >>> 32);
        }
        return payloads;
    }

    OptionalInt holder(int payload) {
        int at = Arrays.binarySearch(entries, (long) payload << 32);
        int first = at < 0 ? -at - 1 : at;
        return first < entries.length && entries[first] >>> 32 == payload
                ? OptionalInt.of((int) entries[first])
                : OptionalInt.empty();
    }
}
