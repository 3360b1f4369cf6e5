package org.countermark.evidence.log;

/** Numbers of logs: decimal digits, of which each number has one spelling. */
final class Decimal {
    private Decimal() {}

    static long parse(String what, String digits) {
        if (!digits.matches("0|[1-9][0-9]{0,18}")) {
            throw new IllegalArgumentException(what + " must be a decimal number below 2^63 without leading zeros");
        }
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(what + " must be a decimal number below 2^63", e);
        }
    }
}
