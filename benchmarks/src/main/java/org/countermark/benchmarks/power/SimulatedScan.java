package org.countermark.benchmarks.power;

import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.countermark.stats.Bets;
import org.countermark.stats.CriticalSum;
import org.countermark.stats.NullLaw;
import org.countermark.stats.ScoreSum;

/**
 * Draws bodies of text as sums of documents and asks of each what a scan asks: pooled p-value, average of the e-values of
 * both arms, documents by Holm.
 *
 * <p>Sums are drawn from the law of one token (see {@link ScoreTable}), and each statistic is computed from all documents
 * of the body; nothing is shared with the prediction but the laws under H0 and the bets.
 */
final class SimulatedScan {
    private final Trial trial;
    private final ScoreTable unmarked;
    private final ScoreTable marked;
    private final SparseTable sparse;
    private final Bets bets;
    private final double unit;
    private final double pooledCritical;
    private final double documentCritical;

    SimulatedScan(Trial trial) {
        this.trial = trial;
        NullLaw law = trial.scheme().nullLaw();
        this.unmarked = table(0);
        this.marked = table(trial.excess());
        this.bets = Bets.of(law);
        this.unit = law.unit();
        this.sparse = new SparseTable(bets, unit, trial.units(), unmarked.lowest(), marked.highest());
        double level = trial.log10Level();
        this.pooledCritical = critical(law, (long) trial.documents() * trial.units(), level);
        this.documentCritical = critical(law, trial.units(), level - StrictMath.log10(trial.documents()));
    }

    private ScoreTable table(double excess) {
        TokenModel token = TokenModel.of(trial.scheme(), excess);
        return ScoreTable.of(token.masses(), token.step(), trial.units());
    }

    private static double critical(NullLaw law, long n, double log10) {
        OptionalLong sum = CriticalSum.smallest(law, n, log10);
        return sum.isPresent() ? sum.getAsLong() * law.unit() : Double.POSITIVE_INFINITY;
    }

    /** How many of some bodies were detected, by anything and by each statistic. */
    record Outcome(int runs, int any, int pooled, int evidence, int documents) {
        double power() {
            return any / (double) runs;
        }
    }

    Outcome run(int runs, SplittableRandom random) {
        int any = 0;
        int byPool = 0;
        int byEvidence = 0;
        int byDocument = 0;
        double enough = -trial.log10Level();
        double[] sums = new double[trial.documents()];
        for (int run = 0; run < runs; run++) {
            double total = 0;
            double largest = 0;
            for (int d = 0; d < sums.length; d++) {
                sums[d] = (d < trial.marked() ? marked : unmarked).draw(random);
                total += sums[d];
                largest = Math.max(largest, sums[d]);
            }
            boolean pool = total >= pooledCritical;
            boolean several = sums.length > 1;
            boolean document = several && largest >= documentCritical;
            boolean evidence = several && log10E(total, sums) >= enough;
            any += pool || document || evidence ? 1 : 0;
            byPool += pool ? 1 : 0;
            byEvidence += evidence ? 1 : 0;
            byDocument += document ? 1 : 0;
        }
        return new Outcome(runs, any, byPool, byEvidence, byDocument);
    }

    /** log10 of the average of both arms' e-values. */
    double log10E(double total, double[] sums) {
        long n = (long) sums.length * trial.units();
        double dense = bets.dense(new ScoreSum(n, (long) (total / unit))).log10();
        double lnSparse = sparse.ln(sums) / StrictMath.log(10);
        double high = Math.max(dense, lnSparse);
        return high + StrictMath.log10((StrictMath.pow(10, dense - high) + StrictMath.pow(10, lnSparse - high)) / 2);
    }
}
