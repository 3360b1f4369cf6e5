package org.countermark.benchmarks.power;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.countermark.token.TokenProxy;

/**
 * A proxy that was told the true probabilities of some documents, exactly or with noise: what no detector has.
 *
 * <p>Documents are known by their first tokens. The levels are those of the log-odds, half a nat wide, from −9 to 6.5.
 */
public final class RecordedProxy implements TokenProxy {
    /** Documents shorter than that have no units. */
    static final int KNOWN_BY = 5;

    private final String id;
    private final Map<List<Integer>, int[]> levels = new HashMap<>();

    /**
     * Takes the documents in.
     *
     * @param id its name
     * @param passages the documents it knows
     * @param noise what becomes of the log-odds of a token's true probability
     */
    public RecordedProxy(String id, List<Passage> passages, DoubleUnaryOperator noise) {
        this.id = id;
        for (Passage passage : passages) {
            int[] of = new int[passage.tokens().length()];
            for (int t = 0; t < of.length; t++) {
                double p = passage.probabilities().get(t);
                double odds = noise.applyAsDouble(Math.log(p) - Math.log1p(-Math.min(p, 1 - 1e-12)));
                of[t] = (int) Math.max(0, Math.min(31, Math.rint(2 * (odds + 9))));
            }
            levels.put(key(passage.tokens().prefix(KNOWN_BY)), of);
        }
    }

    private static List<Integer> key(int[] tokens) {
        return List.of(tokens[0], tokens[1], tokens[2], tokens[3], tokens[4]);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public int levels() {
        return 32;
    }

    @Override
    public int level(int[] tokens, int at) {
        return levels.get(key(tokens))[at];
    }

    @Override
    public double probability(int level) {
        return 1 / (1 + StrictMath.exp(9 - level / 2.0));
    }
}
