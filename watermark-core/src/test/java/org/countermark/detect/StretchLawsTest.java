package org.countermark.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.countermark.scheme.GumbelScheme;
import org.countermark.token.Selection;

/** Evidence and segmentation of small documents beside their definitions, written out. */
class StretchLawsTest {
    private static UnitBets units(long seed, int tokens, int markedFrom, int candidates) {
        MadeScores scores = new MadeScores(new GumbelScheme(), tokens + 1);
        SplittableRandom random = new SplittableRandom(seed);
        scores.unmark(random);
        scores.mark(random, Math.min(markedFrom, tokens), tokens, candidates);
        PlacedUnits placed = new PlacedUnits(scores, Selection.of(1));
        placed.read(List.of(scores.document()), tokens);
        UnitBets units = new UnitBets(new PlainStatistic(scores.nullLaw()), placed);
        if (seed % 2 == 0) {
            // Half of the documents with factors kept, half without: the same numbers.
            units.restart();
        }
        return units;
    }

    private static double[][] factors(UnitBets units) {
        double[][] factors = new double[units.size()][units.count()];
        for (int i = 0; i < factors.length; i++) {
            units.lnFactors(i, factors[i]);
        }
        return factors;
    }

    /** The largest sum over starts of mixtures of products, by three loops. */
    @Property(tries = 200)
    void evidenceIsTheSumOverStarts(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 60) int tokens,
            @ForAll @IntRange(max = 40) int marked) {
        UnitBets units = units(seed, tokens, marked, 3);
        double[][] factors = factors(units);
        double largest = 0;
        for (int end = 1; end <= tokens; end++) {
            double evidence = 0;
            for (int start = 0; start < end; start++) {
                for (int k = 0; k < units.count(); k++) {
                    double ln = 0;
                    for (int i = start; i < end; i++) {
                        ln += factors[i][k];
                    }
                    evidence += units.weight(k) * StrictMath.exp(ln);
                }
            }
            largest = Math.max(largest, evidence);
        }
        double ln = StretchEvidence.ln(units, new Stretch(0, tokens));
        assertEquals(StrictMath.log(largest), ln, 1e-9);
        assertTrue(ln <= StrictMath.log(largest) + 1e-13);
    }

    /** Far beyond what a double can hold: half the bits of each of 3,000 units, to what the best bet alone has. */
    @Property(tries = 3)
    void evidenceHasNoCeiling(@ForAll long seed) {
        UnitBets units = units(seed, 3000, 0, 20);
        double best = Double.NEGATIVE_INFINITY;
        double[] gains = units.lnGains(0, units.size());
        for (int k = 0; k < gains.length; k++) {
            best = Math.max(best, gains[k] + StrictMath.log(units.weight(k)));
        }
        double ln = StretchEvidence.ln(units, new Stretch(0, units.size()));
        assertTrue(best > 1000, "the document must be marked beyond the range of doubles");
        assertTrue(ln >= best - 1e-3 && ln <= best + 40, ln + " beside " + best);
    }

    /** Any other set of disjoint stretches, all of which are tried, is worth no more. */
    @Property(tries = 200)
    void segmentationIsTheBest(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 14) int tokens,
            @ForAll @IntRange(max = 10) int marked,
            @ForAll @IntRange(min = 1, max = 5) int price) {
        UnitBets units = units(seed, tokens, marked, 6);
        double value = 0;
        int end = 0;
        for (Stretch stretch : Segmentation.best(units, tokens, price)) {
            assertTrue(stretch.from() >= end && stretch.to() > stretch.from());
            end = stretch.to();
            value += gain(units, stretch.from(), stretch.to()) - price;
        }
        assertEquals(best(units, 0, tokens, price), value, 1e-9);
    }

    private static double best(UnitBets units, int from, int tokens, double price) {
        double best = 0;
        for (int start = from; start < tokens; start++) {
            for (int end = start + 1; end <= tokens; end++) {
                double gain = gain(units, start, end) - price;
                if (gain > 0) {
                    best = Math.max(best, gain + best(units, end, tokens, price));
                }
            }
        }
        return best;
    }

    private static double gain(UnitBets units, int from, int to) {
        double best = Double.NEGATIVE_INFINITY;
        for (double gain : units.lnGains(from, to)) {
            best = Math.max(best, gain);
        }
        return best;
    }
}
