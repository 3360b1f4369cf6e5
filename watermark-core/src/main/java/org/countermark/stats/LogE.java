package org.countermark.stats;

/**
 * An e-value as its decimal logarithm: evidence whose expectation under H0 is at most 1.
 *
 * <p>Large is strong: e ≥ 1/α has a probability of at most α under H0, and for a process of e-values (a bet that is
 * continued as text comes in) that holds for its supremum, so one may look after every unit. e-values average under any
 * dependence, and multiply over disjoint, independent units. The number is never above the true logarithm: what is
 * rounded is rounded down. Immutable. Source: Shafer, J. R. Statist. Soc. A 184 (2021); Vovk and Wang, Ann. Statist. 49
 * (2021).
 *
 * @param log10 log10 of the e-value: any real number, or −∞ for an e-value of 0; never NaN or +∞
 */
public record LogE(double log10) implements Comparable<LogE> {
    private static final double LN_10 = 2.302585092994046;

    /** Larger than the rounding errors of one logarithm and its conversion, per unit of magnitude. */
    private static final double ALLOWANCE = 0x1p-48;

    /** Refuses NaN and +∞. */
    public LogE {
        if (!(log10 < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("log10 must be a number below infinity, was " + log10);
        }
    }

    /**
     * e = 1: what an empty body of text has.
     *
     * @return exactly 0 in log10
     */
    public static LogE one() {
        return new LogE(0.0);
    }

    /**
     * From a natural logarithm, rounded down.
     *
     * @param ln natural logarithm of the e-value; −∞ is allowed
     * @return the e-value
     * @throws IllegalArgumentException if ln is NaN or +∞
     */
    public static LogE ofNatural(double ln) {
        if (ln == Double.NEGATIVE_INFINITY) {
            return new LogE(ln);
        }
        return new LogE((ln - StrictMath.abs(ln) * ALLOWANCE) / LN_10 + 0.0);
    }

    /**
     * The e-value of a p-value: (1 − p + p·ln p)/(p·ln² p), the average of all bets κ·p^(κ−1) over κ in (0, 1) (Vovk and
     * Wang 2021). It loses about 2·log10(ln 1/p) against 1/p.
     *
     * @param p a p-value
     * @return the e-value, rounded down: at least 1/2, which p = 1 gives; the largest double for p = 0
     */
    public static LogE calibrated(LogP p) {
        if (p.log10() == Double.NEGATIVE_INFINITY) {
            return new LogE(Double.MAX_VALUE);
        }
        // With L = ln 1/p that is (e^L − 1 − L)/L².
        double ln = -p.log10() * LN_10;
        if (ln == 0) {
            return ofNatural(StrictMath.log(0.5));
        }
        double square = 2 * StrictMath.log(ln);
        double growth = ln < 40 ? StrictMath.log(Elementary.expDefect(ln)) : ln + StrictMath.log1p(-1e-15);
        return ofNatural(growth - square - (StrictMath.abs(square) + ln) * ALLOWANCE);
    }

    /**
     * A mixture Σ w_i·e_i, given the natural logarithms of the e_i; valid under any dependence between them.
     *
     * @param weights weights, each at least 0, of sum at most 1
     * @param ln natural logarithms of as many e-values; −∞ is allowed; not changed
     * @return the mixture, rounded down
     * @throws IllegalArgumentException if the lengths differ, or the weights are not such, or a logarithm is NaN or +∞
     */
    public static LogE mixture(double[] weights, double[] ln) {
        return ofNatural(Mixtures.ln(weights, ln));
    }

    /**
     * The average of e-values of the same H0, valid under any dependence between them.
     *
     * @param values at least one
     * @return the average, rounded down
     * @throws IllegalArgumentException if there is none
     */
    public static LogE mean(LogE... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("values must hold at least one e-value, held none");
        }
        double[] ln = new double[values.length];
        boolean equal = true;
        for (int i = 0; i < ln.length; i++) {
            ln[i] = values[i].log10 * LN_10;
            equal &= values[i].equals(values[0]);
        }
        if (equal) {
            return values[0];
        }
        return ofNatural(Mixtures.ln(Mixtures.uniform(ln.length), ln));
    }

    /**
     * The product with an e-value of disjoint units, or of any text that was fixed before those units were scored.
     *
     * @param other the other e-value
     * @return the product
     */
    public LogE times(LogE other) {
        return new LogE(log10 + other.log10);
    }

    /**
     * The p-value min(1, 1/e).
     *
     * @return a valid p-value, at any time that one chooses to look
     */
    public LogP.Ville p() {
        return new LogP.Ville(Math.min(0.0, 0.0 - log10));
    }

    /** Orders by strength, weakest first. */
    @Override
    public int compareTo(LogE other) {
        return Double.compare(log10, other.log10);
    }
}
