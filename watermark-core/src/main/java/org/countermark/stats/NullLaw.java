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

    /**
     * The cumulant function of one score under H0 (of the bounding law): ln E exp(tilt·unit·X).
     *
     * <p>Never below the truth: an allowance larger than all rounding errors is added, so that
     * exp(tilt·unit·sum − n·cumulant) has an expectation of at most 1. This is what bets are priced with.
     *
     * @param tilt tilt per printed unit, 0..{@link #strongestTilt()}
     * @return the cumulant, at least 0; 0 for a tilt of 0
     * @throws IllegalArgumentException if the tilt is out of range
     */
    double cumulant(double tilt);

    /**
     * Standard deviation of one score under H0 (of the bounding law), in printed units.
     *
     * @return the standard deviation, above 0
     */
    double deviation();

    /**
     * The largest tilt that a bet may have: .7 for exponential scores, 2/{@link #deviation()} for bounded ones.
     *
     * @return the tilt per printed unit, above 0
     */
    double strongestTilt();
}
