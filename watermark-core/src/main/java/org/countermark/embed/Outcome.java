package org.countermark.embed;

/** Why a token carries the mark, or why it does not; the first reason that applies, in this order. */
public enum Outcome {
    /** Among the first contextWidth tokens of the response, which have no context. */
    PLAIN_START(0),
    /** The mark was switched off. */
    PLAIN_OPTED_OUT(1),
    /** Temperature 0 with a scheme that would change what greedy decoding means. */
    PLAIN_GREEDY(2),
    /** Its context was already seen in this response. */
    PLAIN_REPEATED(3),
    /** Accepted without being what was proposed for its place: forced by a grammar, a stop rule, or the engine. */
    FORCED(4),
    /** Chosen by the scheme. */
    MARKED(5);

    static final int CODES = 6;
    private static final Outcome[] BY_CODE = {PLAIN_START, PLAIN_OPTED_OUT, PLAIN_GREEDY, PLAIN_REPEATED, FORCED, MARKED
    };

    /** What snapshots write; never changes. */
    private final int code;

    Outcome(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static Outcome of(int code) {
        return BY_CODE[code];
    }
}
