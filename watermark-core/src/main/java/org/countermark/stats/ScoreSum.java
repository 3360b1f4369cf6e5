package org.countermark.stats;

/**
 * What detection adds up: how many units were scored, and the sum of their integer scores.
 *
 * <p>Addition is exact, associative and commutative, so the same text gives the same sum on one thread, on sixty-four,
 * or on a cluster. Immutable.
 *
 * @param n units scored, at least 0
 * @param sum sum of their scores, at least 0
 */
public record ScoreSum(long n, long sum) {
    /** Nothing scored. */
    public static final ScoreSum EMPTY = new ScoreSum(0, 0);

    /** Refuses negative counts and sums, and a sum without units. */
    public ScoreSum {
        if (n < 0) {
            throw new IllegalArgumentException("n must be at least 0, was " + n);
        }
        if (sum < 0 || (n == 0 && sum != 0)) {
            throw new IllegalArgumentException("sum must be at least 0, and 0 when n is 0, was " + sum);
        }
    }

    /**
     * Merges two disjoint bodies of units.
     *
     * @param other the other sum
     * @return the sum over both
     * @throws ArithmeticException if n or sum leaves the range of a long
     */
    public ScoreSum plus(ScoreSum other) {
        return new ScoreSum(Math.addExact(n, other.n), Math.addExact(sum, other.sum));
    }
}
