package org.countermark.embed;

import java.util.Arrays;

/** Tokens packed with their logits into sortable longs: larger logit first, then lower id. */
final class TokenKeys {
    private long[] keys = new long[256];
    private int size;
    private int limit;

    /** Starts over; {@code limit} is how many of the largest {@link #offer} keeps. */
    void reset(int limit) {
        this.limit = limit;
        size = 0;
    }

    /** Adding 0 makes −0 the same as 0. */
    private static long key(float logit, int token) {
        int bits = Float.floatToRawIntBits(logit + 0f);
        int ordered = bits ^ (bits >> 31 & Integer.MAX_VALUE);
        return (long) ordered << 32 | (Integer.MAX_VALUE - token);
    }

    private static int token(long key) {
        return Integer.MAX_VALUE - (int) key;
    }

    int size() {
        return size;
    }

    boolean isFull() {
        return size == limit;
    }

    /** The token at an index: of a heap the least one at 0, after {@link #sort} from the least to the largest. */
    int token(int index) {
        return token(keys[index]);
    }

    void append(float logit, int token) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, 2 * size);
        }
        keys[size++] = key(logit, token);
    }

    void sort() {
        Arrays.sort(keys, 0, size);
    }

    /** Keeps the token if it is among the largest so far: a binary heap with the least one on top. */
    void offer(float logit, int token) {
        if (size < limit) {
            append(logit, token);
            int child = size - 1;
            while (child > 0 && keys[(child - 1) / 2] > keys[child]) {
                swap(child, (child - 1) / 2);
                child = (child - 1) / 2;
            }
        } else if (key(logit, token) > keys[0]) {
            keys[0] = key(logit, token);
            sink();
        }
    }

    private void sink() {
        int parent = 0;
        while (2 * parent + 1 < size) {
            int child = 2 * parent + 1;
            if (child + 1 < size && keys[child + 1] < keys[child]) {
                child++;
            }
            if (keys[parent] <= keys[child]) {
                return;
            }
            swap(parent, child);
            parent = child;
        }
    }

    private void swap(int i, int j) {
        long key = keys[i];
        keys[i] = keys[j];
        keys[j] = key;
    }
}
