package org.countermark.trace;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The payloads that a decoder chooses from: those that were given out, and decoys. An immutable set, for any number of
 * threads; 4 bytes a payload and 2^(k−3) bytes.
 */
public final class Candidates {
    /** Largest payload that can be traced: one transform holds all payloads below 2^22. */
    public static final int MAX_PAYLOAD = (1 << 22) - 1;

    private final int[] payloads;
    private final long[] members;
    private final int bits;

    private Candidates(int[] ascending) {
        payloads = ascending;
        bits = Integer.SIZE - Integer.numberOfLeadingZeros(ascending[ascending.length - 1]);
        members = new long[((1 << bits) + 63) >>> 6];
        for (int payload : ascending) {
            members[payload >>> 6] |= 1L << payload;
        }
    }

    /**
     * The set of the payloads given.
     *
     * @param payloads at least one, each 1..2^22−1, in any order; one given twice counts once; copied
     * @return the set
     * @throws IllegalArgumentException if there is none, or one is out of range
     */
    public static Candidates of(int... payloads) {
        if (payloads.length == 0) {
            throw new IllegalArgumentException("payloads must not be empty");
        }
        for (int i = 0; i < payloads.length; i++) {
            if (payloads[i] < 1 || payloads[i] > MAX_PAYLOAD) {
                throw new IllegalArgumentException(
                        "payloads[" + i + "] must be in 1.." + MAX_PAYLOAD + ", was " + payloads[i]);
            }
        }
        return new Candidates(Arrays.stream(payloads).sorted().distinct().toArray());
    }

    /**
     * How many payloads there are.
     *
     * @return K, 1..2^22−1
     */
    public int size() {
        return payloads.length;
    }

    /**
     * The length of the transform that holds all of them, as a power of two.
     *
     * @return k, the least with all payloads below 2^k, 1..22
     */
    public int bits() {
        return bits;
    }

    /**
     * A payload by its rank.
     *
     * @param index 0..K−1
     * @return the payload, growing with the index
     */
    public int payload(int index) {
        return payloads[index];
    }

    /**
     * SHA-256 of the payloads in ascending order, 4 bytes each, big-endian.
     *
     * @return 64 lower-case hexadecimal digits; equal sets have equal digests
     */
    public String digest() {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * payloads.length);
        bytes.asIntBuffer().put(payloads);
        return DigestUtils.sha256Hex(bytes.array());
    }

    /**
     * Whether a payload belongs to the set.
     *
     * @param payload any integer
     * @return true if it does
     */
    public boolean contains(int payload) {
        return payload >>> bits == 0 && (members[payload >>> 6] >>> payload & 1) != 0;
    }

    /** How many payloads are below {@code payload}. */
    int rank(int payload) {
        int index = Arrays.binarySearch(payloads, payload);
        return index < 0 ? -index - 1 : index;
    }
}
