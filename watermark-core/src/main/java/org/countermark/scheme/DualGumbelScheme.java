package org.countermark.scheme;

import java.util.HashMap;
import java.util.Map;

/**
 * Gumbel-max under one of two keys, nobody knows which: the word holds both draws, the first in its upper 16 bits.
 *
 * <p>Scores −ln(1 − u) of the two are put into bins of an eighth of a nat, and the score of a unit is that of a bet on
 * either: ln((1 − s)·f(first) + s·f(second)) in 32nds of a nat, above its least value, with s the share of the second key
 * and f = ½·(1 − u)^−½, averaged over the bin: the likelihood ratio of a draw tilted by half. Under H0 both draws are uniform
 * and independent, so the law is finite and exact. A sum of both scores would carry the noise of the idle key at full weight.
 *
 * @param share share of the tokens that use the second key, in 65,536ths, 1..65535
 * @param values how many equally likely draws there are, 2..65536
 */
public record DualGumbelScheme(int share, int values) implements FiniteScheme {
    private static final int STEPS = 32;
    private static final int BINS_PER_NAT = 8;

    /** Refuses values out of range. */
    public DualGumbelScheme {
        if (share < 1 || share > 65535) {
            throw new IllegalArgumentException("share must be in 1..65535 (of 65536), was " + share);
        }
        if (values < 2 || values > 1 << 16) {
            throw new IllegalArgumentException("values must be in 2..65536, was " + values);
        }
    }

    @Override
    public String id() {
        return "gumbel";
    }

    @Override
    public int score(int word) {
        int[] bins = bins();
        return table(bins)[bins[word >>> 16]][bins[word & 0xFFFF]];
    }

    @Override
    public WordScorer scorer() {
        int[] bins = bins();
        int[][] table = table(bins);
        return (words, count, out) -> {
            for (int i = 0; i < count; i++) {
                out[i] = table[bins[words[i] >>> 16]][bins[words[i] & 0xFFFF]];
            }
        };
    }

    /** The bin of each draw: eighths of a nat of −ln(1 − u). */
    private int[] bins() {
        int[] bins = new int[values];
        for (int draw = 0; draw < values; draw++) {
            bins[draw] = (int) StrictMath.floor(-StrictMath.log((double) (values - draw) / values) * BINS_PER_NAT);
        }
        return bins;
    }

    private static long[] counts(int[] bins) {
        long[] counts = new long[bins[bins.length - 1] + 1];
        for (int bin : bins) {
            counts[bin]++;
        }
        return counts;
    }

    private int[][] table(int[] bins) {
        long[] counts = counts(bins);
        double[] ratios = new double[counts.length];
        long below = 0;
        for (int b = 0; b < counts.length; b++) {
            double left = 1 - (double) below / values;
            below += counts[b];
            double right = 1 - (double) below / values;
            ratios[b] = counts[b] == 0 ? 1 : (StrictMath.sqrt(left) - StrictMath.sqrt(right)) / (left - right);
        }
        double second = share / 65536.0;
        double least = StrictMath.log(ratios[0]);
        int[][] table = new int[counts.length][counts.length];
        for (int a = 0; a < table.length; a++) {
            for (int b = 0; b < table.length; b++) {
                double mixed = StrictMath.log((1 - second) * ratios[a] + second * ratios[b]) - least;
                table[a][b] = (int) StrictMath.floor(Math.max(0, mixed) * STEPS);
            }
        }
        return table;
    }

    @Override
    public Outcomes outcomes() {
        int[] bins = bins();
        long[] counts = counts(bins);
        int[][] table = table(bins);
        Map<Integer, Long> draws = new HashMap<>();
        for (int a = 0; a < counts.length; a++) {
            for (int b = 0; b < counts.length; b++) {
                if (counts[a] * counts[b] > 0) {
                    draws.merge(table[a][b], counts[a] * counts[b], Long::sum);
                }
            }
        }
        return Outcomes.of(draws);
    }

    /** A 32nd of a nat of the bet's gain. */
    @Override
    public double unit() {
        return 1.0 / STEPS;
    }
}
