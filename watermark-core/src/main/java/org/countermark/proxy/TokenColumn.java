package org.countermark.proxy;

import java.util.Arrays;

/** A growing column of token ids below 2^24: two bytes each, three where the vocabulary needs them. */
final class TokenColumn {
    private final boolean wide;
    private char[] low = new char[64];
    private byte[] high;
    private int size;

    TokenColumn(int vocabularySize) {
        wide = vocabularySize > 1 << 16;
        high = new byte[wide ? 64 : 0];
    }

    void add(int token) {
        if (size == low.length) {
            int larger = Columns.larger(size);
            low = Arrays.copyOf(low, larger);
            high = wide ? Arrays.copyOf(high, larger) : high;
        }
        low[size] = (char) token;
        if (wide) {
            high[size] = (byte) (token >>> 16);
        }
        size++;
    }

    int get(int index) {
        return wide ? low[index] | (high[index] & 0xff) << 16 : low[index];
    }

    int size() {
        return size;
    }

    void trim() {
        low = Arrays.copyOf(low, size);
        high = wide ? Arrays.copyOf(high, size) : high;
    }

    /** Index of a token in the ascending part from..to−1, or a negative number. */
    int find(int from, int to, int token) {
        int a = from;
        int b = to - 1;
        while (a <= b) {
            int middle = (a + b) >>> 1;
            int there = get(middle);
            if (there == token) {
                return middle;
            }
            if (there < token) {
                a = middle + 1;
            } else {
                b = middle - 1;
            }
        }
        return -1;
    }
}
