package org.countermark.corpora.llama;

/** A generated response: its tokens, without the stop token, and why it ended. Immutable. */
public final class Completion {
    /** Why a response ended. */
    public enum End {
        /** The model chose a stop token. */
        STOP,
        /** The response reached the longest length that was asked for. */
        LENGTH
    }

    private final int[] tokens;
    private final End end;

    Completion(int[] tokens, End end) {
        this.tokens = tokens;
        this.end = end;
    }

    /**
     * The response.
     *
     * @return a copy of its tokens
     */
    public int[] tokens() {
        return tokens.clone();
    }

    /**
     * The reason.
     *
     * @return why it ended
     */
    public End end() {
        return end;
    }
}
