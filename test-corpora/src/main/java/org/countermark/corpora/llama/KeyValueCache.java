package org.countermark.corpora.llama;

/**
 * What one sequence has seen: keys and values of all layers for its tokens so far. Keys lie by dimension and values by
 * position, so that both loops of attention run over neighbouring floats. Confined to one forward pass at a time.
 */
public final class KeyValueCache {
    private final int heads;
    private final int headWidth;
    private final int capacity;
    private final float[][] keys;
    private final float[][] values;
    private int length;

    KeyValueCache(LlamaShape shape, int capacity) {
        this.heads = shape.keyHeads();
        this.headWidth = shape.headWidth();
        this.capacity = capacity;
        this.keys = new float[shape.layers() * heads * headWidth][capacity];
        this.values = new float[shape.layers() * heads * capacity][];
    }

    /**
     * How much room there is.
     *
     * @return tokens in all
     */
    public int capacity() {
        return capacity;
    }

    /**
     * How much is used.
     *
     * @return tokens seen
     */
    public int length() {
        return length;
    }

    /**
     * Forgets the end of the sequence, so that it can go on otherwise.
     *
     * @param tokens how many tokens to keep, 0 to {@link #length()}
     */
    public void truncate(int tokens) {
        if (tokens < 0 || tokens > length) {
            throw new IllegalArgumentException("tokens = " + tokens + " is not in 0.." + length);
        }
        length = tokens;
    }

    int claim() {
        if (length == capacity) {
            throw new IllegalArgumentException("the cache is full: capacity = " + capacity);
        }
        return length++;
    }

    /** Stores one token's keys and values, which lie one head after another. */
    void put(int layer, int position, float[] from, int keysAt, int valuesAt) {
        for (int h = 0; h < heads; h++) {
            int head = layer * heads + h;
            for (int d = 0; d < headWidth; d++) {
                keys[head * headWidth + d][position] = from[keysAt + h * headWidth + d];
            }
            float[] value = values[head * capacity + position];
            if (value == null) {
                value = new float[headWidth];
                values[head * capacity + position] = value;
            }
            System.arraycopy(from, valuesAt + h * headWidth, value, 0, headWidth);
        }
    }

    /** The query head at {@code at} against positions 0..last: {@code out[at..]} = softmax(q·k/√d)·v. */
    void attend(int layer, int head, float[] query, int at, int last, float[] weights, float[] sums, float[] out) {
        int n = last + 1;
        int keyAt = (layer * heads + head) * headWidth;
        for (int i = 0; i < n + 3; i++) {
            weights[i] = 0;
        }
        for (int d = 0; d < headWidth; d += 2) {
            addPair(keys[keyAt + d], keys[keyAt + d + 1], query[at + d], query[at + d + 1], weights, n);
        }
        Softmax.scaled(weights, n, 1 / Math.sqrt(headWidth));
        for (int d = 0; d < headWidth; d++) {
            sums[d] = 0;
        }
        int valueAt = (layer * heads + head) * capacity;
        for (int p = 0; p < n; p += 4) {
            // behind the end the weights are zero: any row that exists will do
            Tiles.add(
                    values[valueAt + p],
                    values[valueAt + Math.min(p + 1, last)],
                    values[valueAt + Math.min(p + 2, last)],
                    values[valueAt + Math.min(p + 3, last)],
                    weights,
                    p,
                    sums,
                    headWidth);
        }
        System.arraycopy(sums, 0, out, at, headWidth);
    }

    private static void addPair(float[] k0, float[] k1, float q0, float q1, float[] sums, int n) {
        for (int i = 0; i < n; i++) {
            sums[i] += q0 * k0[i] + q1 * k1[i];
        }
    }
}
