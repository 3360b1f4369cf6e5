package org.countermark.embed;

import org.countermark.stats.LogP;
import org.countermark.stats.NullLaw;
import org.countermark.stats.ScoreSum;

/**
 * How much evidence a response carries so far: the score that its marked tokens attained, which is what a detector will
 * add up for them.
 *
 * <p>For a marked token of probability p the excess of its score over the null mean is an unbiased estimate of what the
 * distribution gave away: under Gumbel-max its mean is H(1/p) − 1 nats with H the harmonic number (continued to real
 * arguments). Attained scores need no second look at the distribution, which Gumbel-max from raw logits never
 * normalises. Plain tokens that a detector scores as well add noise, but no excess on average.
 *
 * @param marked number of marked tokens, and the sum of their integer scores
 * @param excess sum minus its mean under H0, in the unit of the printed statistic: nats for Gumbel-max, green tokens for
 *     the green list, weighted bits for tournament; may be negative
 * @param tail log10 p of these tokens alone. H0: the text does not depend on the key
 */
public record Detectability(ScoreSum marked, double excess, LogP tail) {
    static Detectability of(ScoreSum marked, NullLaw law) {
        double excess = (marked.sum() - marked.n() * law.mean()) * law.unit();
        return new Detectability(marked, excess, law.tail(marked));
    }
}
