package org.countermark.cli.scan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.countermark.token.Slice;

/**
 * Numbers as they are printed: rounded from the exact binary value, so that every machine and Java prints the same.
 */
public final class Figures {
    private Figures() {}

    /**
     * Six decimals; log10 p-values, excesses and shares.
     *
     * @param value any finite number
     * @return the number as results hold it
     */
    public static BigDecimal exact(double value) {
        return new BigDecimal(value).setScale(6, RoundingMode.HALF_EVEN);
    }

    /**
     * A few decimals, for people.
     *
     * @param value any finite number
     * @param decimals how many, at least 0
     * @return the number in words
     */
    public static String rounded(double value, int decimals) {
        return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
    }

    /**
     * A share as a percentage with two significant digits or so.
     *
     * @param share 0..1
     * @return the percentage
     */
    public static String percent(double share) {
        double percent = 100 * share;
        return rounded(percent, percent >= 10 ? 0 : percent >= 1 ? 1 : 2) + " %";
    }

    /** A share of the documents: 1/4 is the first of four. */
    static String share(Slice slice) {
        return slice.index() + 1 + "/" + slice.count();
    }

    /**
     * The name of a choice as users write it.
     *
     * @param choice the choice
     * @return its name in lower case
     */
    public static String lower(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    /** A large or small number as a power of ten. */
    static String power(double log10) {
        return "10^" + rounded(log10, 1);
    }

    /**
     * A count with thousands set apart.
     *
     * @param value a count
     * @return its digits
     */
    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /**
     * How rare, in words for people who do not read logarithms. Never says rarer than it is.
     *
     * @param log10 log10 of a probability, at most 0
     * @return a few words
     */
    public static String rarity(double log10) {
        if (log10 > -1) {
            return "about " + rounded(100 * StrictMath.pow(10, log10), 0) + " in 100";
        }
        if (log10 > -6) {
            long odds = (long) StrictMath.floor(StrictMath.pow(10, -log10));
            return "less than one in " + count(odds);
        }
        return "less than one in 10^" + (long) StrictMath.floor(-log10);
    }
}
