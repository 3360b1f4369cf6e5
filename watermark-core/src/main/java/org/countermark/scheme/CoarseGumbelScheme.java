package org.countermark.scheme;

import java.util.HashMap;
import java.util.Map;
import org.countermark.stats.GammaLaw;
import org.countermark.stats.NullLaw;
import org.countermark.stats.TighterLaw;

/**
 * Gumbel-max over a generator of few values: u = w/values for a word w of 0..values−1, and the score is −ln(1 − u).
 *
 * <p>The law is that of the few values, exactly: the law of a continuous u would be too high by 7e-4 of a nat a token.
 *
 * @param values how many equally likely words there are, 2..65536
 */
public record CoarseGumbelScheme(int values) implements FiniteScheme {
    /** Refuses a number of values out of range. */
    public CoarseGumbelScheme {
        if (values < 2 || values > 1 << 16) {
            throw new IllegalArgumentException("values must be in 2..65536, was " + values);
        }
    }

    @Override
    public String id() {
        return "gumbel";
    }

    /** {@inheritDoc} floor(−ln(1 − w/values) · 2^24). */
    @Override
    public int score(int word) {
        return (int)
                StrictMath.floor(-StrictMath.log((double) (values - word) / values) * (1 << GumbelScheme.SCORE_BITS));
    }

    @Override
    public WordScorer scorer() {
        int[] table = new int[values];
        for (int word = 0; word < values; word++) {
            table[word] = score(word);
        }
        return (words, count, out) -> {
            for (int i = 0; i < count; i++) {
                out[i] = table[words[i]];
            }
        };
    }

    @Override
    public Outcomes outcomes() {
        Map<Integer, Long> draws = new HashMap<>();
        for (int word = 0; word < values; word++) {
            draws.merge(score(word), 1L, Long::sum);
        }
        return Outcomes.of(draws);
    }

    /** That of the few values, or of exponential scores where its tail is the smaller one that is proven. */
    @Override
    public NullLaw nullLaw() {
        return new TighterLaw(FiniteScheme.super.nullLaw(), GammaLaw.of(GumbelScheme.SCORE_BITS));
    }

    @Override
    public double unit() {
        return StrictMath.scalb(1.0, -GumbelScheme.SCORE_BITS);
    }
}
