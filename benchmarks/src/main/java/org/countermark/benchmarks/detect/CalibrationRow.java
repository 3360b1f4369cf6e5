package org.countermark.benchmarks.detect;

import org.countermark.corpora.calibration.Sizes;

/**
 * One test of one corpus under many keys.
 *
 * @param corpus name of the body of text
 * @param scheme id of the scheme
 * @param exact whether the law is exact and continuous, so that the size must be the level itself
 * @param test {@code corpus} or {@code document}
 * @param size units of the corpus test, documents of the document test
 * @param sizes how often it rejected
 */
record CalibrationRow(String corpus, String scheme, boolean exact, String test, long size, Sizes sizes) {
    /** Odds that a level is called missed or exceeded although it is not, at each level and side. */
    static final double ODDS = 1e-10;

    boolean holds() {
        return exact ? sizes.uniform(ODDS) : sizes.superUniform(ODDS);
    }
}
