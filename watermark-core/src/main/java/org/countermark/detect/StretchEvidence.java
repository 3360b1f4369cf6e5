package org.countermark.detect;

import java.util.Arrays;

/**
 * The evidence that a stretch of units holds marked ones, valid for all stretches of a body at once.
 *
 * <p>For bet k with factors f_k(i), R_k is the Shiryaev–Roberts statistic: R_k(0) = 0, R_k(i+1) = (1 + R_k(i))·f_k(i),
 * that is Σ_a Π_{a ≤ j ≤ i} f_k(j), the winnings of one unit of money that is put down anew at every unit. With shares w_k
 * that add up to at most 1, R = Σ_k w_k·R_k. The evidence of a stretch is the largest R that is reached in it, starting from
 * 0 at its first unit.
 *
 * <p><b>Theorem.</b> Let U be the unmarked units of a body of at most T units in all its documents, so that given the text
 * the units of U have independent scores with the null law. The chance that ANY stretch of any document that lies
 * wholly in U has evidence of A or more is at most T/A.
 *
 * <p><i>Proof.</i> U falls into runs of consecutive units, of lengths n_1, n_2, … with sum at most T. Money put down
 * later only adds to R, so no stretch inside a run has more evidence than the run itself. In a run, E[R(i+1) | the scores up
 * to i] ≤ Σ_k w_k·(1 + R_k(i)) ≤ 1 + R(i), because a factor has mean at most 1: R(i) − i is a supermartingale. At the
 * time τ at which R first reaches A, or at the end n if it does not, A·P(R reaches A) ≤ E R(τ) ≤ E τ ≤ n. Add up over the
 * runs. Nothing is asked of the units outside U, and runs may depend on each other in any way. ∎
 *
 * <p>So T/R is a p-value of each stretch corrected for all of them, and everything that it rejects is rejected together: a
 * second region needs no other level than the first, and bounds may be chosen by looking at the scores. Sources:
 * Roberts, Technometrics 8 (1966) 411–430; Ville (1939); for restarts as a union over starts, Pollak, Ann. Statist. 15
 * (1987) 749–779.
 */
final class StretchEvidence {
    private static final double LARGE = 0x1p900;

    /** Together with the evidence, more than everything that is rounded at a unit. */
    private static final double MAGNITUDE = 1000;

    private final double[] weights;

    /** R_k is r[k]·e^scale[k]; the money put down anew is one[k] on that scale. */
    private final double[] r;

    private final double[] scale;
    private final double[] one;
    private double top;

    private StretchEvidence(UnitBets units) {
        int bets = units.count();
        weights = new double[bets];
        for (int k = 0; k < bets; k++) {
            weights[k] = units.weight(k);
        }
        r = new double[bets];
        scale = new double[bets];
        one = new double[bets];
        Arrays.fill(one, 1);
    }

    /**
     * The evidence of a stretch. Time is linear in units times bets; nothing is kept.
     *
     * @param units the document
     * @param stretch the stretch, not empty
     * @return ln of the largest R, rounded down
     */
    static double ln(UnitBets units, Stretch stretch) {
        StretchEvidence evidence = new StretchEvidence(units);
        double[] factors = new double[units.count()];
        double largest = 0;
        double ln = Double.NEGATIVE_INFINITY;
        for (int unit = stretch.from(); unit < stretch.to(); unit++) {
            units.lnFactors(unit, factors);
            evidence.step(factors);
            if (evidence.top == 0) {
                largest = Math.max(largest, evidence.sum());
            } else {
                ln = Math.max(ln, evidence.top + StrictMath.log(evidence.sum()));
            }
        }
        ln = Math.max(ln, StrictMath.log(largest));
        return ln - (stretch.to() - stretch.from()) * 0x1p-48 * (MAGNITUDE + StrictMath.abs(ln));
    }

    private void step(double[] lnFactors) {
        for (int k = 0; k < r.length; k++) {
            r[k] = (one[k] + r[k]) * StrictMath.exp(lnFactors[k]);
            if (r[k] > LARGE) {
                scale[k] += StrictMath.log(r[k]);
                r[k] = 1;
                one[k] = 0;
                top = Math.max(top, scale[k]);
            }
        }
    }

    /** R·e^−top. */
    private double sum() {
        double sum = 0;
        for (int k = 0; k < r.length; k++) {
            sum += weights[k] * r[k] * (top == 0 ? 1 : StrictMath.exp(scale[k] - top));
        }
        return sum;
    }
}
