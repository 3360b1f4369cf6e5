package org.countermark.benchmarks.power;

import java.util.SplittableRandom;
import org.countermark.power.Power;
import org.countermark.power.ScoreMoments;
import org.countermark.scheme.GreenListScheme;
import org.countermark.scheme.GumbelScheme;
import org.countermark.scheme.Scheme;
import org.countermark.scheme.TournamentScheme;

/**
 * Random designs, spread evenly over predicted power.
 *
 * <p>Everything but the excess is drawn; the excess is then the one at which the prediction equals a drawn power in
 * (.02, .98). Where that takes less than .02 or more than 1 standard deviation a unit, everything is drawn again. So the
 * prediction is asked where it says something, over the whole space, and an error of it cannot hide at power 0 or 1.
 */
final class RandomTrials {
    private static final double LEAST = 0.02;
    private static final double MOST = 1;

    private final SplittableRandom random;

    RandomTrials(SplittableRandom random) {
        this.random = random;
    }

    Trial next() {
        while (true) {
            Scheme scheme = switch (random.nextInt(3)) {
                case 0 -> new GumbelScheme();
                case 1 -> new TournamentScheme(random.nextBoolean() ? 30 : 10);
                default -> new GreenListScheme(random.nextBoolean() ? 16384 : 32768);
            };
            double deviation = scheme.nullLaw().deviation();
            int documents = (int) between(1, 20_001);
            Trial open = new Trial(
                    scheme,
                    LEAST * deviation,
                    documents,
                    (int) between(50, 2001),
                    Math.max(1, (int) StrictMath.round(between(0.0005, 1) * documents)),
                    (long) between(1, 101),
                    -2 - 7 * random.nextDouble());
            double target = 0.02 + 0.96 * random.nextDouble();
            double most = Math.min(MOST * deviation, 0.98 * ScoreMoments.largestExcess(scheme));
            if (power(open) < target && power(open.withExcess(most)) > target) {
                return solved(open, most, target);
            }
        }
    }

    private static Trial solved(Trial open, double most, double target) {
        double low = open.excess();
        double high = most;
        while (high > low * 1.0005) {
            double middle = StrictMath.sqrt(low * high);
            if (power(open.withExcess(middle)) < target) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return open.withExcess(high);
    }

    private static double power(Trial trial) {
        return Power.of(trial.design()).total();
    }

    /** Evenly on a logarithmic scale. */
    private double between(double low, double high) {
        return low * StrictMath.exp(random.nextDouble() * StrictMath.log(high / low));
    }
}
