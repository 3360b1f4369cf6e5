package org.countermark.cli.scan;

/**
 * One of the statistics that a trial is judged by.
 *
 * @param statistic which one
 * @param method how its p-value was computed: exact, certified or e-value
 * @param log10 log10 of its p-value
 * @param corrected the same, corrected for all tests tried
 */
record Finding(Kind statistic, String method, double log10, double corrected) {
    /** What is looked at. */
    enum Kind {
        /** All distinct units together. */
        POOLED("pooled"),
        /** The average of the dense and the sparse arm. */
        E_VALUE("e-value"),
        /** The most marked document, adjusted by Holm for all. */
        DOCUMENTS("documents");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** The statistic as results name it. */
        String words() {
            return words;
        }
    }
}
