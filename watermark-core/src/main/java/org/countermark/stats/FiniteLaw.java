package org.countermark.stats;

/**
 * Sum of independent integer scores with finitely many outcomes: the law of generators too coarse to be called continuous.
 *
 * <p>H0: every score takes the value v[b] with probability P[b], independently of all others. Immutable; safe for use by
 * many threads; only IEEE arithmetic and StrictMath. Tails are those of {@link MixedLaw} with one level.
 */
public final class FiniteLaw implements NullLaw {
    private final MixedLaw law;
    private final OutcomeLaw outcome;
    private final double unit;

    private FiniteLaw(MixedLaw law, OutcomeLaw outcome, double unit) {
        this.law = law;
        this.outcome = outcome;
        this.unit = unit;
    }

    /**
     * The law of scores with the given outcomes.
     *
     * @param probabilities one per outcome, each at least 0, of sum 1 to within rounding; copied
     * @param values the outcomes, each at least 0, not all the same; as many; copied
     * @param unit what one integer unit is worth in the statistic as printed, above 0
     * @return the law
     * @throws IllegalArgumentException if the arguments are not such
     */
    public static FiniteLaw of(double[] probabilities, int[] values, double unit) {
        for (int value : values) {
            if (value < 0) {
                throw new IllegalArgumentException("values must be at least 0, one was " + value);
            }
        }
        int[][] one = {values.clone()};
        return new FiniteLaw(
                MixedLaw.of(probabilities, one, unit), OutcomeLaw.of(probabilities.clone(), one[0], unit), unit);
    }

    @Override
    public LogP tail(ScoreSum observed) {
        return law.tail(new long[] {observed.n()}, observed.sum());
    }

    /** {@inheritDoc} In integer units. */
    @Override
    public double mean() {
        return outcome.mean() / unit;
    }

    @Override
    public double unit() {
        return unit;
    }

    @Override
    public double cumulant(double tilt) {
        Tilts.check(this, tilt);
        double centred = outcome.cumulant(tilt);
        return tilt == 0 ? 0 : centred + tilt * outcome.mean() + outcome.allowance(tilt, centred);
    }

    @Override
    public double deviation() {
        return StrictMath.sqrt(outcome.moment(2));
    }

    @Override
    public double strongestTilt() {
        return 2 / deviation();
    }
}
