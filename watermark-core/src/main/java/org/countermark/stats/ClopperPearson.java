package org.countermark.stats;

/**
 * Exact confidence limits for a probability of which k successes in n trials were seen.
 *
 * <p>Each limit is one-sided and fails with probability at most α whatever the true probability is; for an interval
 * that fails with at most α, give each side α/2. Rounding goes outwards. Source: Clopper and Pearson, Biometrika 26
 * (1934) 404–413. Stateless; a limit costs a few hundred microseconds, for any n.
 */
public final class ClopperPearson {
    private ClopperPearson() {}

    /**
     * The lower limit: the largest p at which k or more successes are no likelier than α.
     *
     * @param k successes seen, 0..n
     * @param n trials, at least 0
     * @param alpha chance of error, inside (0, 1); 1e-9 and far smaller are fine
     * @return the limit, in [0, k/n]; 0 if k is 0
     */
    public static double lower(long k, long n, double alpha) {
        check(k, n, alpha);
        if (k == 0) {
            return 0;
        }
        // Outwards by more than the tail's own error.
        double target = StrictMath.log10(alpha) * (1 + 1e-12);
        // Positive doubles are ordered as their bits are, so halving the bits reaches the last digit at any scale.
        long low = 0;
        long high = Double.doubleToLongBits(1.0);
        while (high - low > 1) {
            long middle = (low + high) >>> 1;
            double p = Double.longBitsToDouble(middle);
            double excess = Math.fma(-((double) n + 1), p, (double) k);
            if (BinomialTail.log10(n, k, p, 1 - p, excess) <= target) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Double.longBitsToDouble(low);
    }

    /**
     * The upper limit: the smallest p at which k or fewer successes are no likelier than α.
     *
     * @param k successes seen, 0..n
     * @param n trials, at least 0
     * @param alpha chance of error, inside (0, 1); 1e-9 and far smaller are fine
     * @return the limit, in [k/n, 1], accurate to 2^-52 absolute; 1 if k is n
     */
    public static double upper(long k, long n, double alpha) {
        check(k, n, alpha);
        return Math.min(1, Math.nextUp(1 - lower(n - k, n, alpha)));
    }

    private static void check(long k, long n, double alpha) {
        if (n < 0) {
            throw new IllegalArgumentException("n must be at least 0, was " + n);
        }
        if (k < 0 || k > n) {
            throw new IllegalArgumentException("k must be in 0.." + n + ", was " + k);
        }
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("alpha must be inside (0, 1), was " + alpha);
        }
    }
}
