package org.countermark.stats;

/**
 * The least function of bounded frequency that lies nowhere below e^(−λx) for x ≥ 0 and 0 for x &lt; 0, as its Fourier
 * transform.
 *
 * <p>M(x) = (sin πx/π)²·Σ_n≥0 [e^(−λn)/(x−n)² + c_n/(x−n)] with c_n = −λe^(−λn), c_0 = λ/(e^λ−1): it meets e^(−λx) at every
 * integer, and its transform vanishes beyond one cycle. Put b(λ) = λ/(1−e^(−λ)), which is positive and increasing. Then
 * (π/sin πx)²·M(x) = ∫ e^(xs)·(b(λ+s) − b(λ)) ds over s ≥ 0 for x &lt; 0, and (π/sin πx)²·(M(x) − e^(−λx)) =
 * ∫ e^(−xs)·(b(λ) − b(λ−s)) ds for x &gt; 0: neither is ever negative. Its integral is 1/(1−e^(−λ)), where that of
 * e^(−λx) is 1/λ: for small λ hardly more. Source: Graham and Vaaler, Trans. Amer. Math. Soc. 265 (1981); proof in
 * docs/statistics.md.
 *
 * <p>Thread-confined; arrays are kept and grow.
 */
final class Majorant {
    private double[] re = {};
    private double[] im = {};

    /**
     * The transform ∫ M(x)·e^(−2πixj/N) dx for j = 0..N−1; at −j stands its conjugate, beyond ±N nothing.
     *
     * @param decay λ, above 0
     * @param bits log2 N
     */
    void of(double decay, int bits) {
        int count = 1 << bits;
        ensure(count);
        double total = -1 / StrictMath.expm1(-decay);
        for (int j = 0; j < count; j++) {
            series(j, decay, bits);
            double share = (double) j / count;
            double turned = decay / (2 * StrictMath.PI);
            double x = re[j];
            double y = im[j];
            re[j] = (1 - share) * x - turned * y;
            im[j] = (1 - share) * y - turned * (total - x);
        }
    }

    /**
     * Σ_n≥0 e^(−λn)·e^(−2πinj/N) for j = 0..N/2: all that counts where only integers x occur, since a period of such sums
     * holds the transform twice, at j and at j − N.
     *
     * @param decay λ, above 0
     * @param bits log2 N, at least 1
     */
    void ofIntegers(double decay, int bits) {
        int count = (1 << (bits - 1)) + 1;
        ensure(count);
        for (int j = 0; j < count; j++) {
            series(j, decay, bits);
        }
    }

    private void ensure(int count) {
        if (re.length < count) {
            re = new double[count];
            im = new double[count];
        }
    }

    /** 1/(1 − e^(−λ−iθ)) for θ = 2πj/N, without cancellation for small λ and θ. */
    private void series(int j, double decay, int bits) {
        double factor = StrictMath.exp(-decay);
        long half = (long) j << (63 - bits);
        double sine = Turns.sine(half);
        double a = 2 * factor * sine * sine - StrictMath.expm1(-decay);
        double b = 2 * factor * sine * Turns.cosine(half);
        double square = a * a + b * b;
        re[j] = a / square;
        im[j] = -b / square;
    }

    double re(int j) {
        return re[j];
    }

    double im(int j) {
        return im[j];
    }
}
