package org.countermark.scheme;

import org.countermark.stats.BinomialLaw;
import org.countermark.stats.NullLaw;

/**
 * Green list (Kirchenbauer et al. 2023): tokens whose word falls below gamma are favoured when embedding, and counted
 * when detecting.
 *
 * @param gamma size of the green list, in 65,536ths of the vocabulary, 1..65535
 */
public record GreenListScheme(int gamma) implements Scheme {
    /** Refuses an empty or a complete green list. */
    public GreenListScheme {
        if (gamma < 1 || gamma > 65535) {
            throw new IllegalArgumentException("gamma must be in 1..65535 (of 65536), was " + gamma);
        }
    }

    @Override
    public String id() {
        return "green-list";
    }

    /**
     * Whether a word is on the green list.
     *
     * @param word the marked word
     * @return true if {@code (word >>> 16) < gamma}
     */
    public boolean isGreen(int word) {
        return (word >>> 16) < gamma;
    }

    @Override
    public int score(int word) {
        return isGreen(word) ? 1 : 0;
    }

    @Override
    public WordScorer scorer() {
        return (words, count, out) -> {
            for (int i = 0; i < count; i++) {
                // The sign of the difference instead of a branch: words are random, and a branch would miss.
                out[i] = ((words[i] >>> 16) - gamma) >>> 31;
            }
        };
    }

    /** Exactly binomial with success probability gamma/65536. */
    @Override
    public NullLaw nullLaw() {
        return BinomialLaw.of(gamma, 16);
    }
}
