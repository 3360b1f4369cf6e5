package org.countermark.power;

import java.util.Arrays;
import org.countermark.scheme.FiniteScheme;
import org.countermark.scheme.Outcomes;

/** The scores of a scheme with few outcomes, tilted until their mean is what a mark makes it. Immutable. */
final class TiltedOutcomes {
    private final double[] scores;
    private final double[] probabilities;

    private TiltedOutcomes(double[] scores, double[] probabilities) {
        this.scores = scores;
        this.probabilities = probabilities;
    }

    static TiltedOutcomes of(FiniteScheme scheme) {
        Outcomes outcomes = scheme.outcomes();
        double unit = scheme.unit();
        double[] scores =
                Arrays.stream(outcomes.scores()).mapToDouble(s -> s * unit).toArray();
        return new TiltedOutcomes(scores, outcomes.probabilities());
    }

    double mean() {
        return moments(0.0, 1);
    }

    /** What the mean cannot rise by. */
    double largestExcess() {
        return scores[scores.length - 1] - mean();
    }

    /** Mean and spread where the mean is higher by the excess. */
    ScoreMoments withExcess(double excess) {
        double mean = mean() + excess;
        double low = 0;
        double high = 1;
        while (moments(high, 1) < mean && high < 1e6) {
            high *= 2;
        }
        for (int step = 0; step < 200 && high - low > 1e-14 * high; step++) {
            double middle = (low + high) / 2;
            if (moments(middle, 1) < mean) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double tilt = (low + high) / 2;
        double first = moments(tilt, 1);
        double variance = moments(tilt, 2) - first * first;
        double third = moments(tilt, 3) - 3 * first * variance - first * first * first;
        return new ScoreMoments(first, StrictMath.sqrt(variance), third / (variance * StrictMath.sqrt(variance)));
    }

    private double moments(double tilt, int power) {
        double top = scores[scores.length - 1];
        double mass = 0;
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            double weight = probabilities[i] * StrictMath.exp(tilt * (scores[i] - top));
            mass += weight;
            double term = weight;
            for (int j = 0; j < power; j++) {
                term *= scores[i];
            }
            sum += term;
        }
        return sum / mass;
    }
}
