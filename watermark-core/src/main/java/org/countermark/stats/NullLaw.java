package org.countermark.stats;

/**
 * The law of a sum of integer scores when the text does not depend on the key.
 *
 * <p>H0: the scores of the n units are independent, each with the law's single-score distribution (or stochastically
 * below it). Implementations are immutable values and safe for use by many threads.
 */
public interface NullLaw {
    /**
     * The right tail under H0.
     *
     * @param observed units and the sum of their integer scores
     * @return log10 P(S ≥ observed.sum()) for the sum S of observed.n() scores; {@link LogP#one()} when n = 0
     */
    LogP tail(ScoreSum observed);

    /**
     * Mean of one score under H0 (of the bounding law where the score is only stochastically below it).
     *
     * @return the mean, in the unit of the integer scores
     */
    double mean();

    /**
     * What one integer unit of score is worth in the statistic as printed: 2^-24 for Gumbel scores, 1 for counts.
     *
     * @return the unit, above 0
     */
    double unit();
}
