package org.countermark.trace;

import java.util.OptionalInt;

/** The two best of the payloads offered, in any order: larger sums first, then smaller payloads. */
final class TopTwo {
    /** Below every sum of a million 32-bit integers, and still far from where arithmetic would wrap. */
    private static final long LEAST = -1L << 56;

    private static final int NONE = 0;

    private int first = NONE;
    private long firstSum = LEAST;
    private int second = NONE;
    private long secondSum = LEAST;

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
        return sum > otherSum || (sum == otherSum && payload < other);
    }

    /** A payload larger than all before it can only matter with a larger sum than this. */
    long secondSum() {
        return secondSum;
    }

    /** At least one payload must have been offered. */
    Leaders leaders() {
        return second == NONE
                ? new Leaders(first, firstSum, OptionalInt.empty(), firstSum)
                : new Leaders(first, firstSum, OptionalInt.of(second), secondSum);
    }
}
