package org.countermark.scheme;

import java.util.Map;
import java.util.TreeMap;

/** Scores, ascending, and how many of a number of equally likely draws give each. Immutable: arrays are copied. */
public final class Outcomes {
    private final int[] scores;
    private final double[] probabilities;

    private Outcomes(int[] scores, double[] probabilities) {
        this.scores = scores;
        this.probabilities = probabilities;
    }

    /**
     * Outcomes by their counts.
     *
     * @param draws equally likely draws that give each score, each count at least 1
     * @return the outcomes
     */
    static Outcomes of(Map<Integer, Long> draws) {
        TreeMap<Integer, Long> ascending = new TreeMap<>(draws);
        long total = ascending.values().stream().mapToLong(Long::longValue).sum();
        return new Outcomes(
                ascending.keySet().stream().mapToInt(Integer::intValue).toArray(),
                ascending.values().stream()
                        .mapToDouble(count -> (double) count / (double) total)
                        .toArray());
    }

    /**
     * The scores.
     *
     * @return ascending; a copy
     */
    public int[] scores() {
        return scores.clone();
    }

    /**
     * Their probabilities.
     *
     * @return as many, of sum 1 to within rounding; a copy
     */
    public double[] probabilities() {
        return probabilities.clone();
    }
}
