package org.countermark.stats;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * The right tail of a sum of scores of several kinds on a lattice, to about eight digits, and never below the truth.
 *
 * <p>Every score is tilted by t, so that the sum in question lies in the middle of the law; that law comes out of one
 * Fourier transform, since the transform of a sum is the product of those of its parts; and P(S ≥ s) = M(t)·e^(−ts)·Σ_x≥s
 * e^(−t(x−s))·P_t(S = x). The tilt keeps all digits however small the tail is. What lies outside the window of the
 * transform, and what rounding can do, is bounded and added. Chernoff's bound alone is three to ten times larger, which
 * at a level of 1e-3 costs up to half of the tokens.
 *
 * <p>Immutable, safe for use by many threads; only IEEE arithmetic and StrictMath.
 */
final class LatticeTail {
    private static final int LEAST_WINDOW = 1 << 8;

    /** The largest window: some 30 ms. */
    private static final int LARGEST_WINDOW = 1 << 15;

    /** What may lie outside the window: e^−24, of which what lies above it is added to the tail. */
    private static final double LN_OUTSIDE = -24;

    /** Below that a product of transforms, which only falls, is as good as 0. */
    private static final double NEGLIGIBLE = 0x1p-80;

    private final double[] probabilities;

    /** [level][outcome], in steps of the lattice above the least of the level. */
    private final int[][] steps;

    private LatticeTail(double[] probabilities, int[][] steps) {
        this.probabilities = probabilities;
        this.steps = steps;
    }

    /**
     * Prepares tails.
     *
     * @param probabilities one per outcome, of sum 1
     * @param values [level][outcome], each congruent to its level's least modulo the span
     * @param span the lattice's step, at least 1
     */
    static LatticeTail of(double[] probabilities, int[][] values, long span) {
        int[][] steps = new int[values.length][probabilities.length];
        for (int l = 0; l < values.length; l++) {
            long least = Long.MAX_VALUE;
            for (int b = 0; b < probabilities.length; b++) {
                least = probabilities[b] > 0 ? Math.min(least, values[l][b]) : least;
            }
            for (int b = 0; b < probabilities.length; b++) {
                // Outcomes of probability 0 weigh nothing wherever they stand.
                long above = probabilities[b] > 0 ? (values[l][b] - least) / span : 0;
                steps[l][b] = (int) Math.min(above, Integer.MAX_VALUE);
            }
        }
        return new LatticeTail(probabilities.clone(), steps);
    }

    /**
     * The tail.
     *
     * @param counts units of each level
     * @param sum the sum, in steps above the least possible; at least 1
     * @param tilt the tilt per step, best where it makes the sum the mean; above 0
     * @return natural logarithm of an upper bound of P(S ≥ sum); empty where the law is too wide
     */
    OptionalDouble lnTail(long[] counts, long sum, double tilt) {
        double[] lnMass = new double[counts.length];
        double units = 0;
        double variance = 0;
        double lnAll = 0;
        for (int l = 0; l < counts.length; l++) {
            if (counts[l] > 0) {
                double[] moments = moments(l, tilt);
                lnMass[l] = moments[0];
                lnAll += counts[l] * moments[0];
                variance += counts[l] * moments[2];
                units += counts[l];
            }
        }
        int window = window(counts, lnAll, sum, tilt, StrictMath.sqrt(variance));
        if (window == 0) {
            return OptionalDouble.empty();
        }
        double[] law = law(counts, lnMass, tilt, window);
        double tail = 0;
        double weights = 0;
        double ratio = StrictMath.exp(-tilt);
        double weight = 1;
        for (int i = 0; i < window / 2; i++) {
            tail += weight * Math.max(0, law[(int) ((sum + i) % window)]);
            weights += weight;
            weight *= ratio;
        }
        // Rounding of transforms and powers, at most some dozen ulp a factor, and what lies above the window.
        double error = weights * (64 * units + 4096) * 0x1p-52 + StrictMath.exp(LN_OUTSIDE);
        double allowance = (StrictMath.abs(lnAll) + tilt * sum + units) * 4096 * 0x1p-52;
        return OptionalDouble.of(lnAll - tilt * sum + StrictMath.log(tail + error) + allowance);
    }

