package org.countermark.stats;

/** Sum over n units of independent fair bits with fixed integer weights: saddlepoint beside the Chernoff certificate. */
public final class WeightedBitsLaw implements NullLaw {
    private final int[] weights;

    private WeightedBitsLaw(int[] weights) {
        this.weights = weights;
    }

    /**
     * The law of units with the given bit weights.
     *
     * @param weights one weight per bit, each at least 1; copied
     * @return the law
     */
    public static WeightedBitsLaw of(int[] weights) {
        return new WeightedBitsLaw(weights.clone());
    }

    @Override
    public LogP tail(ScoreSum observed) {
        throw new IllegalStateException("seam");
    }

    @Override
    public double mean() {
        long sum = 0;
        for (int weight : weights) {
            sum += weight;
        }
        return sum / 2.0;
    }

    @Override
    public double unit() {
        return 1;
    }
}
