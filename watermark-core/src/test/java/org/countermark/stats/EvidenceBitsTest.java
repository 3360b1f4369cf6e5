package org.countermark.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** e-values, bounds and controls are the same to the last bit on every machine and JDK. */
class EvidenceBitsTest {
    private long digest = 17;

    /** Over sums of every law. A change of the method changes this number, and must be meant. */
    @Test
    void areTheSameEverywhere() {
        for (NullLaw law : List.of(
                GammaLaw.of(24), BinomialLaw.of(16384, 16), WeightedBitsLaw.of(new int[] {290, 281, 272, 11, 2}))) {
            Bets bets = Bets.of(law);
            SparseArm arm = SparseArm.of(bets.sparseWeights());
            MarkedGroups marked = MarkedGroups.of(bets.sparseWeights());
            double[] wealth = new double[bets.count()];
            double[] log10 = new double[200];
            for (int document = 0; document < 200; document++) {
                int n = 50 + (37 * document) % 400;
                double shift = (document % 41 - 20) / 8.0 + (document % 50 == 0 ? 6 : 0);
                double sum = n * law.mean() + shift * Math.sqrt(n) * law.deviation() / law.unit();
                ScoreSum score = new ScoreSum(n, (long) Math.max(0, sum));
                bets.lnWealth(score, wealth);
                arm.add(wealth);
                marked.add(wealth);
                for (double ln : wealth) {
                    add(ln);
                }
                add(bets.dense(score).log10());
                add(arm.value().log10());
                log10[document] = law.tail(score).log10();
            }
            add(marked.atLeast(-2));
            Uniformity uniformity = Uniformity.of(log10);
            add(uniformity.excess());
            add(uniformity.log10());
        }
        MixedLaw mixed = MixedLaw.of(new double[] {0.5, 0.375, 0.125}, new int[][] {{-5, 9, 0}, {-2, -2, 40}}, 0x1p-4);
        for (int sum = 0; sum < 3000; sum += 10) {
            add(mixed.bound(new long[] {70, 60}, sum));
        }
        assertEquals("bae4838b88c0cc5d", Long.toHexString(digest), "recorded on JDK 17 and 25, x86-64");
    }

    private void add(double value) {
        digest = 31 * digest + Double.doubleToLongBits(value);
    }
}
