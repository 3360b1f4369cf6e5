package org.countermark.power;

import java.util.Arrays;
import java.util.List;

/**
 * The pooled sum and ln of every cell of the sparse arm as combinations of three independent variables, given that no
 * document is detected by itself.
 *
 * <p>All are sums over documents of functions of one number, so three directions hold nearly all of their joint spread:
 * the pooled sum, the likeliest cell as far as the sum does not explain it, and the cell that is then least explained. A
 * pivoted Cholesky decomposition, with the skewness of each direction beside it.
 */
final class Directions {
    /** Cells that are kept; the next ones would add less than a thousandth. */
    private static final int CELLS = 32;

    private static final int COUNT = 3;

    /** Spread, in nats, that is as good as none. */
    private static final double NONE = 1e-6;

    private final List<SizeClass> classes;
    private final double share;
    private final int[] cells;

    /** Mean of the pooled sum, in the printed unit. */
    final double sumMean;

    /** Standard deviation of the pooled sum. */
    final double sumDeviation;

    /** ln of weight times value of each kept cell, on average. */
    final double[] centres;

    /** What a unit step along each direction adds to each kept cell, in nats: {@code [direction][cell]}. */
    final double[][] loads = new double[COUNT][];

    /** Skewness of each direction. */
    final double[] skewness = new double[COUNT];

    Directions(List<SizeClass> classes, Evidence evidence, double share) {
        this.classes = classes;
        this.share = share;
        this.cells = likeliest(evidence);
        this.centres = new double[cells.length];
        for (int i = 0; i < cells.length; i++) {
            centres[i] = evidence.lnWeight(cells[i]) + mean(cells[i]);
        }
        this.sumMean = mean(SizeClass.SUM);
        this.sumDeviation = StrictMath.sqrt(covariance(SizeClass.SUM, SizeClass.SUM));
        decompose();
    }

    /** The cells whose evidence, when things go well for them, is the largest. */
    private int[] likeliest(Evidence evidence) {
        double[] high = new double[evidence.cells()];
        Integer[] order = new Integer[high.length];
        for (int c = 0; c < high.length; c++) {
            order[c] = c;
            high[c] = evidence.lnWeight(c) + mean(c) + 1.5 * StrictMath.sqrt(variance(c));
        }
        Arrays.sort(order, (a, b) -> Double.compare(high[b], high[a]));
        return Arrays.stream(order).limit(CELLS).mapToInt(Integer::intValue).toArray();
    }

    private void decompose() {
        double[] left = new double[cells.length];
        loads[0] = new double[cells.length];
        for (int i = 0; i < cells.length; i++) {
            loads[0][i] = covariance(SizeClass.SUM, cells[i]) / sumDeviation;
            left[i] = variance(cells[i]) - loads[0][i] * loads[0][i];
        }
        double cube = sumDeviation * sumDeviation * sumDeviation;
        skewness[0] = third(new int[] {SizeClass.SUM}, new double[] {1}) / cube;
        int second = likeliestOf(centres);
        double spread = load(1, second, left);
        double onSum = loads[0][second] / sumDeviation;
        if (spread > NONE) {
            skewness[1] = third(new int[] {SizeClass.SUM, cells[second]}, new double[] {-onSum, 1})
                    / (spread * spread * spread);
        }
        double[] open = new double[cells.length];
        for (int i = 0; i < open.length; i++) {
            open[i] = left[i] * StrictMath.exp((centres[i] - centres[second]) / 2);
        }
        int last = likeliestOf(open);
        double rest = load(2, last, left);
        if (rest > NONE && spread > NONE) {
            double onSecond = loads[1][last] / spread;
            double directly = loads[0][last] / sumDeviation - onSecond * onSum;
            skewness[2] =
                    third(new int[] {SizeClass.SUM, cells[second], cells[last]}, new double[] {-directly, -onSecond, 1})
                            / (rest * rest * rest);
        }
    }

    /** Makes a cell's unexplained part a direction; its spread in nats. */
    private double load(int direction, int pivot, double[] left) {
        double spread = StrictMath.sqrt(Math.max(0, left[pivot]));
        loads[direction] = new double[cells.length];
        if (spread <= NONE) {
            return 0;
        }
        for (int i = 0; i < cells.length; i++) {
            double explained = 0;
            for (int before = 0; before < direction; before++) {
                explained += loads[before][pivot] * loads[before][i];
            }
            loads[direction][i] = (covariance(cells[pivot], cells[i]) - explained) / spread;
        }
        for (int i = 0; i < cells.length; i++) {
            left[i] = Math.max(0, left[i] - loads[direction][i] * loads[direction][i]);
        }
        return spread;
    }

    private static int likeliestOf(double[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return best;
    }

    private double mean(int statistic) {
        return classes.stream().mapToDouble(each -> each.mean(share, statistic)).sum();
    }

    private double variance(int statistic) {
        return classes.stream()
                .mapToDouble(each -> each.variance(share, statistic))
                .sum();
    }

    private double covariance(int a, int b) {
        return classes.stream()
                .mapToDouble(each -> each.covariance(share, a, b))
                .sum();
    }

    private double third(int[] statistics, double[] factors) {
        return classes.stream()
                .mapToDouble(each -> each.third(share, statistics, factors))
                .sum();
    }
}
