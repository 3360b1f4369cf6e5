package org.countermark.embed;

/**
 * Sampling settings that turn raw logits into the final distribution: temperature, then top-k, then top-p over what
 * top-k left, then min-p.
 *
 * @param temperature 0 for the most probable token (greedy), else 0.001..1000
 * @param topK keep the k most probable tokens, ties to lower ids; at least 1, and all tokens where k exceeds their number
 * @param topP keep the fewest most probable tokens with at least this share of the mass of what top-k left; above 0, at
 *     most 1
 * @param minP drop tokens less probable than this share of the most probable one; at least 0, below 1
 */
public record Sampling(double temperature, int topK, double topP, double minP) {
    private static final double LEAST_TEMPERATURE = 1e-3;
    private static final double MOST_TEMPERATURE = 1e3;

    /** Refuses values out of range. */
    public Sampling {
        if (temperature != 0 && !(temperature >= LEAST_TEMPERATURE && temperature <= MOST_TEMPERATURE)) {
            throw new IllegalArgumentException("temperature must be 0 or in 0.001..1000, was " + temperature);
        }
        if (topK < 1) {
            throw new IllegalArgumentException("topK must be at least 1, was " + topK);
        }
        if (!(topP > 0 && topP <= 1)) {
            throw new IllegalArgumentException("topP must be above 0 and at most 1, was " + topP);
        }
        if (!(minP >= 0 && minP < 1)) {
            throw new IllegalArgumentException("minP must be at least 0 and below 1, was " + minP);
        }
    }

    /**
     * Samples from all tokens.
     *
     * @param temperature 0.001..1000, or 0 for greedy
     * @return settings without truncation
     */
    public static Sampling of(double temperature) {
        return new Sampling(temperature, Integer.MAX_VALUE, 1, 0);
    }

    /**
     * Always takes the most probable token, ties to the lowest id.
     *
     * @return temperature 0
     */
    public static Sampling greedy() {
        return of(0);
    }

    /**
     * Changes top-k.
     *
     * @param k at least 1
     * @return settings with this k
     */
    public Sampling withTopK(int k) {
        return new Sampling(temperature, k, topP, minP);
    }

    /**
     * Changes top-p.
     *
     * @param p above 0, at most 1
     * @return settings with this p
     */
    public Sampling withTopP(double p) {
        return new Sampling(temperature, topK, p, minP);
    }

    /**
     * Changes min-p.
     *
     * @param p at least 0, below 1
     * @return settings with this p
     */
    public Sampling withMinP(double p) {
        return new Sampling(temperature, topK, topP, p);
    }

    /**
     * Whether the most probable token is taken without a draw.
     *
     * @return true for temperature 0
     */
    public boolean isGreedy() {
        return temperature == 0;
    }

    /** Whether some tokens of a vocabulary may have to be left out. */
    boolean truncates(int vocabulary) {
        return topK < vocabulary || topP < 1 || minP > 0;
    }
}
