package org.countermark.benchmarks.evidence;

import java.util.random.RandomGenerator;
import org.countermark.stats.Bets;
import org.countermark.stats.LogE;
import org.countermark.stats.LogP;
import org.countermark.stats.MarkedGroups;
import org.countermark.stats.NullLaw;
import org.countermark.stats.ScoreSum;
import org.countermark.stats.SparseArm;

/**
 * What both arms make of one simulated corpus whose documents are marked or not, at score level.
 *
 * @param p pooled p-value
 * @param dense e-value of the dense arm
 * @param sparse e-value of the sparse arm
 * @param perDocument e-value of a sparse arm that mixes over the bets inside each document
 * @param e average of the arms
 * @param atLeast lower bound on the marked documents at 95 %, all bets jointly
 * @param atLeastPerDocument the same from one e-value a document
 * @param best log10 p-value of the best document, times the number of documents
 */
record CorpusDraw(
        LogP p, LogE dense, LogE sparse, LogE perDocument, LogE e, int atLeast, int atLeastPerDocument, double best) {
    private static final double LN_10 = Math.log(10);

    /**
     * A corpus to draw.
     *
     * @param documents number of documents
     * @param tokens distinct units in each
     * @param excess mean score of a marked token less 1, in nats
     * @param marked number of documents that are marked
     */
    record Plan(int documents, int tokens, double excess, int marked) {}

    static CorpusDraw of(NullLaw law, Plan plan, RandomGenerator random) {
        Bets bets = Bets.of(law);
        double[] weights = bets.sparseWeights();
        SparseArm joint = SparseArm.of(weights);
        SparseArm single = SparseArm.of(new double[] {1});
        double[] wealth = new double[bets.count()];
        MarkedGroups jointly = MarkedGroups.of(weights);
        MarkedGroups singly = MarkedGroups.of(new double[] {1});
        double probability = ScoreDraws.probability(plan.excess());
        ScoreSum total = ScoreSum.EMPTY;
        double best = 0;
        for (int document = 0; document < plan.documents(); document++) {
            long sum = document < plan.marked()
                    ? ScoreDraws.marked(random, probability, plan.tokens())
                    : ScoreDraws.unmarked(random, plan.tokens());
            ScoreSum score = new ScoreSum(plan.tokens(), sum);
            total = total.plus(score);
            bets.lnWealth(score, wealth);
            joint.add(wealth);
            LogE mixed = LogE.mixture(weights, wealth);
            double[] one = {mixed.log10() * LN_10};
            single.add(one);
            jointly.add(wealth);
            singly.add(one);
            best = Math.min(best, law.tail(score).log10());
        }
        LogE dense = bets.dense(total);
        return new CorpusDraw(
                law.tail(total),
                dense,
                joint.value(),
                single.value(),
                LogE.mean(dense, joint.value()),
                jointly.atLeast(Math.log10(0.05)),
                singly.atLeast(Math.log10(0.05)),
                Math.min(0, best + Math.log10(plan.documents())));
    }
}
