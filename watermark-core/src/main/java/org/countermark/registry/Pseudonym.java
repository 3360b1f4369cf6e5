package org.countermark.registry;

import java.util.HexFormat;

/**
 * What a registry knows of an account: 128 bits that only the holder of the registry's secret can tell the account from.
 *
 * <p>Immutable. Source: docs/spec/registry.md, section "Pseudonyms".
 *
 * @param high the first 64 bits, big-endian
 * @param low the last 64 bits
 */
public record Pseudonym(long high, long low) {
    /** How many hexadecimal digits a pseudonym is written with. */
    public static final int DIGITS = 32;

    /**
     * A pseudonym as it is written.
     *
     * @param hex 32 lower-case hexadecimal digits
     * @return the pseudonym
     * @throws IllegalArgumentException if there is anything else
     */
    public static Pseudonym of(String hex) {
        if (hex.length() != DIGITS) {
            throw new IllegalArgumentException(
                    "a pseudonym must have 32 hexadecimal digits, had " + hex.length() + " characters");
        }
        return new Pseudonym(word(hex, 0), word(hex, DIGITS / 2));
    }

    private static long word(String hex, int from) {
        long word = 0;
        for (int i = from; i < from + DIGITS / 2; i++) {
            char c = hex.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                throw new IllegalArgumentException(String.format(
                        "a pseudonym must be lower-case hexadecimal, had U+%04X at index %d", (int) c, i));
            }
            word = (word << 4) | HexFormat.fromHexDigit(c);
        }
        return word;
    }

    /**
     * The pseudonym as it is written.
     *
     * @return 32 lower-case hexadecimal digits
     */
    public String hex() {
        HexFormat lower = HexFormat.of();
        return lower.toHexDigits(high) + lower.toHexDigits(low);
    }

    @Override
    public String toString() {
        return hex();
    }
}
