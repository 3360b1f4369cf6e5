package org.countermark.stats;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * One score with finitely many outcomes: its cumulant function about its mean, and the slopes of that.
 *
 * <p>Everything is a sum of terms of one sign, so that nothing cancels close to the mean. Immutable.
 */
final class OutcomeLaw {
    private final double[] probabilities;

    /** Outcomes less their mean. */
    private final double[] deviations;

    private final double mean;

    /** Largest of the deviations. */
    private final double top;

    /** Twice the largest magnitude of an outcome. */
    private final double scale;

    private OutcomeLaw(double[] probabilities, double[] deviations, double mean, double scale) {
        this.probabilities = probabilities;
        this.deviations = deviations;
        this.mean = mean;
        this.top = Arrays.stream(deviations).max().orElseThrow();
        this.scale = scale;
    }

    /** Outcomes of probability 0 are left out. */
    static OutcomeLaw of(double[] probabilities, int[] values, double unit) {
        int[] possible = IntStream.range(0, values.length)
                .filter(b -> probabilities[b] > 0)
                .toArray();
        double[] p = new double[possible.length];
        double mean = 0;
        double scale = 0;
        for (int i = 0; i < p.length; i++) {
            p[i] = probabilities[possible[i]];
            mean += p[i] * values[possible[i]];
            scale = Math.max(scale, 2 * unit * Math.abs((double) values[possible[i]]));
        }
        double[] deviations = new double[p.length];
        for (int i = 0; i < p.length; i++) {
            deviations[i] = (values[possible[i]] - mean) * unit;
        }
        return new OutcomeLaw(p, deviations, mean * unit, scale);
    }

    /** The law of the score with its sign turned. */
    OutcomeLaw mirrored() {
        return new OutcomeLaw(
                probabilities, Arrays.stream(deviations).map(x -> -x).toArray(), -mean, scale);
    }

    double mean() {
        return mean;
    }

    /** E (X − mean)^power. */
    double moment(int power) {
        double sum = 0;
        for (int b = 0; b < deviations.length; b++) {
            double term = probabilities[b];
            for (int i = 0; i < power; i++) {
                term *= deviations[b];
            }
            sum += term;
        }
        return sum;
    }

    /**
     * What all roundings can do to a cumulant: each outcome, the mean, and the sum of the probabilities are right to a
     * few ulp of their own magnitudes.
     */
    double allowance(double tilt, double cumulant) {
        return (1 + tilt * scale + cumulant) * (deviations.length + 64) * 0x1p-52;
    }

    /** ln E exp(tilt·(X − mean)), at least 0. */
    double cumulant(double tilt) {
        if (tilt * top <= 1) {
            double sum = 0;
            for (int b = 0; b < deviations.length; b++) {
                sum += probabilities[b] * Elementary.expDefect(tilt * deviations[b]);
            }
            return StrictMath.log1p(sum);
        }
        double sum = 0;
        for (int b = 0; b < deviations.length; b++) {
            sum += probabilities[b] * StrictMath.exp(tilt * (deviations[b] - top));
        }
        return tilt * top + StrictMath.log(sum);
    }

    /**
     * Mean and variance under the tilt.
     *
     * @param tilt at least 0
     * @param count how often the score is added
     * @param into to [0] count times the tilted mean less the mean is added, to [1] count times the tilted variance
     */
    void slopes(double tilt, double count, double[] into) {
        boolean gentle = tilt * top <= 1;
        double mass = gentle ? 1 : 0;
        double first = 0;
        double second = 0;
        for (int b = 0; b < deviations.length; b++) {
            double x = deviations[b];
            double p = probabilities[b];
            if (gentle) {
                double growth = StrictMath.expm1(tilt * x);
                mass += p * (growth - tilt * x);
                first += p * x * growth;
                second += p * x * x * (1 + growth);
            } else {
                double weight = p * StrictMath.exp(tilt * (x - top));
                mass += weight;
                first += weight * x;
                second += weight * x * x;
            }
        }
        double tilted = first / mass;
        into[0] += count * tilted;
        into[1] += count * Math.max(0, second / mass - tilted * tilted);
    }
}
