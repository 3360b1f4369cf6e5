package org.countermark.stats;

/**
 * The right tail of a sum of draws, within some hundredths of a digit and never below the truth: a majorant, inverted.
 *
 * <p>Let G be the sum of the gaps and m the largest that counts, in steps of the lattice. Under the tilt t,
 * P(G ≤ m) = E e^(t(m−G)) · E_t f(m − G) with f(x) = e^(−tx) for x ≥ 0, else 0. In place of f take a function that lies
 * nowhere below it and has no frequency beyond N/P: the {@link Majorant} M with λ = tP/N, stretched by P/N. By Poisson's
 * formula Σ_k E_t M((m − G + kP)·N/P) is a sum of 2N − 1 products, of the transform of M with the characteristic function
 * of m − G. That bounds the tail for any t, P and N, since no term of the series over k is below 0: P only has to be so large
 * that terms with k ≠ 0 are small, and N so large that M is close to f. If N = P, M and f agree on the whole lattice.
 * Rounding is bounded and added. Thread-confined.
 */
final class DrawTail {
    /** More than the rounding errors of an entry in its list's factor: weight, angle, product. */
    private static final double ROUNDING = 0x1p-48;

    /** The λ aimed at. The majorant's integral is λ/2 more than that of f: a loss of .0065 digits. */
    private static final double DECAY = 0.03;

    private static final int LEAST_BITS = 6;
    private static final int MOST_BITS = 12;

    private final DrawTilt tilt;
    private final DrawSpectrum spectrum = new DrawSpectrum();
    private final Majorant majorant = new Majorant();

    /** log2 of P and of N. */
    private int periodBits;

    private int bits;

    /** What rounding and frequencies left out can do to the sum. */
    private double error;

    DrawTail(DrawTilt tilt) {
        this.tilt = tilt;
    }

    /** Gets ready for sums about the mean of the tilt, which must be above 0. */
    void prepare() {
        double z = tilt.tilt() * tilt.deviation();
        // Normal sums at z deviations: the neighbours' share is e^(−c²/2) or e^(−cz + z²/2); few lists are less normal.
        double spread = Math.max(6, 14 / z + z / 2) * (1 + 8.0 / tilt.rows().rows());
        periodBits = LEAST_BITS;
        while (periodBits < 60 && (double) (1L << periodBits) < spread * tilt.deviation()) {
            periodBits++;
        }
        double reach = tilt.tilt() * (double) (1L << periodBits);
        bits = LEAST_BITS;
        while (bits < Math.min(MOST_BITS, periodBits) && (1 << bits) * DECAY < reach) {
            bits++;
        }
        int count = 1 << bits;
        if (bits == periodBits) {
            count = count / 2 + 1;
            majorant.ofIntegers(tilt.tilt(), bits);
        } else {
            majorant.of(reach / count, bits);
        }
        spectrum.of(tilt, periodBits, count);
        double magnitudes = 0;
        for (int j = 0; j < count; j++) {
            magnitudes += 2 * (StrictMath.abs(majorant.re(j)) + StrictMath.abs(majorant.im(j)));
        }
        error = magnitudes * (DrawSpectrum.NEGLIGIBLE + (tilt.rows().entries() + 256.0) * ROUNDING);
    }

    /**
     * The tail.
     *
     * @param missing m, at least 0
     * @return natural logarithm of a bound of P(G ≤ m)
     */
    double lnTail(long missing) {
        double sum = 0;
        for (int i = 0; i < spectrum.kept(); i++) {
            int j = spectrum.frequency(i);
            long turn = (missing * j) << (64 - periodBits);
            double x = majorant.re(j) * spectrum.re(i) - majorant.im(j) * spectrum.im(i);
            double y = majorant.re(j) * spectrum.im(i) + majorant.im(j) * spectrum.re(i);
            double term = x * Turns.cosine(turn) - y * Turns.sine(turn);
            // Frequencies −j hold the same again; on the lattice N/2 and −N/2 are one.
            boolean single = j == 0 || (bits == periodBits && 2 * j == 1 << bits);
            sum += single ? term : 2 * term;
        }
        double mean = (Math.max(0, sum) + error) / (1 << bits);
        return Math.min(0, tilt.lnChernoff((double) missing) + Math.min(0, StrictMath.log(mean)));
    }
}
