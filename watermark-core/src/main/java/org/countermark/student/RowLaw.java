package org.countermark.student;

import java.util.OptionalDouble;
import org.countermark.scheme.GumbelScheme;
import org.countermark.scheme.Scheme;
import org.countermark.scheme.ScoreBins;
import org.countermark.stats.LogP;
import org.countermark.stats.MixedLaw;
import org.countermark.stats.WeightedExponentials;

/**
 * The law of weighted sums of scores, for one scheme: what the sums of a body say against H0.
 *
 * <p>A body is two longs a level of {@link RowWeights}: scores, and their sum. Immutable.
 */
sealed interface RowLaw {
    /** What a score counts as. */
    int score(int score);

    /** What the weighted sum is above its mean, as printed. */
    double excess(long[] counts, long[] sums);

    /** Standard deviation of the weighted sum under H0, as printed. */
    double deviation(long[] counts);

    /** The certified tail. */
    LogP tail(long[] counts, long[] sums);

    /** The excess at which the certified tail reaches a level, where what a student shows is known: for Gumbel-max. */
    OptionalDouble critical(long[] counts, double log10);

    /** The law of a scheme. */
    static RowLaw of(Scheme scheme) {
        int[] weights = RowWeights.table();
        return scheme instanceof GumbelScheme ? new Exponential(weights) : Binned.of(scheme, weights);
    }

    /** Gumbel-max: exponentials, rounded down. */
    final class Exponential implements RowLaw {
        private final WeightedExponentials law;

        Exponential(int[] weights) {
            law = WeightedExponentials.of(weights, GumbelScheme.SCORE_BITS);
        }

        @Override
        public int score(int score) {
            return score;
        }

        @Override
        public double excess(long[] counts, long[] sums) {
            return law.excess(counts, sums) * RowWeights.UNIT;
        }

        @Override
        public double deviation(long[] counts) {
            return law.deviation(counts) * RowWeights.UNIT;
        }

        @Override
        public LogP tail(long[] counts, long[] sums) {
            return law.tail(counts, sums);
        }

        @Override
        public OptionalDouble critical(long[] counts, double log10) {
            return OptionalDouble.of(law.critical(counts, log10) * RowWeights.UNIT);
        }
    }

    /** Tournament and green list: finitely many scores with exact probabilities. */
    final class Binned implements RowLaw {
        private final ScoreBins bins;
        private final int[] weights;
        private final double deviation;
        private final double unit;
        private final MixedLaw law;

        private Binned(Scheme scheme, ScoreBins bins, int[] weights, int[][] values) {
            this.bins = bins;
            this.weights = weights;
            this.deviation = scheme.nullLaw().deviation();
            this.unit = RowWeights.UNIT * scheme.nullLaw().unit();
            this.law = MixedLaw.of(bins.probabilities(), values, unit);
        }

        static Binned of(Scheme scheme, int[] weights) {
            ScoreBins bins = ScoreBins.of(scheme);
            int[][] values = new int[weights.length][bins.count()];
            for (int l = 0; l < weights.length; l++) {
                for (int b = 0; b < bins.count(); b++) {
                    values[l][b] = Math.multiplyExact(weights[l], bins.start(b));
                }
            }
            return new Binned(scheme, bins, weights, values);
        }

        @Override
        public int score(int score) {
            return bins.start(bins.of(score));
        }

        private long sum(long[] sums) {
            long sum = 0;
            for (int l = 0; l < weights.length; l++) {
                sum = Math.addExact(sum, Math.multiplyExact(weights[l], sums[l]));
            }
            return sum;
        }

        @Override
        public double excess(long[] counts, long[] sums) {
            return (double) sum(sums) * unit - law.mean(counts);
        }

        @Override
        public double deviation(long[] counts) {
            double variance = 0;
            for (int l = 0; l < weights.length; l++) {
                variance += (double) counts[l] * weights[l] * weights[l];
            }
            return Math.sqrt(variance) * RowWeights.UNIT * deviation;
        }

        @Override
        public LogP tail(long[] counts, long[] sums) {
            return law.tail(counts, sum(sums));
        }

        @Override
        public OptionalDouble critical(long[] counts, double log10) {
            return OptionalDouble.empty();
        }
    }
}
