package org.countermark.stats;

/**
 * The law of drawn gaps under a tilt t ≥ 0: an entry with the gap d is drawn with a probability proportional to e^(−td).
 *
 * <p>Gaps are not negative, so every term is of one sign and nothing cancels. No p-value depends on how well the tilt is
 * chosen, but for its sharpness. Thread-confined; the array is kept and grows.
 */
final class DrawTilt {
    /** A tilted mean that lies so many deviations beside the sum is as good as one that meets it. */
    private static final double CLOSE = 0.05;

    /** An estimate of ln p that close to the level will do. */
    private static final double NEAR = 0.05;

    private static final int STEPS = 60;
    private static final double HALF_LN_TWO_PI = 0.9189385332046727;

    private final DrawRows rows;
    private double[] weights = {};
    private double tilt;
    private double lnMass;
    private double mean;
    private double variance;

    DrawTilt(DrawRows rows) {
        this.rows = rows;
    }

    /** Takes a tilt per step of the lattice, at least 0. */
    void at(double by) {
        int outcomes = rows.outcomes();
        if (weights.length < rows.entries()) {
            weights = new double[rows.entries()];
        }
        tilt = by;
        lnMass = 0;
        mean = 0;
        variance = 0;
        for (int from = 0; from < rows.entries(); from += outcomes) {
            double mass = 0;
            double first = 0;
            double second = 0;
            for (int i = from; i < from + outcomes; i++) {
                double gap = rows.gap(i);
                double weight = StrictMath.exp(-by * gap);
                weights[i] = weight;
                mass += weight;
                first += weight * gap;
                second += weight * gap * gap;
            }
            double inverse = 1 / mass;
            for (int i = from; i < from + outcomes; i++) {
                weights[i] *= inverse;
            }
            first *= inverse;
            lnMass += StrictMath.log(mass / outcomes);
            mean += first;
            variance += Math.max(0, second * inverse - first * first);
        }
    }

    /** Takes the tilt at which the gaps' mean is about m, m above 0 and below the untilted mean. */
    void to(double missing) {
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        double next = rows.tiltTo(missing);
        for (int step = 0; step < STEPS; step++) {
            at(next);
            if (StrictMath.abs(mean - missing) <= CLOSE * StrictMath.sqrt(variance)) {
                break;
            }
            if (mean > missing) {
                low = tilt;
            } else {
                high = tilt;
            }
            // Newton for ln(mean): straight for a few large gaps, and no worse than any for many.
            next = tilt + StrictMath.log(mean / missing) * mean / variance;
            if (!(next > low && next < high && next < Double.MAX_VALUE)) {
                next = high < Double.POSITIVE_INFINITY ? (low + high) / 2 : 2 * low;
            }
        }
    }

    /** Takes the tilt at which the tail at the gaps' mean is about a level, but never less than {@link #least}. */
    void toLevel(double ln) {
        double z = StrictMath.sqrt(-2 * ln);
        double next = z / rows.deviation();
        for (int step = 0; step < STEPS / 4; step++) {
            at(Math.max(next, least()));
            double reach = tilt * StrictMath.sqrt(variance);
            double mills = 2 / (reach + StrictMath.sqrt(reach * reach + 4));
            double miss = lnMass + tilt * mean - HALF_LN_TWO_PI + StrictMath.log(mills) - ln;
            if (StrictMath.abs(miss) <= NEAR || (miss < 0 && tilt == least()) || !(reach > 0)) {
                break;
            }
            next = Math.min(2 * tilt, tilt + miss / (reach * reach) * tilt);
        }
    }

    /** One over the untilted deviation: below that, tilts only make the tail flat and its inversion long. */
    double least() {
        return 1 / rows.deviation();
    }

    /** ln of E e^(t·(m − gaps)) ≥ P(gaps ≤ m), rounded up. */
    double lnChernoff(double missing) {
        double gain = tilt * missing;
        double magnitude =
                (StrictMath.abs(lnMass) + gain) * (rows.rows() + 64.0) + (double) rows.entries() + 64.0 * rows.rows();
        return lnMass + gain + magnitude * 0x1p-52;
    }

    /** ln of the saddlepoint value of Lugannani and Rice, after {@link #to} this m. */
    double lnSaddlepoint(double missing) {
        // One step of Newton more, without looking again.
        double off = mean - missing;
        double root = tilt + off / variance;
        double deviance = off * off / (2 * variance) - lnMass - tilt * missing;
        double sigma = StrictMath.sqrt(variance);
        return LugannaniRice.lnTail(root, Math.max(0, deviance), sigma, 1, rows::nearMean, -deviance);
    }

    DrawRows rows() {
        return rows;
    }

    double tilt() {
        return tilt;
    }

    /** Probabilities of the entries; the array itself. */
    double[] weights() {
        return weights;
    }

    /** Tilted mean of the gaps' sum. */
    double mean() {
        return mean;
    }

    /** Tilted standard deviation of the gaps' sum. */
    double deviation() {
        return StrictMath.sqrt(variance);
    }
}
