package org.countermark.cli.trace;

/**
 * How much was tried: what the printed p-values are corrected by.
 *
 * @param accounts payloads of accounts
 * @param cohorts payloads of cohorts
 * @param decoys payloads that nobody has
 * @param documents distinct documents
 * @param tested those of them that have enough units
 */
record TraceFamily(int accounts, int cohorts, int decoys, int documents, int tested) {
    /** The candidates by kind. */
    String words() {
        return Words.count(accounts, "account") + ", " + Words.count(cohorts, "cohort") + ", "
                + Words.count(decoys, "decoy");
    }

    /** Payloads that could have been named. */
    int candidates() {
        return accounts + cohorts + decoys;
    }
}
