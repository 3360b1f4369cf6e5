package org.countermark.proxy;

import java.util.Arrays;

/** A growing column of counts from 1: one byte each, and a list of the few that need more. */
final class CountColumn {
    private static final int LARGE = 255;

    private byte[] small = new byte[64];
    private int[] largeAt = new int[16];
    private int[] large = new int[16];
    private int size;
    private int largeSize;

    void add(int count) {
        if (size == small.length) {
            small = Arrays.copyOf(small, Columns.larger(size));
        }
        if (count >= LARGE) {
            if (largeSize == large.length) {
                largeAt = Arrays.copyOf(largeAt, Columns.larger(largeSize));
                large = Arrays.copyOf(large, Columns.larger(largeSize));
            }
            largeAt[largeSize] = size;
            large[largeSize++] = count;
        }
        small[size++] = (byte) Math.min(count, LARGE);
    }

    int get(int index) {
        int count = small[index] & 0xff;
        return count < LARGE ? count : large[Arrays.binarySearch(largeAt, 0, largeSize, index)];
    }

    int size() {
        return size;
    }

    void trim() {
        small = Arrays.copyOf(small, size);
        largeAt = Arrays.copyOf(largeAt, largeSize);
        large = Arrays.copyOf(large, largeSize);
    }
}
