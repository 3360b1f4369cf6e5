package org.countermark.benchmarks.power;

import java.util.Arrays;
import org.countermark.stats.Bets;
import org.countermark.stats.ScoreSum;
import org.countermark.stats.SparseArm;

/**
 * The sparse arm of many bodies of equally long documents, a hundred times as fast: what a document adds is looked up by
 * its sum, to a four-thousandth of the range of sums, and multiplied by how often that sum came.
 *
 * <p>A test holds it against {@link SparseArm} itself.
 */
final class SparseTable {
    private static final int BINS = 4096;

    private final Bets bets;
    private final double unit;
    private final int units;
    private final double low;
    private final double step;
    private final double[] shares = SparseArm.shares();
    private final double[] lnWeights;
    private final double[][] contributions = new double[BINS][];
    private final int[] counts = new int[BINS];
    private final double[] cells;

    SparseTable(Bets bets, double unit, int units, double low, double high) {
        this.bets = bets;
        this.unit = unit;
        this.units = units;
        this.low = low;
        this.step = (high - low) / BINS;
        this.lnWeights = Arrays.stream(bets.sparseWeights())
                .filter(weight -> weight > 0)
                .map(StrictMath::log)
                .toArray();
        this.cells = new double[shares.length * (lnWeights.length + 1)];
    }

    /** ln of the arm's e-value. */
    double ln(double[] sums) {
        Arrays.fill(counts, 0);
        for (double sum : sums) {
            counts[Math.max(0, Math.min(BINS - 1, (int) ((sum - low) / step)))]++;
        }
        Arrays.fill(cells, 0);
        for (int bin = 0; bin < BINS; bin++) {
            if (counts[bin] > 0) {
                if (contributions[bin] == null) {
                    contributions[bin] = contribution(low + (bin + 0.5) * step);
                }
                for (int cell = 0; cell < cells.length; cell++) {
                    cells[cell] += counts[bin] * contributions[bin][cell];
                }
            }
        }
        double[] terms = new double[cells.length];
        for (int cell = 0; cell < cells.length; cell++) {
            terms[cell] = cells[cell] + lnWeight(cell);
        }
        return lnSum(terms);
    }

    /** Half of the weight is the bets', half the mixture's. */
    private double lnWeight(int cell) {
        int column = cell % (lnWeights.length + 1);
        return StrictMath.log(0.5 / shares.length) + (column == lnWeights.length ? 0 : lnWeights[column]);
    }

    private double[] contribution(double sum) {
        ScoreSum score = new ScoreSum(units, Math.max(0, StrictMath.round(sum / unit)));
        double[] wealth = new double[bets.count()];
        bets.lnWealth(score, wealth);
        double[] mixture = new double[lnWeights.length];
        double[] values = new double[cells.length];
        for (int column = 0; column <= lnWeights.length; column++) {
            double ln;
            if (column < lnWeights.length) {
                ln = wealth[column];
                mixture[column] = ln + lnWeights[column];
            } else {
                ln = lnSum(mixture);
            }
            for (int s = 0; s < shares.length; s++) {
                values[s * (lnWeights.length + 1) + column] =
                        ln > 300 ? ln + StrictMath.log(shares[s]) : StrictMath.log1p(shares[s] * StrictMath.expm1(ln));
            }
        }
        return values;
    }

    private static double lnSum(double[] terms) {
        double high = Arrays.stream(terms).max().getAsDouble();
        return high
                + StrictMath.log(Arrays.stream(terms)
                        .map(term -> StrictMath.exp(term - high))
                        .sum());
    }
}
