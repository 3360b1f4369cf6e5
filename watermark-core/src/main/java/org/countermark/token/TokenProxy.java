package org.countermark.token;

/**
 * A guess, made without any key, of how probable each token was where it stands.
 *
 * <p>A token that had to come says little about a mark, one that could have been another says much: statistics that
 * weigh units by such a guess need fewer of them. The guess is a function of the text alone, so it changes the power of a
 * test and never its validity, however bad it is. Implementations are immutable, and safe for use by many threads.
 */
public interface TokenProxy {
    /**
     * A name that pins the guess to the last bit; plans carry it.
     *
     * @return the id
     */
    String id();

    /**
     * How many levels of probability are told apart.
     *
     * @return the number, 1..256
     */
    int levels();

    /**
     * The level of one token, judged by the tokens before it.
     *
     * @param tokens the tokens of one response
     * @param at which of them, 0..tokens.length − 1
     * @return its level, 0..levels − 1
     */
    int level(int[] tokens, int at);

    /**
     * The probability that a level stands for.
     *
     * @param level 0..levels − 1
     * @return the probability, inside (0, 1)
     */
    double probability(int level);
}
