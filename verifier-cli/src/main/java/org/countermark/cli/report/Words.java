package org.countermark.cli.report;

import java.math.BigDecimal;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.countermark.cli.scan.Figures;

/** Numbers and digests as the page prints them: the same on every machine. Stateless. */
final class Words {
    private static final int SHORT = 12;
    private static final String NONE = "–";

    private Words() {}

    /** A number with so many decimals and a true minus sign. */
    static String number(double value, int decimals) {
        String digits = Figures.rounded(value, decimals);
        return digits.startsWith("-") ? (digits.matches("-[0.]+") ? "" : "−") + digits.substring(1) : digits;
    }

    static String number(OptionalDouble value, int decimals) {
        return value.isPresent() ? number(value.getAsDouble(), decimals) : NONE;
    }

    static String count(OptionalLong value) {
        return value.isPresent() ? Figures.count(value.getAsLong()) : NONE;
    }

    static String percent(OptionalDouble share) {
        return share.isPresent() ? Figures.percent(share.getAsDouble()) : NONE;
    }

    /** A power of ten, for what is known by its logarithm. */
    static String power(OptionalDouble log10) {
        return log10.isPresent() ? power(log10.getAsDouble()) : NONE;
    }

    /** Powers near one are written out; no e-value is said larger than it is, for it is rounded down. */
    static String power(double log10) {
        if (log10 > -3 && log10 < 4) {
            return number(StrictMath.pow(10, log10), log10 < 1 ? 3 : 0);
        }
        return "10^" + Figures.rounded(StrictMath.floor(log10 * 10) / 10, 1);
    }

    /** The first digits of a digest; whoever needs all finds them in print and in the tables. */
    static String brief(String digest) {
        return digest.codePointCount(0, digest.length()) > SHORT
                ? digest.substring(0, digest.offsetByCodePoints(0, SHORT)) + "…"
                : digest;
    }

    static boolean isDigest(String text) {
        return text.matches("[0-9a-f]{32}|[0-9a-f]{64}");
    }

    /** A size in bytes for people, by powers of 1024. */
    static String bytes(long size) {
        String[] units = {"bytes", "KiB", "MiB", "GiB", "TiB", "PiB"};
        int unit = 0;
        double value = size;
        while (value >= 1024 && unit < units.length - 1) {
            value /= 1024;
            unit++;
        }
        return unit == 0 ? Figures.count(size) + " bytes" : number(value, 1) + " " + units[unit];
    }

    /** log10 of 1 divided by the level that a result was asked for, written like 1e-9. */
    static OptionalDouble threshold(Lenient result) {
        String alpha = result.text("alpha").orElse("");
        if (!alpha.matches("[1-9][0-9]{0,15}e-?[0-9]{1,6}")) {
            return OptionalDouble.empty();
        }
        BigDecimal level = new BigDecimal(alpha);
        return OptionalDouble.of(
                level.scale() - StrictMath.log10(level.unscaledValue().doubleValue()));
    }

    static String plural(long count, String one, String many) {
        return Figures.count(count) + " " + (count == 1 ? one : many);
    }
}
