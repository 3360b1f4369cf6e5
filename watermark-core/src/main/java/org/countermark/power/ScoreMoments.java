package org.countermark.power;

import java.util.function.DoubleUnaryOperator;
import org.countermark.scheme.FiniteScheme;
import org.countermark.scheme.GreenListScheme;
import org.countermark.scheme.GumbelScheme;
import org.countermark.scheme.Scheme;
import org.countermark.scheme.TournamentScheme;

/**
 * Mean, spread and skewness of the score of one unit, in the printed unit (nats for Gumbel, counts for the others).
 *
 * <p>Three moments are enough: a document adds up dozens of scores. Immutable.
 *
 * @param mean the mean, at least 0
 * @param deviation the standard deviation, above 0
 * @param skewness the third standardised cumulant
 */
public record ScoreMoments(double mean, double deviation, double skewness) {
    private static final double EULER = 0.5772156649015329;
    private static final double ZETA_3 = 1.2020569031595942;
    private static final double SQUARES = StrictMath.PI * StrictMath.PI / 6;

    /** Refuses what no score can have. */
    public ScoreMoments {
        if (!(mean >= 0 && mean < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("mean must be a number at least 0, was " + mean);
        }
        if (!(deviation > 0 && deviation < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("deviation must be a number above 0, was " + deviation);
        }
        if (!(StrictMath.abs(skewness) < 1e6)) {
            throw new IllegalArgumentException("skewness must be a number, was " + skewness);
        }
    }

    /**
     * The score of a unit of text that does not depend on the key.
     *
     * @param scheme the scheme
     * @return its moments
     */
    public static ScoreMoments unmarked(Scheme scheme) {
        return marked(scheme, 0);
    }

    /**
     * The score of a unit of marked text, with its mean raised by the excess.
     *
     * <p>Gumbel-max: the word of a chosen token of probability p is u ~ Beta(1/p, 1), and p is the one that has this
     * excess, H(1/p) − 1 with H the harmonic number. Green list: the unit is green with probability gamma plus excess.
     * Tournament: the bits stay independent, and each is tilted by its weight. Schemes of engines with few outcomes: the
     * outcomes are tilted.
     *
     * @param scheme the scheme
     * @param excess mean of a marked score above that of an unmarked one, in the printed unit; at least 0, below {@link
     *     #largestExcess}
     * @return its moments
     * @throws IllegalArgumentException if the excess is out of range
     */
    public static ScoreMoments marked(Scheme scheme, double excess) {
        if (!(excess >= 0 && excess < largestExcess(scheme))) {
            throw new IllegalArgumentException(
                    "excess must be at least 0 and below " + largestExcess(scheme) + " for this scheme, was " + excess);
        }
        if (scheme instanceof GreenListScheme list) {
            double green = list.gamma() / 65536.0 + excess;
            return ofCumulants(green, green * (1 - green), green * (1 - green) * (1 - 2 * green));
        }
        if (scheme instanceof TournamentScheme tournament) {
            return tilted(tournament, excess);
        }
        return scheme instanceof FiniteScheme finite ? TiltedOutcomes.of(finite).withExcess(excess) : gumbel(excess);
    }

    /**
     * What no excess can reach.
     *
     * @param scheme the scheme
     * @return the bound, in the printed unit; 20 nats for Gumbel scores, whose largest is 22.2
     */
    public static double largestExcess(Scheme scheme) {
        if (scheme instanceof GumbelScheme) {
            return 20;
        }
        if (scheme instanceof FiniteScheme finite) {
            return TiltedOutcomes.of(finite).largestExcess();
        }
        double mean = scheme.nullLaw().mean();
        return scheme instanceof TournamentScheme ? mean : 1 - mean;
    }

    /**
     * A unit that is marked by chance.
     *
     * @param share chance that it is marked, 0..1
     * @param unmarked its moments where it is not
     * @return the moments of the mixture
     */
    public ScoreMoments diluted(double share, ScoreMoments unmarked) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share must be in 0..1, was " + share);
        }
        double centre = share * mean + (1 - share) * unmarked.mean;
        double up = mean - centre;
        double down = unmarked.mean - centre;
        double variance = share * (deviation * deviation + up * up)
                + (1 - share) * (unmarked.deviation * unmarked.deviation + down * down);
        double third = share * (third() + 3 * up * deviation * deviation + up * up * up)
                + (1 - share)
                        * (unmarked.third() + 3 * down * unmarked.deviation * unmarked.deviation + down * down * down);
        return ofCumulants(centre, variance, third);
    }

    /**
     * The same with a measured spread.
     *
     * @param measured standard deviation of the scores, above 0
     * @return these moments with that deviation
     */
    public ScoreMoments withDeviation(double measured) {
        return new ScoreMoments(mean, measured, skewness);
    }

    private double third() {
        return skewness * deviation * deviation * deviation;
    }

    private static ScoreMoments ofCumulants(double mean, double variance, double third) {
        return new ScoreMoments(mean, StrictMath.sqrt(variance), third / (variance * StrictMath.sqrt(variance)));
    }

    private static ScoreMoments gumbel(double excess) {
        double inverse = rootOf(a -> PolyGamma.digamma(a + 1) + EULER - 1 - excess, 1, StrictMath.exp(excess + 2));
        return ofCumulants(
                1 + excess, SQUARES - PolyGamma.trigamma(inverse + 1), 2 * ZETA_3 + PolyGamma.tetragamma(inverse + 1));
    }

    private static ScoreMoments tilted(TournamentScheme scheme, double excess) {
        double high = 1.0 / scheme.weight(0);
        while (tiltedMean(scheme, high) < excess) {
            high *= 2;
        }
        double tilt = rootOf(t -> tiltedMean(scheme, t) - excess, 0, high);
        double variance = 0;
        double third = 0;
        for (int layer = 0; layer < scheme.depth(); layer++) {
            double weight = scheme.weight(layer);
            double one = 1 / (1 + StrictMath.exp(-tilt * weight));
            variance += weight * weight * one * (1 - one);
            third += weight * weight * weight * one * (1 - one) * (1 - 2 * one);
        }
        return ofCumulants(scheme.nullLaw().mean() + excess, variance, third);
    }

    /** Mean of a unit above its mean under H0. */
    private static double tiltedMean(TournamentScheme scheme, double tilt) {
        double sum = 0;
        for (int layer = 0; layer < scheme.depth(); layer++) {
            sum += scheme.weight(layer) / 2.0 * StrictMath.tanh(tilt * scheme.weight(layer) / 2);
        }
        return sum;
    }

    /** The root of an increasing function by bisection. */
    private static double rootOf(DoubleUnaryOperator function, double from, double to) {
        double low = from;
        double high = to;
        for (int step = 0; step < 200 && high - low > 1e-14 * high; step++) {
            double middle = (low + high) / 2;
            if (function.applyAsDouble(middle) < 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
