package org.countermark.cli.scan;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.countermark.scheme.GreenListScheme;
import org.countermark.scheme.GumbelScheme;
import org.countermark.scheme.Scheme;
import org.countermark.scheme.TournamentScheme;
import org.countermark.stats.CriticalSum;
import org.countermark.stats.NullLaw;

/**
 * What a scan of n units could have seen: without it, "not detected" says nothing.
 *
 * @param smallestExcess the mean score a token, above what unmarked text has and in the scheme's printed unit, at which
 *     the test would have reached its level; empty when no score could have
 * @param assumedExcess the excess of marked text that shares are reckoned with: a quarter of the standard deviation of
 *     one unmarked score, about what text with half a nat of entropy a token shows
 * @param smallestShare the share of such marked text at which the test would have reached its level, in 0..1; empty when
 *     even text marked throughout would not have
 */
record Reach(OptionalDouble smallestExcess, double assumedExcess, OptionalDouble smallestShare) {
    private static final double ASSUMED_DEVIATIONS = 0.25;

    static Reach of(Scheme scheme, long n, double log10Level) {
        NullLaw law = scheme.nullLaw();
        double assumed = ASSUMED_DEVIATIONS * deviation(scheme);
        OptionalLong critical = CriticalSum.smallest(law, n, log10Level);
        if (critical.isEmpty() || n == 0) {
            return new Reach(OptionalDouble.empty(), assumed, OptionalDouble.empty());
        }
        double excess = Math.max(0, (critical.getAsLong() / (double) n - law.mean()) * law.unit());
        double share = excess / assumed;
        return new Reach(
                OptionalDouble.of(excess),
                assumed,
                Optional.of(share)
                        .filter(value -> value <= 1)
                        .map(OptionalDouble::of)
                        .orElse(OptionalDouble.empty()));
    }

    /** Standard deviation of one unmarked score, in the printed unit. */
    private static double deviation(Scheme scheme) {
        if (scheme instanceof GumbelScheme) {
            return 1;
        }
        if (scheme instanceof GreenListScheme list) {
            double gamma = list.gamma() / 65536.0;
            return StrictMath.sqrt(gamma * (1 - gamma));
        }
        TournamentScheme tournament = (TournamentScheme) scheme;
        double squares = 0;
        for (int layer = 0; layer < tournament.depth(); layer++) {
            squares += (double) tournament.weight(layer) * tournament.weight(layer);
        }
        return StrictMath.sqrt(squares) / 2;
    }
}
