package org.countermark.detect;

import org.countermark.stats.LogP;
import org.countermark.stats.NullLaw;
import org.countermark.stats.ScoreSum;
import org.countermark.token.UnitCounts;

/**
 * The outcome of one test of one body of text: statistic, p-value, and the plan they belong to.
 *
 * <p>H0: the text does not depend on the key. Under H0, P(p ≤ x) ≤ x for every x, whatever the text. Immutable.
 *
 * @param planDigest digest of the plan, 64 hexadecimal digits
 * @param counts what became of every token
 * @param score admitted units and the sum of their scores; score.n() is below counts.units() where the channel takes
 *     only part of the contexts
 * @param p the p-value of the score; p = 1 where no unit was admitted
 * @param excess average score above the mean of H0 for one unit, in the scheme's own unit (nats for Gumbel scores); 0
 *     where no unit was admitted
 */
public record Detection(String planDigest, UnitCounts counts, ScoreSum score, LogP p, double excess) {
    static Detection of(DetectionPlan plan, NullLaw law, UnitCounts counts, ScoreSum score) {
        return new Detection(plan.digest(), counts, score, law.tail(score), excess(law, score));
    }

    /** Score above the mean of H0 for one unit. */
    static double excess(NullLaw law, ScoreSum score) {
        return score.n() == 0 ? 0 : ((double) score.sum() / score.n() - law.mean()) * law.unit();
    }
}
