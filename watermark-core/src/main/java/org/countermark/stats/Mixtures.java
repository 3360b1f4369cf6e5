package org.countermark.stats;

import java.util.Arrays;

/** Weighted sums of numbers that are given by their natural logarithms. */
final class Mixtures {
    private Mixtures() {}

    /**
     * Equal weights whose sum is at most 1 in truth, not only in floating point: multiples of 2^-40, rounded down.
     *
     * @param count how many, at least 1
     * @return the weights
     */
    static double[] uniform(int count) {
        double[] weights = new double[count];
        Arrays.fill(weights, StrictMath.floor(0x1p40 / count) * 0x1p-40);
        return weights;
    }

    /**
     * Refuses what is no set of weights.
     *
     * @param weights to be looked at
     */
    static void check(double[] weights) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            if (!(weights[i] >= 0)) {
                throw new IllegalArgumentException("weights[" + i + "] must be at least 0, was " + weights[i]);
            }
            sum += weights[i];
        }
        if (sum > 1) {
            throw new IllegalArgumentException("weights must have a sum of at most 1, was " + sum);
        }
    }

    /**
     * ln Σ w_i·exp(ln_i), less an allowance for the rounding of the sum.
     *
     * @param weights weights
     * @param ln natural logarithms
     * @return the logarithm of the sum
     */
    static double ln(double[] weights, double[] ln) {
        if (weights.length != ln.length) {
            throw new IllegalArgumentException(
                    "weights must be as many as the logarithms (" + ln.length + "), were " + weights.length);
        }
        check(weights);
        for (int i = 0; i < ln.length; i++) {
            if (!(ln[i] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("ln[" + i + "] must be a number below infinity, was " + ln[i]);
            }
        }
        return lnUnchecked(weights, ln);
    }

    /** The same for arguments that have been looked at. */
    static double lnUnchecked(double[] weights, double[] ln) {
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < ln.length; i++) {
            if (weights[i] > 0) {
                most = Math.max(most, ln[i]);
            }
        }
        if (most == Double.NEGATIVE_INFINITY) {
            return most;
        }
        double sum = 0;
        for (int i = 0; i < ln.length; i++) {
            if (weights[i] > 0) {
                sum += weights[i] * StrictMath.exp(ln[i] - most);
            }
        }
        // Each term is right to some 4 ulp beside what its logarithm has lost, which LogE.ofNatural allows for.
        return most + StrictMath.log(sum) - (ln.length + 32) * 0x1p-52;
    }

    /**
     * Refuses what is no wealth of as many bets.
     *
     * @param weights of the bets; what a bet without weight has is not looked at
     * @param lnWealth to be looked at
     */
    static void checkWealth(double[] weights, double[] lnWealth) {
        if (lnWealth.length != weights.length) {
            throw new IllegalArgumentException(
                    "lnWealth must hold one number per weight (" + weights.length + "), held " + lnWealth.length);
        }
        for (int k = 0; k < weights.length; k++) {
            if (weights[k] > 0 && !(lnWealth[k] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "lnWealth[" + k + "] must be a number below infinity, was " + lnWealth[k]);
            }
        }
    }
}
