package org.countermark.stats;

import java.util.Arrays;

/**
 * Whether the p-values of decoy keys are as large as they must be: a control of the whole route, never evidence itself.
 *
 * <p>H0: the p-values are independent and valid, P(p ≤ x) ≤ x for every x (larger ones are allowed: certified laws and
 * counts give them). Two departures are looked for: too many small values (the one-sided Kolmogorov distance), and a
 * single value that is far too small. Both tails are exact where the p-values are uniform. Immutable.
 *
 * <p>Source: Birnbaum and Tingey, Ann. Math. Statist. 22 (1951), for the exact law of the one-sided distance; Šidák,
 * J. Amer. Statist. Assoc. 62 (1967), for the smallest of m.
 *
 * @param count number of p-values, at least 0
 * @param excess largest amount by which the share of p-values at or below x exceeds x, 0..1; the test is about this
 * @param shortfall largest amount by which it falls short of x, 0..1; for information, as large p-values are allowed
 * @param crowded p-value of the excess
 * @param smallest p-value of the smallest
 */
public record Uniformity(int count, double excess, double shortfall, LogP crowded, LogP smallest) {
    private static final double LN_10 = 2.302585092994046;

    /** More than what the conversion from log10 and the difference of two numbers up to 1 can lose. */
    private static final double ALLOWANCE = 0x1p-40;

    /** Refuses numbers out of range. */
    public Uniformity {
        if (count < 0) {
            throw new IllegalArgumentException("count must be at least 0, was " + count);
        }
        if (!(excess >= 0 && excess <= 1)) {
            throw new IllegalArgumentException("excess must be in 0..1, was " + excess);
        }
        if (!(shortfall >= 0 && shortfall <= 1)) {
            throw new IllegalArgumentException("shortfall must be in 0..1, was " + shortfall);
        }
    }

    /**
     * Tests the p-values of a family of decoys.
     *
     * <p>Cost: a sort and one term per value.
     *
     * @param log10 log10 p-values, each at most 0; −∞ is allowed; not changed
     * @return both tests; p = 1 for an empty family
     * @throws IllegalArgumentException if a value is NaN or above 0
     */
    public static Uniformity of(double[] log10) {
        int m = log10.length;
        double[] sorted = log10.clone();
        for (int i = 0; i < m; i++) {
            LogPs.check("log10[" + i + "]", log10[i]);
        }
        Arrays.sort(sorted);
        double excess = 0;
        double shortfall = 0;
        for (int i = 0; i < m; i++) {
            double x = StrictMath.exp(sorted[i] * LN_10);
            excess = Math.max(excess, (i + 1.0) / m - x - ALLOWANCE);
            shortfall = Math.max(shortfall, x - (double) i / m);
        }
        LogP smallest = m == 0 ? LogP.one() : new LogP.Exact(smallest(sorted[0], m));
        return new Uniformity(m, excess, Math.min(1, shortfall), new LogP.Exact(crowded(excess, m)), smallest);
    }

    /**
     * Both tests as one p-value: the smaller, times 2.
     *
     * @return log10 of it, at most 0
     */
    public double log10() {
        return Math.min(0.0, Math.min(crowded.log10(), smallest.log10()) + StrictMath.log10(2));
    }

    /** log10 P(the smallest of m uniform values is at most x) = 1 − (1 − x)^m. */
    private static double smallest(double log10, int m) {
        if (log10 < -200) {
            return log10 + StrictMath.log10(m);
        }
        double lnNone = m * StrictMath.log1p(-StrictMath.exp(log10 * LN_10));
        return StrictMath.log(-StrictMath.expm1(lnNone)) / LN_10;
    }

    /**
     * log10 P(D ≥ d) for the one-sided distance of m uniform values: d·Σ_j C(m, j)·(1 − d − j/m)^(m−j)·(d + j/m)^(j−1)
     * over j = 0..⌊m·(1 − d)⌋. All terms are positive, so nothing cancels.
     */
    private static double crowded(double d, int m) {
        if (d <= 0) {
            return 0;
        }
        double most = Double.NEGATIVE_INFINITY;
        double sum = 0;
        double lnChoose = 0;
        for (int j = 0; j < m * (1 - d); j++) {
            double rest = 1 - d - (double) j / m;
            if (rest <= 0) {
                break;
            }
            double ln = lnChoose + (m - j) * StrictMath.log(rest) + (j - 1) * StrictMath.log(d + (double) j / m);
            if (ln > most) {
                sum = sum * StrictMath.exp(most - ln) + 1;
                most = ln;
            } else {
                sum += StrictMath.exp(ln - most);
            }
            lnChoose += StrictMath.log((double) (m - j) / (j + 1));
        }
        return Math.min(0.0, (StrictMath.log(d) + most + StrictMath.log(sum)) / LN_10);
    }
}
