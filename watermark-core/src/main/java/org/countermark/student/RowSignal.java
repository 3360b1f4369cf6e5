package org.countermark.student;

/** What the token that a Gumbel mark chooses scores above the mean, where the model's probabilities are known. */
final class RowSignal {
    private static final double EULER = 0.5772156649015329;

    /** From here on the expansion is right to 1e-9. */
    private static final double LARGE = 8;

    private RowSignal() {}

    /**
     * p·(E s − 1), of a token of probability p above 0: where the mark chooses it, u is W^p with W uniform, so that its score −ln(1 − u)
     * has the mean H(1/p).
     */
    static double of(double p) {
        return p * (harmonic(1 / p) - 1);
    }

    /** H(x) = Σ_k x/(k·(k + x)), for x of at least 1: ln x + γ + 1/(2x) − 1/(12x²) + 1/(120x⁴) − …, and H(x) = H(x + 1) − 1/(x + 1). */
    static double harmonic(double x) {
        double less = 0;
        double at = x;
        while (at < LARGE) {
            at++;
            less += 1 / at;
        }
        double square = 1 / (at * at);
        return StrictMath.log(at) + EULER + 1 / (2 * at) - square * (1 / 12.0 - square / 120) - less;
    }
}
