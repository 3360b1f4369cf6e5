package org.countermark.scheme;

import org.countermark.stats.GammaLaw;
import org.countermark.stats.NullLaw;

/** Gumbel-max (Aaronson 2022): the choice is the argmax of ln(u)/p, the score is −ln(1 − u) in 2^-24 nats. */
public record GumbelScheme() implements Scheme {
    /** Fractional bits of an integer score. */
    public static final int SCORE_BITS = 24;

    @Override
    public String id() {
        return "gumbel";
    }

    /**
     * {@inheritDoc}
     *
     * <p>floor(−ln(1 − w/2^32) · 2^24) with w unsigned; from 0 (w = 0) to 372,130,558 (w = 2^32 − 1).
     */
    @Override
    public int score(int word) {
        double tail = (0x1p32 - Integer.toUnsignedLong(word)) * 0x1p-32;
        return (int) StrictMath.floor(-StrictMath.log(tail) * (1 << SCORE_BITS));
    }

    @Override
    public WordScorer scorer() {
        return new GumbelScorer(this);
    }

    /** Gamma(n, 1): an upper bound of the law of the sum, since every score is rounded down. */
    @Override
    public NullLaw nullLaw() {
        return GammaLaw.of(SCORE_BITS);
    }
}
