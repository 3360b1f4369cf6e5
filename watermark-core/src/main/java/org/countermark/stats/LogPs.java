package org.countermark.stats;

/** The one check that every log10 p-value passes on construction. */
final class LogPs {
    private LogPs() {}

    static void check(String name, double log10) {
        if (!(log10 <= 0)) {
            throw new IllegalArgumentException(name + " must be a number at most 0, was " + log10);
        }
    }
}
