package org.countermark.scheme;

import java.util.Map;
import org.countermark.stats.ListLaw;
import org.countermark.stats.NullLaw;

/**
 * A green list that is the first part of a shuffled vocabulary, so that its size is exact: the word is 0 for a red token.
 *
 * @param greenTokens tokens on the list, 1..vocabulary−1
 * @param vocabulary tokens in all, at least 2
 */
public record PermutedListScheme(int greenTokens, int vocabulary) implements FiniteScheme {
    /** Refuses an empty or a complete green list. */
    public PermutedListScheme {
        if (greenTokens < 1 || greenTokens >= vocabulary) {
            throw new IllegalArgumentException(
                    "greenTokens must be in 1.." + (vocabulary - 1) + ", was " + greenTokens);
        }
    }

    @Override
    public String id() {
        return "green-list";
    }

    @Override
    public int score(int word) {
        return word == 0 ? 0 : 1;
    }

    @Override
    public WordScorer scorer() {
        return (words, count, out) -> {
            for (int i = 0; i < count; i++) {
                out[i] = (words[i] | -words[i]) >>> 31;
            }
        };
    }

    @Override
    public Outcomes outcomes() {
        return Outcomes.of(Map.of(0, (long) vocabulary - greenTokens, 1, (long) greenTokens));
    }

    /** The binomial's tail, where it bounds that of draws without replacement. */
    @Override
    public NullLaw nullLaw() {
        return ListLaw.of(greenTokens, vocabulary);
    }

    @Override
    public double unit() {
        return 1;
    }
}
