package org.countermark.power;

import java.util.Arrays;
import org.countermark.stats.Bets;
import org.countermark.stats.NullLaw;
import org.countermark.stats.SparseArm;

/**
 * The two arms of the evidence as the prediction needs them: ln of the dense e-value of a pooled sum, and what one
 * document adds to each cell of the sparse arm.
 *
 * <p>A cell is a pair of a share of marked documents and a column of document e-values. A column is one bet, or (the
 * last one) the mixture of all bets inside each document.
 */
final class Evidence {
    private final double[] tilts;
    private final double[] cumulants;
    private final double[] lnDense;
    private final double[] lnSparse;
    private final double[] shares;
    private final double[] lnCells;

    private Evidence(double[] tilts, double[] cumulants, double[] dense, double[] sparse, double[] shares) {
        this.tilts = tilts;
        this.cumulants = cumulants;
        this.lnDense = logs(dense);
        this.lnSparse = logs(sparse);
        this.shares = shares;
        this.lnCells = new double[shares.length * (tilts.length + 1)];
        for (int cell = 0; cell < lnCells.length; cell++) {
            int column = cell % (tilts.length + 1);
            double half = column == tilts.length ? 0 : lnSparse[column];
            lnCells[cell] = half - StrictMath.log(2.0 * shares.length);
        }
    }

    /** The arms of a scan under a law. */
    static Evidence of(NullLaw law) {
        Bets bets = Bets.of(law);
        double[] tilts = new double[bets.count()];
        double[] cumulants = new double[tilts.length];
        for (int k = 0; k < tilts.length; k++) {
            tilts[k] = bets.tilt(k);
            cumulants[k] = law.cumulant(tilts[k]);
        }
        return new Evidence(tilts, cumulants, bets.denseWeights(), bets.sparseWeights(), SparseArm.shares());
    }

    private static double[] logs(double[] values) {
        return Arrays.stream(values).map(StrictMath::log).toArray();
    }

    int cells() {
        return lnCells.length;
    }

    /** ln of the weight of a cell. */
    double lnWeight(int cell) {
        return lnCells[cell];
    }

    /** ln of the dense arm's e-value of a pooled sum, in the printed unit. */
    double lnDense(double sum, double units) {
        double[] ln = new double[tilts.length];
        for (int k = 0; k < ln.length; k++) {
            ln[k] = lnDense[k] + tilts[k] * sum - units * cumulants[k];
        }
        return lnSum(ln, ln.length);
    }

    /** What a document adds to each cell, for each possible sum of it: {@code [cell][point]}. */
    double[][] contributions(DocumentSum document, long units) {
        int bets = tilts.length;
        double[][] values = new double[lnCells.length][document.size()];
        double[] ln = new double[bets + 1];
        double[] weighted = new double[bets];
        for (int i = 0; i < document.size(); i++) {
            for (int k = 0; k < bets; k++) {
                ln[k] = tilts[k] * document.sum(i) - units * cumulants[k];
                weighted[k] = ln[k] + lnSparse[k];
            }
            ln[bets] = lnSum(weighted, bets);
            for (int column = 0; column <= bets; column++) {
                double less = StrictMath.expm1(ln[column]);
                for (int s = 0; s < shares.length; s++) {
                    int cell = s * (bets + 1) + column;
                    if (lnCells[cell] > Double.NEGATIVE_INFINITY) {
                        values[cell][i] = mixed(shares[s], ln[column], less);
                    }
                }
            }
        }
        return values;
    }

    /** ln(1 − share + share·e^x), given e^x − 1. */
    private static double mixed(double share, double x, double less) {
        // Above e^300 the document is marked or nothing is; below, the product does not overflow.
        return share == 1 ? x : x > 300 ? x + StrictMath.log(share) : StrictMath.log1p(share * less);
    }

    /** ln of a sum of exponentials. */
    static double lnSum(double[] ln, int count) {
        double best = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            best = Math.max(best, ln[i]);
        }
        double total = 0;
        for (int i = 0; i < count; i++) {
            total += StrictMath.exp(ln[i] - best);
        }
        return best + StrictMath.log(total);
    }
}
