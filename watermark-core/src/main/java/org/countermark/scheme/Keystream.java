package org.countermark.scheme;

/** Where a choice over a whole vocabulary reads the words of one context, a piece at a time. */
@FunctionalInterface
public interface Keystream {
    /**
     * Writes the words of consecutive tokens, big-endian and without a payload's mask.
     *
     * @param firstToken at least 0, a multiple of 4
     * @param count number of tokens
     * @param out receives 4·count bytes
     * @param outOffset where they start
     */
    void read(int firstToken, int count, byte[] out, int outOffset);
}
