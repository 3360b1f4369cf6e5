package org.countermark.contract;

import static org.countermark.contract.BigEndian.getInt;

/** M of step "Payload": four parities of the payload under the masks a_0..a_3, in the word's upper four bits. */
final class PayloadMask {
    private PayloadMask() {}

    /** Refuses a payload out of range. */
    static void check(long payload) {
        if (payload < 0 || payload > Channel.MAX_PAYLOAD) {
            throw new IllegalArgumentException("payload must be in 0..4294967295, was " + payload);
        }
    }

    /**
     * The mask of a payload.
     *
     * @param masks a_0..a_3 as the 16 bytes at {@code offset}
     * @param offset where they start
     * @param payload the payload's 32 bits
     * @return a word whose lower 28 bits are 0
     */
    static int of(byte[] masks, int offset, int payload) {
        int mask = 0;
        for (int b = 0; b < 4; b++) {
            mask |= (Integer.bitCount(getInt(masks, offset + 4 * b) & payload) & 1) << (31 - b);
        }
        return mask;
    }
}
