package org.countermark.stats;

/**
 * The right tail of a sum of exponentials with weights above 0, within some hundredths of a digit and never below the truth.
 *
 * <p>The method of {@link DrawTail} for a law without a lattice. Under the tilt t, P(X ≥ x) = E e^(t(X−x)) · E_t f(X − x) with
 * f(y) = e^(−ty) for y ≥ 0, else 0. In place of f take the {@link Majorant} M with λ = tP/N, stretched by P/N, which has no
 * frequency beyond N/P; by Poisson's formula Σ_k E_t M((X − x + kP)·N/P) is a sum of 2N − 1 products of its transform with the
 * characteristic function of X − x, which is Π (1 − iub_l)^(−n_l), b_l = a_l/(1 − ta_l), for frequencies u = 2πj/P. No term over k
 * is below 0, so that bounds the tail for any t, P and N. Rounding is bounded and added.
 */
final class GammaTail {
    /** The λ aimed at: the majorant's integral is λ/2 more than that of f, a loss of .0065 digits. */
    private static final double DECAY = 0.03;

    private static final int LEAST_BITS = 6;
    private static final int MOST_BITS = 13;

    /** Characteristic functions below that are left out; the majorant's sum allows for it. */
    private static final double LN_NEGLIGIBLE = -20;

    private final GammaSums law;
    private final double tilt;

    GammaTail(GammaSums law, double tilt) {
        this.law = law;
        this.tilt = tilt;
    }

    /**
     * The tail.
     *
     * @param excess what the sum is above its mean, above 0
     * @return natural logarithm of a bound of the tail
     */
    double lnTail(double excess) {
        double deviation = StrictMath.sqrt(law.variance(tilt));
        double z = tilt * deviation;
        double period = deviation * Math.max(6, 14 / z + z / 2) * (1 + 8 / law.size());
        double reach = tilt * period;
        int bits = LEAST_BITS;
        while (bits < MOST_BITS && (1 << bits) * DECAY < reach) {
            bits++;
        }
        int count = 1 << bits;
        Majorant majorant = new Majorant();
        majorant.of(reach / count, bits);
        double lag = law.mean(tilt) - excess;
        double sum = majorant.re(0);
        double error = 0;
        boolean alive = true;
        for (int j = 1; j < count; j++) {
            double size = 2 * (StrictMath.abs(majorant.re(j)) + StrictMath.abs(majorant.im(j)));
            double u = 2 * StrictMath.PI * j / period;
            double ln = alive ? lnModulus(u) : LN_NEGLIGIBLE;
            if (ln <= LN_NEGLIGIBLE) {
                // The modulus falls with the frequency, so it stays below.
                alive = false;
                error += size * StrictMath.exp(LN_NEGLIGIBLE + 1e-6);
                continue;
            }
            double[] phase = phase(u, lag);
            double modulus = StrictMath.exp(ln);
            double x = modulus * StrictMath.cos(phase[0]);
            double y = modulus * StrictMath.sin(phase[0]);
            sum += 2 * (majorant.re(j) * x - majorant.im(j) * y);
            error += size * (phase[1] + modulus * (64 - ln) * (law.levels() + 64) * 0x1p-52);
        }
        double magnitude = StrictMath.abs(majorant.re(0)) * count * 0x1p-50;
        double mean = (Math.max(0, sum) + error + magnitude) / count;
        return Math.min(0, law.lnChernoff(tilt, excess) + Math.min(0, StrictMath.log(mean)));
    }

    /** ln |E_t e^(iuX)|. */
    private double lnModulus(double u) {
        double sum = 0;
        for (int l = 0; l < law.levels(); l++) {
            double v = u * scale(l);
            sum -= law.count(l) / 2 * StrictMath.log1p(v * v);
        }
        return sum;
    }

    /** The argument of E_t e^(iu(X − x)), and what it may be wrong by. */
    private double[] phase(double u, double lag) {
        double sum = u * lag;
        double magnitude = u * (StrictMath.abs(lag) + tilt * law.variance(tilt));
        for (int l = 0; l < law.levels(); l++) {
            double v = u * scale(l);
            double term = law.count(l) * behind(v);
            sum -= term;
            magnitude += term + law.count(l) * v * v * v / (1 + v * v);
        }
        return new double[] {sum, magnitude * (law.levels() + 64) * 0x1p-51};
    }

    private double scale(int level) {
        return law.weight(level) / (1 - tilt * law.weight(level));
    }

    /** v − atan v, at least 0, without cancellation for small v. */
    static double behind(double v) {
        if (v > 0.25) {
            return v - StrictMath.atan(v);
        }
        double square = v * v;
        double sum = 0;
        for (int odd = 25; odd >= 3; odd -= 2) {
            sum = (odd % 4 == 3 ? 1.0 : -1.0) / odd + square * sum;
        }
        return v * square * sum;
    }
}
