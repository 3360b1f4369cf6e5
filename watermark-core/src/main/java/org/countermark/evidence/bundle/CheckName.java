package org.countermark.evidence.bundle;

/** The checks of a bundle, in the order in which they are made and printed. */
public enum CheckName {
    /** The file is of the form: canonical, complete, all values in range. */
    FORM("form"),
    /** The content digest is the one that was published or handed over. */
    CONTENT_DIGEST("content digest"),
    /** The seal holds, by a key that is trusted. */
    SEAL("seal"),
    /** The time stamp holds, by an authority that is trusted. */
    TIME_STAMP("time stamp"),
    /** The log proof holds, by a log that is trusted. */
    LOG_PROOF("log proof"),
    /** Each profile is one, and has its digest. */
    PROFILES("profiles"),
    /** Each plan is one, has its digest, and is for a profile, a key and a tokenizer of the bundle. */
    PLANS("plans"),
    /** Each commitment is opened by the key at hand. */
    KEYS("key commitments"),
    /** Each commitment was stamped before any exhibit was acquired. */
    COMMITMENT_TIME("commitment time"),
    /** Each exhibit at hand has the size and digest. */
    EXHIBITS("exhibits"),
    /** Each file that was read beside the exhibits, and is at hand, has the size and digest. */
    REFERENCES("reference files"),
    /** Each result has its digest and is about plans, profiles, keys and exhibits of the bundle. */
    RESULTS("results"),
    /** The number of tests is that of the results. */
    TESTS("number of tests"),
    /** The software computed the vectors right. */
    SELF_TEST("self-test"),
    /** The custody log is an unbroken chain about exhibits of the bundle. */
    CUSTODY("custody log"),
    /** The results come out again. */
    RECOMPUTATION("recomputation"),
    /** The report at hand is the one that this bundle gives. */
    REPORT("report");

    private final String title;

    CheckName(String title) {
        this.title = title;
    }

    /**
     * What the check is called for people.
     *
     * @return a few words in lower case
     */
    public String title() {
        return title;
    }
}
