package org.countermark.cli.student.rows;

import org.countermark.token.Fingerprint;
import org.countermark.token.UnitSet;

/** The contexts that a test counts: each once, where it is met first. At most 16 bytes each. For one thread. */
public final class NewContexts {
    private final int width;
    private final UnitSet seen = UnitSet.forCorpus();

    /**
     * None yet.
     *
     * @param width the profile's context width, at least 1
     */
    public NewContexts(int width) {
        this.width = width;
    }

    /**
     * Whether the tokens before a place are a context that was not met before.
     *
     * @param text token ids
     * @param end the place: how many of them come before it
     * @return true if there are enough of them, and they are new
     */
    public boolean add(int[] text, int end) {
        return end >= width && seen.add(Fingerprint.of(text, end - width, width));
    }

    /**
     * Adds all contexts of a text, that at its end included.
     *
     * @param text token ids
     */
    public void addAll(int[] text) {
        for (int end = width; end <= text.length; end++) {
            add(text, end);
        }
    }

    /**
     * How many contexts were met.
     *
     * @return their number
     */
    public long size() {
        return seen.size();
    }
}
