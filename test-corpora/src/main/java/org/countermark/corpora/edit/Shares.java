package org.countermark.corpora.edit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** The checks and draws that several edits share. */
final class Shares {
    private Shares() {}

    static void check(String name, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(name + " must be in 0..1, was " + share);
        }
    }

    static void checkNotEmpty(String name, List<?> items) {
        if (items.isEmpty()) {
            throw new IllegalArgumentException(name + " must not be empty");
        }
    }

    static void checkPositive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, was " + value);
        }
    }

    /** Draws each position with the given probability, and permutes what stands at the drawn positions. */
    static <T> List<T> shuffleSome(List<T> items, double rate, RandomGenerator random) {
        List<T> result = new ArrayList<>(items);
        List<Integer> drawn = new ArrayList<>();
        for (int i = 0; i < result.size(); i++) {
            if (random.nextDouble() < rate) {
                drawn.add(i);
            }
        }
        for (int i = drawn.size() - 1; i > 0; i--) {
            int a = drawn.get(i);
            int b = drawn.get(random.nextInt(i + 1));
            T kept = result.get(a);
            result.set(a, result.get(b));
            result.set(b, kept);
        }
        return result;
    }

    /** The items cut into consecutive blocks: sorted cut points, drawn without favour, between 0 and length. */
    static int[] cuts(int length, int pieces, RandomGenerator random) {
        int[] cuts = new int[pieces + 1];
        for (int i = 1; i < pieces; i++) {
            cuts[i] = random.nextInt(length + 1);
        }
        cuts[pieces] = length;
        Arrays.sort(cuts);
        return cuts;
    }
}
