package org.countermark.stats;

/**
 * Number of green tokens where each list holds an exact share of the vocabulary: tokens with one list are draws without
 * replacement, lists are independent.
 *
 * <p>H0: each list is a random one, whatever the text. The count of one list is then hypergeometric, and that is a sum of
 * independent trials of different chances (Vatutin and Mikhailov 1982); so is the sum over lists, of mean n·p. From n·p + 1
 * on, the tail of such a sum is at most the binomial's of n trials of chance p (Hoeffding 1956), which is what
 * is given there; below, p = 1 is. The cumulant is the binomial's too, an upper bound for any n fixed beforehand (Hoeffding
 * 1963, theorem 4). Immutable; safe for use by many threads.
 */
public final class ListLaw implements NullLaw {
    private final FiniteLaw binomial;
    private final int listed;
    private final int vocabulary;

    private ListLaw(FiniteLaw binomial, int listed, int vocabulary) {
        this.binomial = binomial;
        this.listed = listed;
        this.vocabulary = vocabulary;
    }

    /**
     * The law of lists of one size.
     *
     * @param listed tokens on a list, 1..vocabulary−1
     * @param vocabulary tokens in all
     * @return the law
     * @throws IllegalArgumentException if the list would be empty or complete
     */
    public static ListLaw of(int listed, int vocabulary) {
        if (listed < 1 || listed >= vocabulary) {
            throw new IllegalArgumentException("listed must be in 1.." + (vocabulary - 1) + ", was " + listed);
        }
        // Rounded up, for what is certified holds for exactly this double.
        double share = Math.nextUp((double) listed / vocabulary);
        return new ListLaw(FiniteLaw.of(new double[] {1 - share, share}, new int[] {0, 1}, 1.0), listed, vocabulary);
    }

    @Override
    public LogP tail(ScoreSum observed) {
        if (observed.n() == 0) {
            return LogP.one();
        }
        long above = Math.subtractExact(
                Math.multiplyExact(observed.sum() - 1, vocabulary), Math.multiplyExact(observed.n(), listed));
        return above < 0 ? LogP.one() : binomial.tail(observed);
    }

    @Override
    public double mean() {
        return binomial.mean();
    }

    @Override
    public double unit() {
        return 1;
    }

    @Override
    public double cumulant(double tilt) {
        return binomial.cumulant(tilt);
    }

    @Override
    public double deviation() {
        return binomial.deviation();
    }

    @Override
    public double strongestTilt() {
        return binomial.strongestTilt();
    }
}
