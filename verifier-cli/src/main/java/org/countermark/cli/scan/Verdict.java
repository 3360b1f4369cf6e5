package org.countermark.cli.scan;

/** The three things that a scan may say. */
public enum Verdict {
    /** The text depends on the key, at the level that was asked for. */
    DETECTED("detected"),
    /** There was enough text to see a mark of the stated strength, and none was seen. */
    NOT_DETECTED("not detected"),
    /** Even text that was marked throughout could have gone unseen. */
    NOT_ENOUGH_TEXT("not enough text");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    /**
     * The verdict as people read it.
     *
     * @return a few words in lower case
     */
    public String words() {
        return words;
    }
}
