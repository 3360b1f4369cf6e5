package org.countermark.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The likeliest marked stretches of a document: those disjoint ones whose evidence, less a price each, is largest.
 *
 * <p>The evidence of a stretch is the sum of ln factors of its best bet. All stretches and all sets of them compete, by
 * dynamic programming: <i>open[k]</i> is the best value in which the stretch that holds the unit just read is still
 * open under bet k, <i>best[i]</i> the best of the units before i with none open. The price keeps chance from adding
 * stretches. Time is linear in units times bets; 12 bytes a unit.
 */
final class Segmentation {
    private Segmentation() {}

    /**
     * Searches a document.
     *
     * @param units the document
     * @param size its units
     * @param price what a stretch costs, above 0 nats
     * @return the stretches in order; each has evidence above the price
     */
    static List<Stretch> best(UnitBets units, int size, double price) {
        double[] best = new double[size + 1];
        // Where the stretch that ends before i begins; i itself where none ends there.
        int[] begin = new int[size + 1];
        double[] factors = new double[units.count()];
        double[] open = new double[units.count()];
        int[] opened = new int[units.count()];
        Arrays.fill(open, Double.NEGATIVE_INFINITY);
        for (int i = 0; i < size; i++) {
            units.lnFactors(i, factors);
            double value = best[i];
            int from = i + 1;
            for (int k = 0; k < factors.length; k++) {
                if (best[i] - price > open[k]) {
                    open[k] = best[i] - price;
                    opened[k] = i;
                }
                open[k] += factors[k];
                if (open[k] > value) {
                    value = open[k];
                    from = opened[k];
                }
            }
            best[i + 1] = value;
            begin[i + 1] = from;
        }
        return trace(begin);
    }

    private static List<Stretch> trace(int[] begin) {
        List<Stretch> stretches = new ArrayList<>();
        int at = begin.length - 1;
        while (at > 0) {
            if (begin[at] == at) {
                at--;
            } else {
                stretches.add(new Stretch(begin[at], at));
                at = begin[at];
            }
        }
        Collections.reverse(stretches);
        return stretches;
    }
}
