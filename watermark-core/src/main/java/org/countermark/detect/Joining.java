package org.countermark.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Joins marked stretches between which too little speaks against the mark for them to be two.
 *
 * <p>A long passage has faint parts by chance, and a search that pays little for a stretch leaves them out. Two stretches
 * stay two if that explains the scores better than one by more than 1.5·ln(units) nats: they have two bounds more, each
 * of them one of so many units. Chance splits one passage of 1,000 tokens less often than once in 1,000 then.
 */
final class Joining {
    private Joining() {}

    /**
     * Joins neighbours, from the first to the last. Time is linear in the units.
     *
     * @param units the document
     * @param stretches disjoint stretches in order
     * @return those that remain, in order
     */
    static List<Stretch> joined(UnitBets units, List<Stretch> stretches) {
        double price = 1.5 * StrictMath.log(units.size());
        List<Stretch> joined = new ArrayList<>();
        double[] before = {};
        for (Stretch stretch : stretches) {
            double[] here = units.lnGains(stretch.from(), stretch.to());
            int last = joined.size() - 1;
            if (last >= 0) {
                double[] both = units.lnGains(joined.get(last).to(), stretch.from());
                for (int k = 0; k < both.length; k++) {
                    both[k] += before[k] + here[k];
                }
                if (best(before) + best(here) - best(both) < price) {
                    joined.set(last, new Stretch(joined.get(last).from(), stretch.to()));
                    before = both;
                    continue;
                }
            }
            joined.add(stretch);
            before = here;
        }
        return joined;
    }

    private static double best(double[] lnGains) {
        return Arrays.stream(lnGains).max().orElseThrow();
    }
}
