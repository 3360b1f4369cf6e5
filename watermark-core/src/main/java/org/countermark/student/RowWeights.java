package org.countermark.student;

import java.util.Arrays;

/**
 * What each token of a row weighs: an integer from a fixed table, decided by the probabilities alone.
 *
 * <p>Alone: w·p(v) with w = g/‖p‖², g = max(1 − ‖p‖², 1/8): signal over variance where a share of the training text carries the
 * mark, since the marked choice is one token, whose score is the higher the less certain the context. Below 1/8 that stops: a row
 * that is certain may be so because it was learned by heart from marked text, and a few hundredths more variance buy what such a
 * student shows. Beside a base model: w·(p(v) − b(v)) with w = g/‖p − b‖, so that a row has a variance of g², however little the two
 * differ. The unit is 1/128; what weighs less than half of it is left out, what weighs more than 8 weighs 8.
 */
final class RowWeights {
    /** What an integer weight of 1 is worth. */
    static final double UNIT = 1.0 / 128;

    private static final double LEAST_SIGNAL = 1.0 / 8;

    private static final int EXACT = 16;
    private static final int EIGHTHS = 48;

    /** Weights above 0, ascending: 1..16, then eight to an octave, up to 1,024. */
    private static final int[] LADDER = new int[EXACT + EIGHTHS];

    static {
        for (int i = 0; i < EXACT; i++) {
            LADDER[i] = i + 1;
        }
        for (int i = 1; i <= EIGHTHS; i++) {
            // Steps of an eighth of the power of two below.
            LADDER[EXACT - 1 + i] = (EXACT << ((i - 1) / 8)) / 8 * (8 + (i - 1) % 8 + 1);
        }
    }

    int[] tokens = {};
    int[] levels = {};
    int count;

    /** What a student shows in this row for each share of its probability that is marked: the mean of the row's part of T. */
    double signal;

    /** Weights of the levels: those above 0, then those below. */
    static int[] table() {
        int[] table = Arrays.copyOf(LADDER, 2 * LADDER.length);
        for (int i = 0; i < LADDER.length; i++) {
            table[LADDER.length + i] = -LADDER[i];
        }
        return table;
    }

    /** Takes a row by itself. */
    void of(OpenRow row) {
        double square = row.concentration();
        begin(row.ids.length);
        if (square > 0) {
            double weight = signal(square) / square;
            signal = weight * RowSignal.of(row);
            for (int i = 0; i < row.ids.length; i++) {
                put(row.ids[i], weight * row.probabilities[i]);
            }
        }
    }

    /** Takes the difference to a base model's row in the same context. */
    void of(OpenRow row, OpenRow base) {
        int[] ids = new int[row.ids.length + base.ids.length];
        double[] differences = new double[ids.length];
        int n = union(row, base, ids, differences);
        double square = 0;
        for (int i = 0; i < n; i++) {
            square += differences[i] * differences[i];
        }
        begin(n);
        if (square > 0) {
            double weight = signal(row.concentration()) / Math.sqrt(square);
            signal = weight * RowSignal.of(row);
            for (int i = 0; i < n; i++) {
                put(ids[i], weight * differences[i]);
            }
        }
    }

    private static double signal(double square) {
        return Math.max(LEAST_SIGNAL, 1 - square);
    }

    /** Tokens of either row in ascending order, and p − b of each. */
    private static int union(OpenRow row, OpenRow base, int[] ids, double[] differences) {
        int[] ours = ascending(row.ids);
        int[] theirs = ascending(base.ids);
        int n = 0;
        int i = 0;
        int j = 0;
        while (i < ours.length || j < theirs.length) {
            int our = i < ours.length ? row.ids[ours[i]] : Integer.MAX_VALUE;
            int their = j < theirs.length ? base.ids[theirs[j]] : Integer.MAX_VALUE;
            ids[n] = Math.min(our, their);
            differences[n] = 0;
            if (i < ours.length && our <= their) {
                differences[n] += row.probabilities[ours[i++]];
            }
            if (j < theirs.length && their <= our) {
                differences[n] -= base.probabilities[theirs[j++]];
            }
            n++;
        }
        return n;
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

    private void begin(int most) {
        if (tokens.length < most) {
            tokens = new int[most];
            levels = new int[most];
        }
        count = 0;
        signal = 0;
    }

    private void put(int token, double weight) {
        double size = Math.abs(weight) / UNIT;
        if (size < 0.5) {
            return;
        }
        tokens[count] = token;
        levels[count++] = level(size) + (weight < 0 ? LADDER.length : 0);
    }

    /** The nearest weight of the ladder. */
    private static int level(double size) {
        int low = 0;
        int high = LADDER.length - 1;
        while (low < high) {
            int middle = (low + high) / 2;
            if (size < (LADDER[middle] + LADDER[middle + 1]) / 2.0) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
