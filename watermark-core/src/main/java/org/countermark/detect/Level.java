package org.countermark.detect;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * A significance level as a decimal number, so that a plan reads the same everywhere: {@code 1e-6}, {@code 5e-2}.
 *
 * @param digits the significant digits, 1..999999999
 * @param exponent the power of ten, -9999..0; digits·10^exponent lies inside (0, 1)
 */
public record Level(int digits, int exponent) implements Comparable<Level> {
    /** Refuses levels outside (0, 1), and spellings of the same level with zeros at the end. */
    public Level {
        if (digits < 1 || digits > 999_999_999 || digits % 10 == 0) {
            throw new IllegalArgumentException(
                    "digits must be in 1..999999999 without a zero at the end, was " + digits);
        }
        if (exponent < -9999 || exponent > 0 || Integer.toString(digits).length() + exponent > 0) {
            throw new IllegalArgumentException("alpha must be inside (0, 1), was " + digits + "e" + exponent);
        }
    }

    /**
     * Reads a level.
     *
     * @param text a decimal number inside (0, 1), such as {@code "0.001"}, {@code "1e-3"} or {@code "1E-03"}
     * @return the level; equal numbers give equal levels
     * @throws IllegalArgumentException if it is none
     */
    public static Level of(String text) {
        if (text.isEmpty() || text.length() > 40) {
            throw new IllegalArgumentException("alpha must have 1..40 characters, had " + text.length());
        }
        BigDecimal number;
        try {
            number = new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("alpha must be a decimal number, was \"" + text + "\"", e);
        }
        if (number.signum() <= 0 || number.compareTo(BigDecimal.ONE) >= 0) {
            throw new IllegalArgumentException("alpha must be inside (0, 1), was \"" + text + "\"");
        }
        BigDecimal shortest = number.stripTrailingZeros();
        BigInteger digits = shortest.unscaledValue();
        if (digits.bitLength() > 30) {
            throw new IllegalArgumentException("alpha must have at most 9 significant digits, was \"" + text + "\"");
        }
        return new Level(digits.intValueExact(), -shortest.scale());
    }

    /**
     * What a p-value is compared with.
     *
     * @return log10 of the level, below 0
     */
    public double log10() {
        return StrictMath.log10(digits) + exponent;
    }

    @Override
    public int compareTo(Level other) {
        return new BigDecimal(toString()).compareTo(new BigDecimal(other.toString()));
    }

    /** The one spelling: digits, e, exponent. */
    @Override
    public String toString() {
        return digits + "e" + exponent;
    }
}
