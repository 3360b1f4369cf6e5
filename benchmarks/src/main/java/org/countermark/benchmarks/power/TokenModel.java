package org.countermark.benchmarks.power;

import java.util.function.DoubleUnaryOperator;
import org.countermark.scheme.GreenListScheme;
import org.countermark.scheme.Scheme;
import org.countermark.scheme.TournamentScheme;

/**
 * The law of the score of one token with a given excess, as masses on a lattice: what the simulation believes, written
 * down without the moments that the prediction uses.
 */
final class TokenModel {
    private static final double GUMBEL_STEP = 1.0 / 64;
    private static final int TOURNAMENT_STEP = 8;

    private final double[] masses;
    private final double step;

    private TokenModel(double[] masses, double step) {
        this.masses = masses;
        this.step = step;
    }

    /** Probabilities of a score of 0, step, 2·step, …; not to be changed. */
    double[] masses() {
        return masses;
    }

    /** The lattice, in the printed unit. */
    double step() {
        return step;
    }

    static TokenModel of(Scheme scheme, double excess) {
        if (scheme instanceof GreenListScheme list) {
            double green = list.gamma() / 65536.0 + excess;
            return new TokenModel(new double[] {1 - green, green}, 1);
        }
        if (scheme instanceof TournamentScheme tournament) {
            return tournament(tournament, excess);
        }
        return gumbel(excess);
    }

    /** −ln(1 − U) with U^p uniform: P(s ≤ x) = (1 − e^−x)^(1/p), with p found from the mean of this very table. */
    private static TokenModel gumbel(double excess) {
        double inverse = root(a -> mean(gumbelMasses(a)) - 1 - excess, 0.5, 400);
        return new TokenModel(gumbelMasses(inverse), GUMBEL_STEP);
    }

    private static double[] gumbelMasses(double inverse) {
        double[] masses = new double[(int) (48 / GUMBEL_STEP)];
        double before = 0;
        for (int i = 0; i < masses.length; i++) {
            double edge = (i + 0.5) * GUMBEL_STEP;
            double below = StrictMath.pow(-StrictMath.expm1(-edge), inverse);
            masses[i] = below - before;
            before = below;
        }
        return masses;
    }

    private static double mean(double[] masses) {
        double sum = 0;
        for (int i = 0; i < masses.length; i++) {
            sum += i * GUMBEL_STEP * masses[i];
        }
        return sum;
    }

    /**
     * Bits that are tilted by their weights. A weight between two points of the lattice is spread over three of them so
     * that its mean and its square are kept; single masses may be negative, those of a sum of dozens are not.
     */
    private static TokenModel tournament(TournamentScheme scheme, double excess) {
        double tilt = excess == 0 ? 0 : root(t -> tiltedMean(scheme, t) - excess, 0, 1);
        int top = 3;
        for (int layer = 0; layer < scheme.depth(); layer++) {
            top += scheme.weight(layer) / TOURNAMENT_STEP + 2;
        }
        double[] masses = new double[top];
        masses[0] = 1;
        for (int layer = 0; layer < scheme.depth(); layer++) {
            double one = 1 / (1 + StrictMath.exp(-tilt * scheme.weight(layer)));
            int whole = (int) StrictMath.rint(scheme.weight(layer) / (double) TOURNAMENT_STEP);
            double part = scheme.weight(layer) / (double) TOURNAMENT_STEP - whole;
            double[] spread = {(part * part - part) / 2, 1 - part * part, (part * part + part) / 2};
            double[] next = new double[top];
            for (int s = 0; s < top; s++) {
                next[s] += masses[s] * (1 - one);
                for (int near = -1; near <= 1; near++) {
                    int to = s + whole + near;
                    if (masses[s] != 0 && to < top) {
                        next[to] += masses[s] * one * spread[near + 1];
                    }
                }
            }
            masses = next;
        }
        return new TokenModel(masses, TOURNAMENT_STEP);
    }

    private static double tiltedMean(TournamentScheme scheme, double tilt) {
        double sum = 0;
        for (int layer = 0; layer < scheme.depth(); layer++) {
            double weight = scheme.weight(layer);
            sum += weight / (1 + StrictMath.exp(-tilt * weight)) - weight / 2;
        }
        return sum;
    }

    private static double root(DoubleUnaryOperator increasing, double from, double to) {
        double low = from;
        double high = to;
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (increasing.applyAsDouble(middle) < 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
