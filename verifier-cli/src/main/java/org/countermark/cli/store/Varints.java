package org.countermark.cli.store;

/** Writes and reads numbers of 0..2^31−1 in one to five bytes, seven bits each, low bits first. */
final class Varints {
    private final byte[] bytes;
    private int at;

    Varints(byte[] bytes) {
        this.bytes = bytes;
    }

    byte[] bytes() {
        return bytes;
    }

    int position() {
        return at;
    }

    void write(int[] values) {
        for (int value : values) {
            write(value);
        }
    }

    void write(int value) {
        if (value < 0) {
            throw new IllegalArgumentException("a token id must be at least 0, was " + value);
        }
        int left = value;
        while (left >= 0x80) {
            bytes[at++] = (byte) (left | 0x80);
            left >>>= 7;
        }
        bytes[at++] = (byte) left;
    }

    void read(int[] into, int from, int count) {
        for (int i = from; i < from + count; i++) {
            into[i] = read();
        }
    }

    int read() {
        int value = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            if (at == bytes.length) {
                throw new IllegalArgumentException("a document is cut short");
            }
            int next = bytes[at++];
            value |= (next & 0x7f) << shift;
            if (next >= 0) {
                if (value < 0 || (shift == 28 && next > 7) || (shift > 0 && next == 0)) {
                    throw new IllegalArgumentException("a document holds a number that is too long");
                }
                return value;
            }
        }
        throw new IllegalArgumentException("a document holds a number that is too long");
    }

    /** A count of things that take at least one byte each: never more than there are bytes left. */
    int readCount() {
        int count = read();
        if (count > bytes.length - at) {
            throw new IllegalArgumentException("a document is shorter than it says");
        }
        return count;
    }

    void end() {
        if (at != bytes.length) {
            throw new IllegalArgumentException("a document is longer than it says");
        }
    }
}
