package org.countermark.detect;

import org.countermark.scheme.Scheme;
import org.countermark.stats.LogP;
import org.countermark.token.TokenProxy;

/**
 * What a unit adds to a sum, and the law of such sums: scores as they are, or weighed by a proxy of token probability.
 *
 * <p>What is added depends on the token's level, which the text decides, and on the score. Immutable; safe for use by many
 * threads.
 */
public sealed interface Weigher permits PlainWeigher, TableWeigher {
    /**
     * Every unit adds its score.
     *
     * @param scheme the scheme
     * @return the weigher
     */
    static Weigher plain(Scheme scheme) {
        return new PlainWeigher(scheme.nullLaw());
    }

    /**
     * Every unit adds what a table has for its level and its score. Takes a tenth of a second.
     *
     * @param scheme the scheme
     * @param weighing what to do with the proxy; not {@link Weighing#SUM}
     * @param proxy gives the levels
     * @return the weigher
     * @throws IllegalArgumentException if the scheme does not have the weighing
     */
    static Weigher of(Scheme scheme, Weighing weighing, TokenProxy proxy) {
        return TableWeigher.of(WeighingTable.of(scheme, weighing, proxy));
    }

    /**
     * Levels of tokens.
     *
     * @return their number; 1 where there is no proxy
     */
    int levels();

    /**
     * Weighs rows of scores of one unit each.
     *
     * @param scores {@code columns} scores a row, as the scheme gives them
     * @param levels level of each row's unit, 0..levels()−1
     * @param rows number of rows
     * @param columns scores a row, at least 1
     * @param out receives what they add, in integer units; may be {@code scores} itself
     */
    void weigh(int[] scores, int[] levels, int rows, int columns, int[] out);

    /**
     * The right tail of a sum under H0: the text does not depend on the key.
     *
     * @param countByLevel distinct units of each level
     * @param sum what they add together, in integer units
     * @return log10 P(S ≥ sum), exact or certified
     */
    LogP tail(long[] countByLevel, long sum);

    /**
     * What an integer unit is worth as printed.
     *
     * @return nats for Gumbel scores and likelihood ratios, else the scheme's own unit; above 0
     */
    double unit();
}
