package org.countermark.student;

import java.util.Arrays;

/**
 * Two rows of one context side by side: every token that either has, in ascending order. Thread-confined; used again and again.
 *
 * <p>A token without an entry has at most the least probability that has one, and at most what is left of 1; that stands in its place.
 */
final class RowPair {
    int[] tokens = {};
    double[] first = {};
    double[] second = {};
    int count;

    void of(OpenRow one, OpenRow other) {
        int most = one.ids.length + other.ids.length;
        if (tokens.length < most) {
            tokens = new int[most];
            first = new double[most];
            second = new double[most];
        }
        int[] ours = ascending(one.ids);
        int[] theirs = ascending(other.ids);
        double ourRest = rest(one.probabilities);
        double theirRest = rest(other.probabilities);
        count = 0;
        int i = 0;
        int j = 0;
        while (i < ours.length || j < theirs.length) {
            int our = i < ours.length ? one.ids[ours[i]] : Integer.MAX_VALUE;
            int their = j < theirs.length ? other.ids[theirs[j]] : Integer.MAX_VALUE;
            tokens[count] = Math.min(our, their);
            first[count] = i < ours.length && our <= their ? one.probabilities[ours[i++]] : ourRest;
            second[count] = j < theirs.length && their <= our ? other.probabilities[theirs[j++]] : theirRest;
            count++;
        }
    }

    /** The most that a token without an entry can have. */
    private static double rest(double[] probabilities) {
        double rest = 1;
        double least = 1;
        for (double probability : probabilities) {
            rest -= probability;
            least = Math.min(least, probability);
        }
        return Math.max(0, Math.min(rest, least));
    }

    /** Places of ids in ascending order of the ids. */
    private static int[] ascending(int[] ids) {
        long[] keys = new long[ids.length];
        for (int i = 0; i < ids.length; i++) {
            keys[i] = (long) ids[i] << 32 | i;
        }
        Arrays.sort(keys);
        int[] places = new int[ids.length];
        for (int i = 0; i < ids.length; i++) {
            places[i] = (int) keys[i];
        }
        return places;
    }
}