    /** ln M, mean and variance of one tilted score. */
    private double[] moments(int level, double tilt) {
        double top = 0;
        for (int step : steps[level]) {
            top = Math.max(top, tilt * step);
        }
        double mass = 0;
        double first = 0;
        double second = 0;
        for (int b = 0; b < probabilities.length; b++) {
            double x = steps[level][b];
            double p = probabilities[b] * StrictMath.exp(tilt * x - top);
            mass += p;
            first += p * x;
            second += p * x * x;
        }
        double mean = first / mass;
        return new double[] {top + StrictMath.log(mass), mean, Math.max(0, second / mass - mean * mean)};
    }

    /** A power of two so large that the tilted sum hardly leaves the window about the sum; 0 if none is allowed. */
    private int window(long[] counts, double lnAll, long sum, double tilt, double deviation) {
        double lean = 7 / Math.max(deviation, 1);
        double above = lnAll(counts, tilt + lean) - lnAll;
        double below = lnAll(counts, tilt - lean) - lnAll;
        for (int window = LEAST_WINDOW; window <= LARGEST_WINDOW; window *= 2) {
            double half = window / 2.0;
            if (above - lean * (sum + half) <= LN_OUTSIDE && below + lean * (sum - half) <= LN_OUTSIDE) {
                return window;
            }
        }
        return 0;
    }

    private double lnAll(long[] counts, double tilt) {
        double sum = 0;
        for (int l = 0; l < counts.length; l++) {
            sum += counts[l] > 0 ? counts[l] * moments(l, tilt)[0] : 0;
        }
        return sum;
    }

    /** P_t(S = x) at index x mod window. */
    private double[] law(long[] counts, double[] lnMass, double tilt, int window) {
        Fourier fourier = new Fourier(window);
        double[] re = new double[window];
        double[] im = new double[window];
        Arrays.fill(re, 1);
        int[] used =
                IntStream.range(0, counts.length).filter(l -> counts[l] > 0).toArray();
        for (int i = 0; i < used.length; i += 2) {
            // Two real laws go through one transform, as its real and its imaginary part.
            boolean pair = i + 1 < used.length;
            double[] x = tilted(used[i], lnMass, tilt, window);
            double[] y = pair ? tilted(used[i + 1], lnMass, tilt, window) : new double[window];
            fourier.transform(x, y);
            multiply(re, im, x, y, counts[used[i]], pair ? counts[used[i + 1]] : 0);
        }
        // The transform of a real law at −k is the conjugate of that at k; conjugate throughout, it is the inverse.
        for (int k = 1; k < window / 2; k++) {
            re[window - k] = re[k];
            im[window - k] = im[k];
            im[k] = -im[k];
        }
        fourier.transform(re, im);
        for (int i = 0; i < window; i++) {
            re[i] /= window;
        }
        return re;
    }

    private double[] tilted(int level, double[] lnMass, double tilt, int window) {
        double[] law = new double[window];
        for (int b = 0; b < probabilities.length; b++) {
            if (probabilities[b] > 0) {
                law[steps[level][b] & (window - 1)] +=
                        probabilities[b] * StrictMath.exp(tilt * steps[level][b] - lnMass[level]);
            }
        }
        return law;
    }

    /** Multiplies frequencies 0..N/2 by the powers of the two transforms that x + i·y holds. */
    private static void multiply(double[] re, double[] im, double[] x, double[] y, long first, long second) {
        int mask = re.length - 1;
        for (int k = 0; k <= re.length / 2; k++) {
            if (Math.abs(re[k]) + Math.abs(im[k]) < NEGLIGIBLE) {
                continue;
            }
            int mirror = -k & mask;
            multiply(re, im, k, (x[k] + x[mirror]) / 2, (y[k] - y[mirror]) / 2, first);
            multiply(re, im, k, (y[k] + y[mirror]) / 2, (x[mirror] - x[k]) / 2, second);
        }
    }

    /** Multiplies frequency k by (a + i·b) to the power of count. */
    private static void multiply(double[] re, double[] im, int k, double a, double b, long count) {
        double x = a;
        double y = b;
        for (long n = count; n > 0; n >>= 1) {
            if ((n & 1) == 1) {
                double product = re[k] * x - im[k] * y;
                im[k] = re[k] * y + im[k] * x;
                re[k] = product;
            }
            double square = x * x - y * y;
            y = 2 * x * y;
            x = square;
        }
    }
}
