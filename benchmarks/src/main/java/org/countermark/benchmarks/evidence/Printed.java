package org.countermark.benchmarks.evidence;

import java.util.Arrays;
import java.util.List;
import java.util.function.LongToDoubleFunction;
import org.countermark.scheme.GreenListScheme;
import org.countermark.scheme.GumbelScheme;
import org.countermark.scheme.TournamentScheme;
import org.countermark.stats.LogP;
import org.countermark.stats.MixedLaw;
import org.countermark.stats.NullLaw;
import org.countermark.stats.ScoreSum;

/**
 * A way to turn a score sum of n units into a p-value, beside the true tail of that sum.
 *
 * @param statistic what is summed
 * @param method how the p-value is computed; {@code ours} is what detection prints
 * @param n units
 * @param top a sum beyond all that is asked for
 * @param printed log10 of the p-value that the method prints for a sum
 * @param truth log10 of the true tail
 */
record Printed(
        String statistic, String method, long n, long top, LongToDoubleFunction printed, LongToDoubleFunction truth) {
    private static final double[] Q = {0.02, 0.1, 0.25, 0.5, 0.75, 0.9, 0.97};
    private static final int BINS = 256;

    /** Smallest sum whose printed value is at most a level. */
    long critical(double log10) {
        long low = 0;
        long high = top;
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            if (printed.applyAsDouble(middle) > log10) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** The true rate, in log10, at which the method prints a value at most a level when H0 is true. */
    double realised(double log10) {
        return truth.applyAsDouble(critical(log10));
    }

    static List<Printed> gumbel(long n) {
        NullLaw law = new GumbelScheme().nullLaw();
        LongToDoubleFunction exact = sum -> law.tail(new ScoreSum(n, sum)).log10();
        long top = (20 * n) << 24;
        return List.of(
                new Printed("gumbel", "ours (exact)", n, top, exact, exact),
                new Printed(
                        "gumbel",
                        "normal z",
                        n,
                        top,
                        sum -> Approximations.normal(sum * 0x1p-24, (double) n, (double) n),
                        exact));
    }

    static List<Printed> greenList(long n) {
        NullLaw law = new GreenListScheme(16384).nullLaw();
        LongToDoubleFunction exact = sum -> law.tail(new ScoreSum(n, sum)).log10();
        double mean = n * 0.25;
        double variance = n * 0.1875;
        return List.of(
                new Printed("green list 1/4", "ours (exact)", n, n, exact, exact),
                new Printed(
                        "green list 1/4",
                        "normal z",
                        n,
                        n,
                        sum -> Approximations.normal((double) sum, mean, variance),
                        exact),
                new Printed("green list 1/4", "mid-p", n, n, sum -> Approximations.midP(law, n, sum), exact),
                new Printed(
                        "green list 1/4",
                        "fitted Gamma",
                        n,
                        n,
                        sum -> Approximations.gamma((double) sum, mean, variance),
                        exact));
    }

    static List<Printed> tournament(long n) {
        NullLaw law = new TournamentScheme(30).nullLaw();
        LongToDoubleFunction ours = sum -> law.tail(new ScoreSum(n, sum)).log10();
        LongToDoubleFunction truth = sum -> best(law.tail(new ScoreSum(n, sum)));
        double mean = n * law.mean();
        double variance = n * law.deviation() * law.deviation();
        long top = (long) (2 * mean);
        return List.of(
                new Printed("tournament, depth 30", "ours (certified)", n, top, ours, truth),
                new Printed(
                        "tournament, depth 30",
                        "normal z",
                        n,
                        top,
                        sum -> Approximations.normal((double) sum, mean, variance),
                        truth));
    }

    /** Σ (1 − q)·s over tokens of seven probabilities q, most of them near 1. */
    static List<Printed> weighted(int times) {
        double[] mass = new double[BINS];
        double[] score = new double[BINS];
        double above = 1;
        for (int b = 0; b < BINS; b++) {
            score[b] = b == 0 ? 0 : 22 * Math.pow(2, (b - BINS + 1) / 20.0);
            double next = b == BINS - 1 ? 0 : Math.rint(Math.exp(-22 * Math.pow(2, (b - BINS + 2) / 20.0)) * 0x1p40);
            mass[b] = above - next * 0x1p-40;
            above = next * 0x1p-40;
        }
        int[][] values = new int[Q.length][BINS];
        double mean = 0;
        double variance = 0;
        long[] counts = Arrays.stream(new long[] {2, 2, 3, 4, 6, 10, 20})
                .map(share -> share * times)
                .toArray();
        for (int l = 0; l < Q.length; l++) {
            double first = 0;
            double second = 0;
            for (int b = 0; b < BINS; b++) {
                values[l][b] = (int) ((1 - Q[l]) * score[b] * 0x1p24);
                first += mass[b] * values[l][b];
                second += mass[b] * values[l][b] * values[l][b];
            }
            mean += counts[l] * first;
            variance += counts[l] * (second - first * first);
        }
        double m = mean;
        double v = variance;
        long n = Arrays.stream(counts).sum();
        MixedLaw law = MixedLaw.of(mass, values, 0x1p-24);
        LongToDoubleFunction ours = sum -> law.tail(counts, sum).log10();
        LongToDoubleFunction truth = sum -> best(law.tail(counts, sum));
        long top = (long) (20 * mean);
        String name = "Gumbel × (1 − q)";
        return List.of(
                new Printed(name, "ours (certified)", n, top, ours, truth),
                new Printed(name, "normal z", n, top, sum -> Approximations.normal((double) sum, m, v), truth),
                new Printed(name, "fitted Gamma", n, top, sum -> Approximations.gamma((double) sum, m, v), truth));
    }

    private static double best(LogP p) {
        return p instanceof LogP.Certified certified ? certified.saddlepoint() : p.log10();
    }
}
