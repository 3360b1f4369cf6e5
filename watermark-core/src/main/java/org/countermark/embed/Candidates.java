package org.countermark.embed;

import java.util.Arrays;

/** A growing list of tokens with their weights: what is left of a vocabulary, or what a caller brought. */
final class Candidates {
    private int[] ids = new int[256];
    private double[] weights = new double[256];
    private int count;

    void clear() {
        count = 0;
    }

    void add(int id, double weight) {
        reserve(count + 1);
        ids[count] = id;
        weights[count] = weight;
        count++;
    }

    /** Takes a caller's list over, after checking it. */
    void set(int[] ids, double[] probabilities, int count) {
        checkCount(count, ids.length, probabilities.length);
        reserve(count);
        for (int i = 0; i < count; i++) {
            this.weights[i] = probabilities[i];
        }
        setIds(ids, count);
    }

    void set(int[] ids, float[] probabilities, int count) {
        checkCount(count, ids.length, probabilities.length);
        reserve(count);
        for (int i = 0; i < count; i++) {
            this.weights[i] = probabilities[i];
        }
        setIds(ids, count);
    }

    private void setIds(int[] ids, int count) {
        double total = 0;
        for (int i = 0; i < count; i++) {
            if (ids[i] < 0) {
                throw new IllegalArgumentException("ids must be at least 0, was " + ids[i] + " at index " + i);
            }
            if (!(weights[i] >= 0 && weights[i] <= Float.MAX_VALUE)) {
                throw new IllegalArgumentException(
                        "probabilities must be finite and at least 0, was " + weights[i] + " at index " + i);
            }
            this.ids[i] = ids[i];
            total += weights[i];
        }
        if (!(total >= Float.MIN_VALUE)) {
            throw new IllegalArgumentException("probabilities must not all be 0, their sum was " + total);
        }
        this.count = count;
    }

    private static void checkCount(int count, int ids, int probabilities) {
        int most = Math.min(ids, probabilities);
        if (count < 1 || count > most) {
            throw new IllegalArgumentException("count must be in 1.." + most + ", was " + count);
        }
    }

    private void reserve(int size) {
        if (ids.length < size) {
            int capacity = Math.max(size, 2 * ids.length);
            ids = Arrays.copyOf(ids, capacity);
            weights = Arrays.copyOf(weights, capacity);
        }
    }

    int count() {
        return count;
    }

    int[] ids() {
        return ids;
    }

    double[] weights() {
        return weights;
    }
}
