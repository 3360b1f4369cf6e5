package org.countermark.power;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.countermark.scheme.GreenListScheme;
import org.countermark.scheme.GumbelScheme;
import org.countermark.scheme.Scheme;
import org.countermark.stats.BinomialLaw;
import org.countermark.stats.CriticalSum;
import org.countermark.stats.ScoreSum;
import org.junit.jupiter.api.Test;

/** The prediction where the answer is known, and how it moves; benchmarks hold it against simulation. */
class PowerTest {
    private static final Scheme GUMBEL = new GumbelScheme();

    private static Design design(Scheme scheme, double excess, long count, long units, double share) {
        return new Design(
                scheme, ScoreMoments.marked(scheme, excess), List.of(new Documents(count, units)), share, 1, -4);
    }

    /** One document of coins: the power is a binomial tail, here of the law with the other success probability. */
    @Test
    void oneDocumentOfCoinsIsABinomialTail() {
        GreenListScheme scheme = new GreenListScheme(16384);
        long critical = CriticalSum.smallest(scheme.nullLaw(), 100, -4).orElseThrow();
        double exact = Math.pow(
                10, BinomialLaw.of(24576, 16).tail(new ScoreSum(100, critical)).log10());
        assertEquals(exact, Power.of(design(scheme, 0.125, 1, 100, 1)).total(), 1e-9);
    }

    /** Text without a mark is found as often as the level says: the sum is Gamma, and so is its approximation. */
    @Test
    void oneUnmarkedDocumentIsFoundAtTheLevel() {
        assertEquals(1e-4, Power.of(design(GUMBEL, 0, 1, 400, 1)).total(), 2e-6);
    }

    /** Of many unmarked documents, no more is found than the level allows. */
    @Test
    void unmarkedBodiesStayBelowTheLevel() {
        Power power = Power.of(design(GUMBEL, 0, 500, 300, 1));
        assertTrue(power.total() < 1e-4, () -> "total " + power.total());
    }

    @Test
    void sparseLoudTextIsSeenDocumentByDocumentAndDenseFaintTextPooled() {
        Power sparse = Power.of(design(GUMBEL, 0.25, 20_000, 400, 0.001));
        assertTrue(sparse.pooled() < 0.01 && sparse.evidence() > 0.99, sparse::toString);
        Power dense = Power.of(design(GUMBEL, 0.02, 20_000, 400, 0.1));
        assertTrue(dense.pooled() > 0.8 && dense.documents() < 0.01, dense::toString);
        assertTrue(sparse.total() >= sparse.evidence() - 1e-3 && dense.total() >= dense.pooled() - 1e-3);
    }

    @Test
    void powerGrowsWithShareExcessAndSize() {
        double before = 0;
        for (double share : new double[] {.001, .003, .01, .03, .1, .3, 1}) {
            double power = Power.of(design(GUMBEL, 0.1, 1000, 300, share)).total();
            assertTrue(power >= before - 1e-6, "share " + share);
            before = power;
        }
        before = 0;
        for (double excess : new double[] {.02, .05, .1, .2, .5, 1}) {
            double power = Power.of(design(GUMBEL, excess, 50, 300, 0.1)).total();
            assertTrue(power >= before - 1e-6, "excess " + excess);
            before = power;
        }
    }

    @Test
    void theSmallestShareHasThePowerThatWasAskedFor() {
        Design design = design(GUMBEL, 0.2, 3000, 400, 1);
        double share = Power.smallestShare(design, 0.9).orElseThrow();
        assertTrue(share > 1.0 / 3000 && share < 0.05, () -> "share " + share);
        assertTrue(Power.of(design.withShare(share)).total() >= 0.9);
        assertTrue(Power.of(design.withShare(share * 0.99)).total() < 0.9);
        assertTrue(Power.smallestShare(design(GUMBEL, 0.02, 10, 60, 1), 0.9).isEmpty());
    }

    /** Splitting one class into equal halves is the same body. */
    @Test
    void classesAddUp() {
        Design one = design(GUMBEL, 0.1, 1000, 300, 0.05);
        Design two = one.withDocuments(List.of(new Documents(400, 300), new Documents(600, 300)));
        assertEquals(Power.of(one).total(), Power.of(two).total(), 1e-9);
    }

    @Test
    void documentsAreGroupedBySizeWithoutLoss() {
        long[] units = new long[1000];
        for (int i = 0; i < units.length; i++) {
            units[i] = (i * 7919L) % 1000;
        }
        List<Documents> classes = Documents.classes(units);
        assertTrue(classes.size() <= 5);
        assertEquals(999, classes.stream().mapToLong(Documents::count).sum());
        double all = classes.stream()
                .mapToDouble(c -> (double) c.count() * c.units())
                .sum();
        assertEquals((double) Arrays.stream(units).sum(), all, 500);
        assertEquals(List.of(), Documents.classes(new long[3]));
        assertEquals(List.of(new Documents(1, 80)), Documents.classes(new long[] {0, 80}));
    }
}
