package org.countermark.trace;

import java.util.OptionalInt;

/**
 * The payload with the largest sum, and the next one. Immutable.
 *
 * @param payload the candidate with the largest sum, the smallest of them where sums are equal
 * @param sum its sum, exact
 * @param runnerUp the candidate that would lead without the first; empty if there is only one candidate
 * @param runnerUpSum its sum, exact; {@code sum} itself if there is none
 */
public record Leaders(int payload, long sum, OptionalInt runnerUp, long runnerUpSum) {
    /** Refuses a runner-up that scores more than the best, or is the same. */
    public Leaders {
        if (runnerUpSum > sum || (runnerUp.isEmpty() && runnerUpSum != sum)) {
            throw new IllegalArgumentException("runnerUpSum must be at most " + sum + ", was " + runnerUpSum);
        }
        if (runnerUp.isPresent() && runnerUp.getAsInt() == payload) {
            throw new IllegalArgumentException("runnerUp must differ from payload " + payload);
        }
    }

    /**
     * How far the best is ahead.
     *
     * @return the difference of the sums, at least 0; 0 if there is no runner-up
     */
    public long margin() {
        return sum - runnerUpSum;
    }
}
