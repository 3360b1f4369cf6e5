package org.countermark.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Moves the bounds of marked stretches from the likeliest places to the middle ones.
 *
 * <p>Given the stretch's bet, each bound has a likelihood at every unit; the peak often sits at the far end of a plateau of
 * places that are nearly as likely. The median of the likelihood, taken as weights, is closer to the truth on average:
 * regions of 400 tokens reach an intersection over union of .8 in one document of a hundred more.
 */
final class Bounds {
    private final UnitBets units;
    private final double[] factors;

    private Bounds(UnitBets units) {
        this.units = units;
        this.factors = new double[units.count()];
    }

    /**
     * Moves the bounds of all stretches, each between its neighbours. Time is linear in units times bets; 8 bytes a unit.
     *
     * @param units the document
     * @param stretches disjoint stretches in order
     * @return as many stretches, still disjoint and in order
     */
    static List<Stretch> median(UnitBets units, List<Stretch> stretches) {
        Bounds bounds = new Bounds(units);
        List<Stretch> moved = new ArrayList<>();
        for (int i = 0; i < stretches.size(); i++) {
            int low = i == 0 ? 0 : moved.get(i - 1).to();
            int high = i + 1 == stretches.size()
                    ? units.size()
                    : stretches.get(i + 1).from();
            moved.add(bounds.move(stretches.get(i), low, high));
        }
        return moved;
    }

    private Stretch move(Stretch stretch, int low, int high) {
        int bet = bestBet(stretch);
        // ln of the bet's gains from low on; a stretch from a to b has the difference of two of them.
        double[] gains = new double[high - low + 1];
        for (int unit = low; unit < high; unit++) {
            units.lnFactors(unit, factors);
            gains[unit - low + 1] = gains[unit - low] + factors[bet];
        }
        int from = low + median(gains, 0, stretch.to() - low - 1, -1);
        int to = low + median(gains, stretch.from() - low + 1, high - low, 1);
        return from < to ? new Stretch(from, to) : stretch;
    }

    private int bestBet(Stretch stretch) {
        double[] gains = units.lnGains(stretch.from(), stretch.to());
        int best = 0;
        for (int k = 1; k < gains.length; k++) {
            best = gains[k] > gains[best] ? k : best;
        }
        return best;
    }

    /** The index in first..last at which weights exp(sign·gain) reach half their sum. */
    private static int median(double[] gains, int first, int last, int sign) {
        double top = Double.NEGATIVE_INFINITY;
        for (int i = first; i <= last; i++) {
            top = Math.max(top, sign * gains[i]);
        }
        double[] cumulative = new double[last - first + 1];
        double sum = 0;
        for (int i = first; i <= last; i++) {
            sum += StrictMath.exp(sign * gains[i] - top);
            cumulative[i - first] = sum;
        }
        int at = Arrays.binarySearch(cumulative, sum / 2);
        return first + (at < 0 ? -at - 1 : at);
    }
}
