package org.countermark.benchmarks.evidence;

import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.countermark.stats.NullLaw;
import org.countermark.stats.ScoreSum;

/** p-values as common tools print them: shortcuts that detection does not take, for comparison only. */
final class Approximations {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private Approximations() {}

    /** The normal table at z = (sum − mean)/deviation, without continuity correction. */
    static double normal(double sum, double mean, double variance) {
        return Math.log10(NORMAL.survivalProbability((sum - mean) / Math.sqrt(variance)));
    }

    /** A Gamma law with the same mean and variance. */
    static double gamma(double sum, double mean, double variance) {
        return Math.log10(
                GammaDistribution.of(mean * mean / variance, variance / mean).survivalProbability(sum));
    }

    /** Half of the observed outcome is left out: (P(S ≥ s) + P(S > s))/2. */
    static double midP(NullLaw law, long n, long sum) {
        double reached = law.tail(new ScoreSum(n, sum)).log10();
        double passed = law.tail(new ScoreSum(n, sum + 1)).log10();
        return reached + Math.log10((1 + Math.pow(10, passed - reached)) / 2);
    }
}
