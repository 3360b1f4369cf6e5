package org.countermark.benchmarks.detect;

import java.util.List;
import org.countermark.corpora.rates.SimulatedStream;
import org.countermark.corpora.rates.TokenDistribution;
import org.countermark.corpora.rates.TokenDistributions;

/** Simulated text that has a stated excess a token under Gumbel-max: open words, half sure words and sure words in turn. */
public final class Texts {
    private Texts() {}

    /**
     * Steps whose mean excess is the stated one.
     *
     * @param nats mean score of a marked token less 1, at most 2
     * @return the stream
     */
    public static SimulatedStream withExcess(double nats) {
        double low = 0;
        double high = 2;
        for (int i = 0; i < 40; i++) {
            double middle = (low + high) / 2;
            double excess =
                    steps(middle).stream().mapToDouble(Texts::excess).average().orElseThrow();
            if (excess < nats) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return SimulatedStream.of(steps(high));
    }

    private static List<TokenDistribution> steps(double nats) {
        return List.of(
                TokenDistributions.zipf(200, 2 * nats),
                TokenDistributions.geometric(50, 0.8 * nats),
                TokenDistributions.geometric(50, 0.2 * nats));
    }

    /** Under Gumbel-max a token of probability p scores H(1/p) on average: Σ p·H(1/p) − 1. */
    private static double excess(TokenDistribution step) {
        double sum = -1;
        for (double p : step.toArray()) {
            sum += p > 0 ? p * harmonic(1 / p) : 0;
        }
        return sum;
    }

    /** H(x) = ψ(x + 1) + γ by its asymptotic series after seven steps up. */
    private static double harmonic(double x) {
        double sum = 0;
        double y = x;
        for (int i = 0; i < 7; i++) {
            y++;
            sum -= 1 / y;
        }
        double square = 1 / (y * y);
        return sum
                + Math.log(y)
                + 1 / (2 * y)
                - square * (1.0 / 12 - square * (1.0 / 120 - square / 252))
                + 0.5772156649015329;
    }
}
