package org.countermark.detect;

import org.countermark.stats.LogE;
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
 * @param e the e-value of the same sums: weaker than the p-value for one look, and valid for as many as one likes
 * @param excess average score above the mean of H0 for one unit, in the scheme's own unit (nats for Gumbel scores); 0
 *     where no unit was admitted
 */
public record Detection(String planDigest, UnitCounts counts, ScoreSum score, LogP p, LogE e, double excess) {
    /** The outcome over a body of these sums, as one bet on the whole of it. */
    static Detection of(DetectionPlan plan, NullLaw law, UnitCounts counts, Statistic statistic, long[] sums) {
        return of(plan, law, counts, statistic, sums, statistic.denseWeights());
    }

    /** The outcome over a body of these sums, with a stake spread over the statistic's bets in this way. */
    static Detection of(
            DetectionPlan plan, NullLaw law, UnitCounts counts, Statistic statistic, long[] sums, double[] stake) {
        double[] lnWealth = new double[statistic.bets()];
        statistic.lnWealth(sums, 0, lnWealth);
        ScoreSum score = statistic.score(sums, 0);
        return new Detection(
                plan.digest(), counts, score, statistic.p(sums, 0), LogE.mixture(stake, lnWealth), excess(law, score));
    }

    /** Score above the mean of H0 for one unit. */
    static double excess(NullLaw law, ScoreSum score) {
        return score.n() == 0 ? 0 : ((double) score.sum() / score.n() - law.mean()) * law.unit();
    }
}
