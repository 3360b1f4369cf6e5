package org.countermark.student;

import java.util.Arrays;

/**
 * What each token of a row weighs in the sum, and what is bet on it: decided by the probabilities alone.
 *
 * <p>Alone: p(v)/‖p‖ in the sum, so that each row has the same variance. The gain on which is bet is p(v), of a token whose probability
 * without the mark is unknown. Beside a base model: (p(v) − b(v))/(4·√(b(v) + 1/1024)) in the sum, for the mark lifts a token the higher the
 * less likely it was; the gain is what p(v) is above b(v), b(v) the probability without the mark. The gain evened out over rows
 * is gain/‖p‖, or gain/‖p − b‖. Weights in the sum are rounded to a ladder of integers of 1/128; a token that weighs less than half of
 * one is left out.
 */
final class RowWeights {
    /** What an integer weight of 1 is worth. */
    static final double UNIT = 1.0 / 128;

    /** Base probabilities well below this are alike: they say that the token was hardly possible. */
    private static final double LEAST_BASE = 1.0 / 1024;

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

    /** Which table of {@link RowRatios} a bet on the token uses. */
    int[] ratios = {};

    double[] gains = {};
    int count;

    /** What the gains are divided by to even them out; above 0 where there is any. */
    double norm;

    /** What a student shows in this row for each share of its probability that is marked: the mean of the row's part of T. */
    double signal;

    private final RowPair pair = new RowPair();

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
        begin(row.ids.length);
        norm = Math.sqrt(row.concentration());
        for (int i = 0; i < row.ids.length; i++) {
            double p = row.probabilities[i];
            if (p > 0) {
                signal += RowSignal.of(p) / norm;
                put(row.ids[i], p / norm, p, RowRatios.UNKNOWN);
            }
        }
    }

    /** Takes a row beside a base model's row in the same context. */
    void of(OpenRow row, OpenRow base) {
        pair.of(row, base);
        begin(pair.count);
        double square = 0;
        for (int i = 0; i < pair.count; i++) {
            double difference = pair.first[i] - pair.second[i];
            square += difference * difference;
        }
        norm = Math.sqrt(square);
        for (int i = 0; i < pair.count; i++) {
            double b = pair.second[i];
            double difference = pair.first[i] - b;
            double weight = 0.25 / Math.sqrt(b + LEAST_BASE);
            signal += b > 0 ? weight * RowSignal.of(b) : 0;
            put(pair.tokens[i], weight * difference, Math.max(0, difference), RowRatios.level(b));
        }
    }

    private void begin(int most) {
        if (tokens.length < most) {
            tokens = new int[most];
            levels = new int[most];
            ratios = new int[most];
            gains = new double[most];
        }
        count = 0;
        signal = 0;
    }

    private void put(int token, double weight, double gain, int ratio) {
        double size = Math.abs(weight) / UNIT;
        if (size < 0.5) {
            return;
        }
        tokens[count] = token;
        levels[count] = level(size) + (weight < 0 ? LADDER.length : 0);
        gains[count] = gain;
        ratios[count++] = ratio;
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
