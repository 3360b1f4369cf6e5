package org.countermark.cli.scan;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.countermark.cli.store.TokenStore;
import org.countermark.detect.Detection;
import org.countermark.detect.Level;
import org.countermark.power.Design;
import org.countermark.power.Documents;
import org.countermark.power.Power;
import org.countermark.power.ScoreMoments;
import org.countermark.scheme.Scheme;
import org.countermark.stats.CriticalSum;
import org.countermark.stats.NullLaw;

/**
 * What a scan could have seen: without it, "not detected" says nothing.
 *
 * @param smallestExcess the mean score a token of the whole body, above what unmarked text has and in the scheme's
 *     printed unit, at which the pooled test would have reached its level; empty when no score could have
 * @param assumedExcess the excess of marked text that shares are reckoned with: a quarter of the standard deviation of
 *     one unmarked score, about what text with half a nat of entropy a token shows
 * @param smallestShare the share of the documents which, marked like that, would have been detected by one of the
 *     statistics with a probability of {@link #POWER}; empty when even text marked throughout would be missed more often
 */
record Reach(OptionalDouble smallestExcess, double assumedExcess, OptionalDouble smallestShare) {
    /** Nineteen times in twenty. */
    static final double POWER = 0.95;

    private static final double ASSUMED_DEVIATIONS = 0.25;

    /** Of one trial of a family; the sizes of documents are those of the store, less what was left out of them. */
    static Reach of(Scheme scheme, TokenStore store, Detection pooled, int trials, Level alpha, double log10Level) {
        NullLaw law = scheme.nullLaw();
        double assumed = ASSUMED_DEVIATIONS * law.deviation();
        long n = pooled.score().n();
        OptionalLong critical = CriticalSum.smallest(law, n, log10Level);
        if (critical.isEmpty() || n == 0) {
            return new Reach(OptionalDouble.empty(), assumed, OptionalDouble.empty());
        }
        double excess = Math.max(0, (critical.getAsLong() / (double) n - law.mean()) * law.unit());
        return new Reach(
                OptionalDouble.of(excess), assumed, smallestShare(scheme, store, pooled, trials, alpha, assumed));
    }

    private static OptionalDouble smallestShare(
            Scheme scheme, TokenStore store, Detection pooled, int trials, Level alpha, double excess) {
        double scored = pooled.score().n() / (double) store.tokens();
        long[] units = new long[store.documents()];
        for (int i = 0; i < units.length; i++) {
            units[i] = Math.round(store.tokens(i) * scored);
        }
        List<Documents> classes = Documents.classes(units);
        if (classes.isEmpty()) {
            return OptionalDouble.empty();
        }
        return Power.smallestShare(
                new Design(scheme, ScoreMoments.marked(scheme, excess), classes, 1, trials, alpha.log10()), POWER);
    }
}
