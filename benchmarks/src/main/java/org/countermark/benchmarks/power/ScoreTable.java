package org.countermark.benchmarks.power;

import java.util.SplittableRandom;
import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;

/**
 * The exact law of a document's sum on a fine lattice, from the law of one score, and draws from it.
 *
 * <p>The characteristic function of one score is raised to the power of the number of scores, so no moments and no
 * normal approximation stand between the model of a token and a drawn document.
 */
final class ScoreTable {
    private final double step;
    private final double[] below;
    private final int[] guide;

    private ScoreTable(double step, double[] below) {
        this.step = step;
        this.below = below;
        this.guide = new int[1 << 14];
        int at = 0;
        for (int i = 0; i < guide.length; i++) {
            while (below[at] <= i / (double) guide.length) {
                at++;
            }
            guide[i] = at;
        }
    }

    /**
     * The table of a sum.
     *
     * @param masses probabilities of one score at 0, step, 2·step, …
     * @param step the lattice, in the printed unit
     * @param units number of scores
     * @return the table
     */
    static ScoreTable of(double[] masses, double step, int units) {
        double mean = 0;
        double square = 0;
        for (int i = 0; i < masses.length; i++) {
            mean += i * masses[i];
            square += (double) i * i * masses[i];
        }
        double reach = mean * units + 14 * StrictMath.sqrt((square - mean * mean) * units) + 60 / step;
        int length = Integer.highestOneBit((int) Math.max(reach, masses.length)) * 2;
        double[] re = new double[length];
        double[] im = new double[length];
        System.arraycopy(masses, 0, re, 0, masses.length);
        double[][] transformed = {re, im};
        FastFourierTransformer.transformInPlace(transformed, DftNormalization.STANDARD, TransformType.FORWARD);
        for (int i = 0; i < length; i++) {
            double lnSize = StrictMath.log(StrictMath.hypot(re[i], im[i])) * units;
            double angle = StrictMath.atan2(im[i], re[i]) * units;
            double size = StrictMath.exp(lnSize);
            re[i] = size * StrictMath.cos(angle);
            im[i] = size * StrictMath.sin(angle);
        }
        FastFourierTransformer.transformInPlace(transformed, DftNormalization.STANDARD, TransformType.INVERSE);
        double[] below = new double[length];
        double sum = 0;
        for (int i = 0; i < length; i++) {
            sum += Math.max(0, re[i]);
            below[i] = sum;
        }
        for (int i = 0; i < length; i++) {
            below[i] /= sum;
        }
        below[length - 1] = Math.nextUp(1.0);
        return new ScoreTable(step, below);
    }

    /** The sum below which one document in 10^11 lies. */
    double lowest() {
        return quantile(1e-11);
    }

    /** The sum above which one document in 10^11 lies. */
    double highest() {
        return quantile(1 - 1e-11);
    }

    private double quantile(double share) {
        int at = 0;
        while (below[at] <= share) {
            at++;
        }
        return at * step;
    }

    /** A drawn sum, in the printed unit. */
    double draw(SplittableRandom random) {
        double u = random.nextDouble();
        int at = guide[(int) (u * guide.length)];
        while (below[at] <= u) {
            at++;
        }
        return at * step;
    }
}
