package org.countermark.stats;

/**
 * The right tail of a binomial as one integral.
 *
 * <p>P(B ≥ k) = I_p(a, b) with a = k, b = n − k + 1. On the scale of log-odds, the Beta(a, b) density is log-concave;
 * at p it is p^a q^b / B(a, b), and from there it falls as exp(−h(v)) with h(v) = d·v + (a + b)·K(v), where
 * d = k − (n+1)p and K is the centred cumulant function of one coin. The edge density follows Loader (2000): deviances
 * and Stirling errors, nothing that cancels.
 */
final class BinomialTail {
    private static final double TWO_PI = 2 * StrictMath.PI;

    private BinomialTail() {}

    /**
     * log10 P(B ≥ k) for B ~ Binomial(n, p).
     *
     * @param n number of trials
     * @param k number of successes, 1..n
     * @param p success probability, inside (0, 1)
     * @param q 1 − p
     * @param excess k − (n+1)·p, correctly rounded
     * @return the tail, to 1e-12 relative in log10
     */
    static double log10(long n, long k, double p, double q, double excess) {
        double a = k;
        double b = (double) (n - k) + 1;
        double total = (double) n + 1;
        double deviance = a * Elementary.logDefect(-excess / a, total * p / a)
                + b * Elementary.logDefect(excess / b, total * q / b);
        double stirling = Elementary.stirlingError(total) - Elementary.stirlingError(a) - Elementary.stirlingError(b);
        boolean lower = excess < 0;
        double near = lower ? q : p;
        double far = lower ? p : q;
        double slope = StrictMath.abs(excess);
        double integral = HalfLine.integral(slope, total * p * q, v -> slope * v + total * coinCumulant(near, far, v));
        double scale = StrictMath.sqrt(a / total * b / TWO_PI);
        return Elementary.log10(StrictMath.log(scale * integral) + stirling - deviance, lower);
    }

    /** ln(q + p·e^−v) + p·v for v ≥ 0. */
    private static double coinCumulant(double p, double q, double v) {
        // The two forms are equal; each is used where its terms are small.
        double sign = p <= 0.5 ? -1 : 1;
        double weight = p <= 0.5 ? p : q;
        double shift = weight * StrictMath.expm1(sign * v);
        if (v < 0.5) {
            return weight * Elementary.expDefect(sign * v) - Elementary.logDefect(shift, 1 + shift);
        }
        return StrictMath.log1p(shift) - sign * weight * v;
    }
}
