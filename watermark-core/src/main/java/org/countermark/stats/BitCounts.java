package org.countermark.stats;

/** The exact distribution of a sum of few weighted fair bits, by counting outcomes. */
final class BitCounts {
    /** Additions that one tail may cost: about a hundred microseconds. */
    private static final double AFFORDABLE = 1 << 18;

    /** Bits whose outcomes a double can count without overflow. */
    private static final int MOST_BITS = 1000;

    private final double[] counts;
    private final double outcomes;

    private BitCounts(double[] counts, double outcomes) {
        this.counts = counts;
        this.outcomes = outcomes;
    }

    /**
     * Whether n units are few enough to count.
     *
     * @param bits bits of a unit
     * @param steps largest score of a unit, in steps of the lattice
     * @param n units
     * @return whether {@link #of} is cheap and exact
     */
    static boolean affordable(int bits, long steps, long n) {
        double all = (double) n * bits;
        return all <= MOST_BITS && all * n * steps / 2 <= AFFORDABLE;
    }

    /**
     * Counts the outcomes of n units.
     *
     * <p>Only additions of counts, so each is right to a relative (bits · n) · 2^-53, and exact below 2^53.
     *
     * @param weights weights of a unit's bits
     * @param span common divisor of the weights
     * @param n units
     * @return the distribution
     */
    static BitCounts of(int[] weights, int span, int n) {
        int top = 0;
        for (int weight : weights) {
            top += n * (weight / span);
        }
        double[] counts = new double[top + 1];
        double[] before = new double[top + 1];
        counts[0] = 1;
        int reached = 0;
        for (int unit = 0; unit < n; unit++) {
            for (int weight : weights) {
                int step = weight / span;
                // From a copy, so that the loop has no dependence and runs on vectors.
                System.arraycopy(counts, 0, before, 0, reached + 1);
                for (int s = 0; s <= reached; s++) {
                    counts[s + step] += before[s];
                }
                reached += step;
            }
        }
        return new BitCounts(counts, StrictMath.scalb(1.0, n * weights.length));
    }

    /**
     * log10 of the right tail.
     *
     * @param missing steps by which the sum falls short of the largest one
     * @return log10 P(S ≥ largest − missing)
     */
    double log10Tail(int missing) {
        int steps = counts.length - 1;
        boolean complement = missing >= steps - missing;
        // By symmetry, either tail is as likely as its mirror image at the low end.
        int last = complement ? steps - missing - 1 : missing;
        double sum = 0;
        for (int s = 0; s <= last; s++) {
            sum += counts[s];
        }
        return Elementary.log10(StrictMath.log(sum / outcomes), complement);
    }
}
