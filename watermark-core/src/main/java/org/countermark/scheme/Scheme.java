package org.countermark.scheme;

import org.countermark.stats.NullLaw;

/**
 * How a 32-bit word becomes an integer score, and what law that score has without the key.
 *
 * <p>Source: docs/spec/native-contract.md, section "Schemes". Implementations are immutable values.
 */
public sealed interface Scheme permits GumbelScheme, TournamentScheme, GreenListScheme, FiniteScheme {
    /**
     * The name used in profiles.
     *
     * @return {@code "gumbel"}, {@code "tournament"} or {@code "green-list"}
     */
    String id();

    /**
     * The integer score of a token whose marked word is {@code word}.
     *
     * @param word the marked word, all 32 bits significant (unsigned)
     * @return the score, at least 0; larger is more evidence of the mark
     */
    int score(int word);

    /**
     * Prepares scoring of many words.
     *
     * @return a scorer that agrees with {@link #score} on every word; keep it, since it may hold tables
     */
    WordScorer scorer();

    /**
     * The law of a sum of scores over units whose words are independent and uniform.
     *
     * @return the null law
     */
    NullLaw nullLaw();
}
