package org.countermark.embed;

import java.util.Arrays;
import org.countermark.stats.ScoreSum;

/** The accepted tokens of a response with the outcome and the attained score of each, so that all can be taken back. */
final class History {
    private static final int FIRST_TOKENS = 64;

    private final int width;
    private final SeenContexts seen = new SeenContexts();
    private final int[] counts = new int[Outcome.CODES];
    private int[] tokens = new int[FIRST_TOKENS];
    private byte[] outcomes = new byte[FIRST_TOKENS];
    private int[] scores = new int[FIRST_TOKENS];
    private int length;
    private long scoreSum;

    History(int width) {
        this.width = width;
    }

    int length() {
        return length;
    }

    int[] tokens() {
        return tokens;
    }

    Outcome outcome(int position) {
        return Outcome.of(outcomes[position]);
    }

    /** Whether a context stood before a token that was accepted. */
    boolean hasSeen(long contextHash) {
        return seen.contains(contextHash);
    }

    /** Appends a token; its score counts only if it is marked. */
    void append(int token, Outcome outcome, int score) {
        if (length == tokens.length) {
            tokens = Arrays.copyOf(tokens, 2 * length);
            outcomes = Arrays.copyOf(outcomes, 2 * length);
            scores = Arrays.copyOf(scores, 2 * length);
        }
        if (length >= width) {
            seen.add(SeenContexts.hash(tokens, length - width, width), length);
        }
        tokens[length] = token;
        outcomes[length] = (byte) outcome.code();
        scores[length] = outcome == Outcome.MARKED ? score : 0;
        scoreSum += scores[length];
        counts[outcome.code()]++;
        length++;
    }

    void takeBack() {
        length--;
        scoreSum -= scores[length];
        counts[outcomes[length]]--;
        if (length >= width) {
            seen.remove(SeenContexts.hash(tokens, length - width, width), length);
        }
    }

    Audit audit() {
        return new Audit(
                count(Outcome.MARKED),
                count(Outcome.PLAIN_START),
                count(Outcome.PLAIN_REPEATED),
                count(Outcome.PLAIN_OPTED_OUT),
                count(Outcome.PLAIN_GREEDY),
                count(Outcome.FORCED));
    }

    private int count(Outcome outcome) {
        return counts[outcome.code()];
    }

    ScoreSum marked() {
        return new ScoreSum(count(Outcome.MARKED), scoreSum);
    }
}
