package org.countermark.stats;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Sum of independent integer scores of several kinds (levels), each with finitely many outcomes: what weights by a
 * token's estimated probability make of a score.
 *
 * <p>H0: the score of a unit of level l takes the value v[l][b] with probability P[b], independently of all others; the
 * level is a function of the text alone. The certified value is Chernoff's bound with the exact cumulant functions,
 * Σ_l n_l·K_l(t) − t·s, a theorem for every t, or, where the scores lie on a coarse lattice and the units are few, the
 * tail itself with all errors bounded and added; beside it stands the saddlepoint value of Lugannani and Rice. Immutable;
 * safe for use by many threads; only IEEE arithmetic and StrictMath. Source: docs/statistics.md.
 */
public final class MixedLaw {
    private final OutcomeLaw[] levels;

    /** [0 or 1][level]: smallest and largest outcome. */
    private final int[][] extremes;

    /** [0 or 1][level]: logarithms of their probabilities. */
    private final double[][] lnExtremes;

    private final double unit;

    /** Common divisor of the differences between outcomes: of all levels, and [level] of each; 0 for a constant. */
    private final long span;

    private final long[] spans;
    private final TiltGrid grid;
    private final LatticeTail lattice;

    private MixedLaw(
            OutcomeLaw[] levels,
            int[][] extremes,
            double[][] lnExtremes,
            double unit,
            long[] spans,
            LatticeTail lattice) {
        this.lattice = lattice;
        this.levels = levels;
        this.extremes = extremes;
        this.lnExtremes = lnExtremes;
        this.unit = unit;
        this.spans = spans;
        this.span = Arrays.stream(spans).reduce(0, MixedLaw::greatestCommonDivisor);
        this.grid = TiltGrid.of(levels);
    }

