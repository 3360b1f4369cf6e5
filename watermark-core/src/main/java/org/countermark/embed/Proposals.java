package org.countermark.embed;

import java.util.Arrays;

/** What a session proposed since the last accepted token, by distance from there; forgotten at each acceptance. */
final class Proposals {
    private int[] tokens = new int[16];
    private Outcome[] outcomes = new Outcome[16];
    private int[] scores = new int[16];
    private long[] prefixes = new long[16];
    private int end;

    void put(int offset, long prefix, int token, Outcome outcome, int score) {
        if (offset >= tokens.length) {
            int capacity = Math.max(offset + 1, 2 * tokens.length);
            tokens = Arrays.copyOf(tokens, capacity);
            outcomes = Arrays.copyOf(outcomes, capacity);
            scores = Arrays.copyOf(scores, capacity);
            prefixes = Arrays.copyOf(prefixes, capacity);
        }
        if (offset >= end) {
            Arrays.fill(outcomes, end, offset, Outcome.FORCED);
            end = offset + 1;
        }
        tokens[offset] = token;
        outcomes[offset] = outcome;
        scores[offset] = score;
        prefixes[offset] = prefix;
    }

    /** The outcome of a token that is now accepted after the given others; FORCED unless it was proposed after them. */
    Outcome outcome(int[] accepted, int offset) {
        boolean proposed = offset < end
                && outcomes[offset] != Outcome.FORCED
                && tokens[offset] == accepted[offset]
                && prefixes[offset] == prefix(accepted, offset);
        return proposed ? outcomes[offset] : Outcome.FORCED;
    }

    int score(int offset) {
        return scores[offset];
    }

    void clear() {
        end = 0;
    }

    /** Tells drafts apart. */
    static long prefix(int[] draft, int count) {
        return SeenContexts.hash(draft, 0, count);
    }
}
