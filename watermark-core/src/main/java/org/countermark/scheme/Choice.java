package org.countermark.scheme;

import java.util.random.RandomGenerator;

/**
 * How a scheme chooses a marked token: the embedding side of a {@link Scheme}.
 *
 * <p>p stands for the final distribution: after penalties, temperature, top-k, top-p, min-p and grammar masks. Every
 * token with p = 0 is never chosen. Averaged over keys, Gumbel-max and tournament choose exactly by p; the green list
 * does not. Thread-confined: an instance owns scratch space, up to 12 bytes a token of the vocabulary, and allocates
 * nothing once it has seen the vocabulary. Source: docs/spec/native-contract.md, section "Schemes".
 */
public abstract sealed class Choice permits GumbelChoice, TournamentChoice, GreenListChoice {
    Choice() {}

    /**
     * The choice of a scheme.
     *
     * @param scheme the scheme
     * @param delta what is added to the logits of green tokens, in nats, above 0 up to 50; only the green list uses it
     * @return a choice for one thread
     * @throws IllegalArgumentException if the scheme is a green list and delta is out of range
     */
    public static Choice of(Scheme scheme, double delta) {
        if (scheme instanceof GumbelScheme) {
            return new GumbelChoice();
        } else if (scheme instanceof TournamentScheme tournament) {
            return new TournamentChoice(tournament);
        } else if (scheme instanceof GreenListScheme greenList) {
            return new GreenListChoice(greenList, delta);
        }
        throw new IllegalArgumentException("scheme must be gumbel, tournament or green-list, was " + scheme.id());
    }

    /**
     * Chooses from a whole vocabulary with p ∝ exp(logit · inverseTemperature).
     *
     * @param logits one for each token
     * @param maxima has scanned these logits
     * @param inverseTemperature 1/T, finite and above 0
     * @param words the context's words
     * @param mask what the payload XORs onto each word
     * @param random draws what the scheme leaves to chance: nothing for Gumbel-max
     * @return the chosen token
     */
    public abstract int choose(
            float[] logits,
            LogitMaxima maxima,
            double inverseTemperature,
            Keystream words,
            int mask,
            RandomGenerator random);

    /**
     * Chooses from a list of candidates.
     *
     * @param ids distinct token ids; order does not matter for Gumbel-max
     * @param weights p up to a common factor; finite, at least 0, not all 0
     * @param count number of candidates, at least 1
     * @param words the candidates' marked words, mask applied
     * @param random draws what the scheme leaves to chance: nothing for Gumbel-max
     * @return the INDEX of the chosen candidate, 0..count−1
     */
    public abstract int choose(int[] ids, double[] weights, int count, int[] words, RandomGenerator random);

    /**
     * Turns the final distribution into the marked one, for an engine that draws by itself: an ordinary draw at
     * temperature 1 from the logits as changed is a marked choice.
     *
     * @param logits ln p up to a constant, changed in place; −∞ stays −∞. Gumbel-max leaves one token only
     * @param maxima has scanned these logits before the change
     * @param words the context's words
     * @param mask what the payload XORs onto each word
     */
    public abstract void reshape(float[] logits, LogitMaxima maxima, Keystream words, int mask);
}
