package org.countermark.trace;

import java.util.OptionalInt;

/** The two best of the payloads offered, in any order: larger sums first, then smaller payloads. */
final class TopTwo {
    private static final int NONE = 0;

    private int first = NONE;
    private long firstSum = Long.MIN_VALUE;
    private int second = NONE;
    private long secondSum = Long.MIN_VALUE;

    void offer(int payload, long sum) {
        if (precedes(payload, sum, second, secondSum)) {
            if (precedes(payload, sum, first, firstSum)) {
                second = first;
                secondSum = firstSum;
                first = payload;
                firstSum = sum;
            } else {
                second = payload;
                secondSum = sum;
            }
        }
    }

    private static boolean precedes(int payload, long sum, int other, long otherSum) {
        return other == NONE || sum > otherSum || (sum == otherSum && payload < other);
    }

    /** At least one payload must have been offered. */
    Leaders leaders() {
        return second == NONE
                ? new Leaders(first, firstSum, OptionalInt.empty(), firstSum)
                : new Leaders(first, firstSum, OptionalInt.of(second), secondSum);
    }
}