    /**
     * The law of scores with the given outcomes.
     *
     * <p>Cost: about a hundred exponentials per level and outcome, once.
     *
     * @param probabilities one per outcome, each at least 0, of sum 1 to within rounding; what is certified holds for
     *     exactly these doubles, so let them be multiples of a power of two; copied
     * @param values [level][outcome], in integer units, any int; at least one level; copied
     * @param unit what one integer unit is worth in the statistic as printed, above 0
     * @return the law
     * @throws IllegalArgumentException if the arguments are not such
     */
    public static MixedLaw of(double[] probabilities, int[][] values, double unit) {
        double[] copy = probabilities.clone();
        double sum = 0;
        for (int b = 0; b < copy.length; b++) {
            if (!(copy[b] >= 0)) {
                throw new IllegalArgumentException("probabilities[" + b + "] must be at least 0, was " + copy[b]);
            }
            sum += copy[b];
        }
        if (!(StrictMath.abs(sum - 1) <= copy.length * 0x1p-53)) {
            throw new IllegalArgumentException("probabilities must have the sum 1, had " + sum);
        }
        if (values.length == 0) {
            throw new IllegalArgumentException("values must hold at least one level, held none");
        }
        if (!(unit > 0 && unit < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("unit must be above 0 and finite, was " + unit);
        }
        OutcomeLaw[] levels = new OutcomeLaw[values.length];
        int[][] extremes = new int[2][values.length];
        double[][] lnExtremes = new double[2][values.length];
        long[] spans = new long[values.length];
        for (int l = 0; l < levels.length; l++) {
            if (values[l].length != copy.length) {
                throw new IllegalArgumentException(
                        "values[" + l + "] must hold " + copy.length + " outcomes, held " + values[l].length);
            }
            int[] row = values[l].clone();
            levels[l] = OutcomeLaw.of(copy, row, unit);
            int[] possible =
                    IntStream.range(0, row.length).filter(b -> copy[b] > 0).toArray();
            extremes[0][l] = IntStream.of(possible).map(b -> row[b]).min().orElseThrow();
            extremes[1][l] = IntStream.of(possible).map(b -> row[b]).max().orElseThrow();
            for (int end = 0; end < 2; end++) {
                int extreme = extremes[end][l];
                lnExtremes[end][l] = StrictMath.log(IntStream.of(possible)
                        .filter(b -> row[b] == extreme)
                        .mapToDouble(b -> copy[b])
                        .reduce(0, Double::sum));
            }
            for (int b : possible) {
                spans[l] = greatestCommonDivisor(spans[l], (long) row[b] - extremes[0][l]);
            }
        }
        long span = Math.max(1, Arrays.stream(spans).reduce(0, MixedLaw::greatestCommonDivisor));
        return new MixedLaw(levels, extremes, lnExtremes, unit, spans, LatticeTail.of(copy, values, span));
    }

    private static long greatestCommonDivisor(long a, long b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }

    /**
     * Mean of the sum under H0.
     *
     * @param countByLevel units of each level, each at least 0; not changed
     * @return the mean, in printed units
     * @throws IllegalArgumentException if the counts are not such
     */
    public double mean(long[] countByLevel) {
        check(countByLevel);
        double mean = 0;
        for (int l = 0; l < levels.length; l++) {
            mean += (double) countByLevel[l] * levels[l].mean();
        }
        return mean;
    }

    /**
     * The right tail under H0, at the best tilt.
     *
     * <p>{@link LogP.Exact} where that is plain: no units, and a sum that is always reached, never, or only by the largest
     * outcomes. Otherwise {@link LogP.Certified}: never below the truth, 0 for a sum at or below the mean. The saddlepoint
     * value beside it is corrected for the lattice on which the sums lie, and kept within what is proven. Cost: some ten
     * passes over all levels and outcomes, a few milliseconds at 32 × 512; up to 50 where the tail itself is summed,
     * which is done while the sum's deviation stays below some 1,800 steps of the lattice.
     *
     * @param countByLevel units of each level, each at least 0; not changed
     * @param sum sum of their scores, in integer units
     * @return log10 P(S ≥ sum); {@link LogP#one()} when there are no units
     * @throws IllegalArgumentException if the counts are not such, or there is a sum without units
     */
    public LogP tail(long[] countByLevel, long sum) {
        if (check(countByLevel) == 0 && sum != 0) {
            throw new IllegalArgumentException("sum must be 0 when there are no units, was " + sum);
        }
        BigInteger above = BigInteger.valueOf(sum).subtract(total(countByLevel, 0));
        BigInteger missing = total(countByLevel, 1).subtract(BigInteger.valueOf(sum));
        if (above.signum() <= 0) {
            return LogP.one();
        }
        // Sums come in steps of the levels at hand; a sum between two steps means the next one.
        long step = step(countByLevel);
        missing = step == 0 ? missing : missing.subtract(missing.mod(BigInteger.valueOf(step)));
        if (missing.signum() < 0) {
            return new LogP.Exact(Double.NEGATIVE_INFINITY);
        }
        if (missing.signum() == 0) {
            return new LogP.Exact(Elementary.log10(lnExtreme(countByLevel, 1), false));
        }
        double mean = mean(countByLevel);
        double reached = total(countByLevel, 1).subtract(missing).doubleValue() * unit;
        if (reached > mean) {
            BitSums.Saddle saddle = tails(countByLevel, levels, step).saddle(reached - mean);
            double ln = Math.min(saddle.bound(), Math.max(lnExtreme(countByLevel, 1), saddle.lnTail()));
            long steps = above.divide(BigInteger.valueOf(span)).longValueExact()
                    + (above.mod(BigInteger.valueOf(span)).signum() == 0 ? 0 : 1);
            double sharp = lattice.lnTail(countByLevel, steps, saddle.tilt() * (double) span * unit)
                    .orElse(saddle.bound());
            double bound = Math.min(saddle.bound(), sharp);
            return new LogP.Certified(Elementary.log10(bound, false), Elementary.log10(Math.min(bound, ln), false));
        }
        // What is not reached is the right tail of the sum with its sign turned, one step further.
        double least = lnExtreme(countByLevel, 0);
        double ln = least;
        if (above.compareTo(BigInteger.valueOf(step)) > 0) {
            OutcomeLaw[] mirrored =
                    Arrays.stream(levels).map(OutcomeLaw::mirrored).toArray(OutcomeLaw[]::new);
            double tail = tails(countByLevel, mirrored, step)
                    .saddle(mean - reached + (double) step * unit)
                    .lnTail();
            ln = Math.max(least, Math.min(0, tail));
        }
        return new LogP.Certified(0.0, Elementary.log10(ln, true));
    }

    private MixedTail tails(long[] countByLevel, OutcomeLaw[] laws, long step) {
        return new MixedTail(laws, Arrays.stream(countByLevel).asDoubleStream().toArray(), (double) step * unit);
    }

    private long step(long[] countByLevel) {
        long step = 0;
        for (int l = 0; l < spans.length; l++) {
            step = countByLevel[l] > 0 ? greatestCommonDivisor(step, spans[l]) : step;
        }
        return step;
    }

    private double lnExtreme(long[] countByLevel, int end) {
        double ln = 0;
        for (int l = 0; l < levels.length; l++) {
            ln += (double) countByLevel[l] * lnExtremes[end][l];
        }
        return ln;
    }

    /**
     * The best Chernoff bound over a fixed grid of tilts: about a percent of the exponent less than the best of all
     * tilts, and never below what {@link #tail} certifies; cheap enough for every document.
     *
     * <p>Cost: two hundred multiplications per level that has units, microseconds.
     *
     * @param countByLevel units of each level, each at least 0; not changed
     * @param sum sum of their scores, in integer units
     * @return log10 of the bound, at most 0; never below the truth
     * @throws IllegalArgumentException if the counts are not such
     */
    public double bound(long[] countByLevel, long sum) {
        check(countByLevel);
        return Elementary.log10(grid.bound(countByLevel, (double) sum * unit), false);
    }

    private BigInteger total(long[] countByLevel, int end) {
        BigInteger total = BigInteger.ZERO;
        for (int l = 0; l < levels.length; l++) {
            total = total.add(BigInteger.valueOf(countByLevel[l]).multiply(BigInteger.valueOf(extremes[end][l])));
        }
        return total;
    }

    private long check(long[] countByLevel) {
        if (countByLevel.length != levels.length) {
            throw new IllegalArgumentException(
                    "countByLevel must hold one count per level (" + levels.length + "), held " + countByLevel.length);
        }
        long n = 0;
        for (int l = 0; l < levels.length; l++) {
            if (countByLevel[l] < 0) {
                throw new IllegalArgumentException(
                        "countByLevel[" + l + "] must be at least 0, was " + countByLevel[l]);
            }
            n = Math.addExact(n, countByLevel[l]);
        }
        return n;
    }
}
