package org.countermark.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The sparse arm against the definition in logarithms, and at the ends of the scale. */
class SparseArmTest {
    private static final double[] SHARES = {.5, .2, .1, .05, .02, .01, .005, .002, .001, 5e-4, 2e-4, 1e-4, 1e-5};
    private static final double NEVER = Double.NEGATIVE_INFINITY;

    /** The definition, one logarithm per document and cell. */
    private static double byDefinition(double[] weights, double[][] groups) {
        double[] cells = new double[SHARES.length * (weights.length + 1)];
        double[] cellWeights = new double[cells.length];
        for (int cell = 0; cell < cells.length; cell++) {
            int k = cell / SHARES.length;
            double share = SHARES[cell % SHARES.length];
            cellWeights[cell] = (k == weights.length ? 0.5 : 0.5 * weights[k]) / SHARES.length * (1 - 1e-13);
            for (double[] group : groups) {
                double ln = k == weights.length ? Mixtures.ln(weights, group) : group[k];
                double most = Math.max(ln, 0);
                cells[cell] += most + Math.log((1 - share) * Math.exp(-most) + share * Math.exp(ln - most));
            }
        }
        return Mixtures.ln(cellWeights, cells) / Math.log(10);
    }

    private static SparseArm arm(double[] weights, double[][] groups) {
        SparseArm arm = SparseArm.of(weights);
        for (double[] group : groups) {
            arm.add(group);
        }
        return arm;
    }

    private static double[][] groups(SplittableRandom random, int count, double spread) {
        double[][] groups = new double[count][3];
        for (double[] group : groups) {
            for (int k = 0; k < group.length; k++) {
                group[k] = random.nextGaussian() * spread;
            }
        }
        return groups;
    }

    @Test
    void isTheMixtureOfProducts() {
        SplittableRandom random = new SplittableRandom(20261121);
        double[] weights = {0.5, 0, 0.25};
        for (double spread : new double[] {0.1, 3, 100, 2000, 1e6}) {
            double[][] groups = groups(random, 300, spread);
            double expected = byDefinition(weights, groups);
            SparseArm arm = arm(weights, groups);
            assertEquals(expected, arm.value().log10(), 1e-11 * Math.max(1, Math.abs(expected)));
            assertTrue(arm.value().log10() <= expected + 1e-13);
            assertEquals(300, arm.groups());
        }
    }

    @Test
    void survivesWealthOfAnySize() {
        double[] weights = {1, 0, 0};
        double[][] groups = {{2000, 0, 0}, {-1e6, 0, 0}, {0, 0, 0}, {NEVER, 5, 5}, {1e9, 0, 0}, {-1e15, 0, 0}};
        assertEquals(byDefinition(weights, groups), arm(weights, groups).value().log10(), 1e-3);
        double[][] hopeless = new double[100_000][];
        Arrays.fill(hopeless, new double[] {NEVER, 0, 0});
        // The smallest share loses least: (1 - 1e-5)^100000 / 13, in both columns.
        assertEquals(
                Math.log10(Math.pow(1 - 1e-5, 1e5) / 13),
                arm(weights, hopeless).value().log10(),
                1e-4);
        double[][] certain = new double[20_000][];
        Arrays.fill(certain, new double[] {599, 0, 0});
        double best = 20_000 * (599 / Math.log(10) + Math.log10(0.5)) - Math.log10(13);
        assertEquals(best, arm(weights, certain).value().log10(), 1e-3);
    }

    @Test
    void documentsWithoutEvidenceLeaveOne() {
        SparseArm arm = SparseArm.of(new double[] {0.5, 0.5});
        assertEquals(LogE.one(), arm.value());
        for (int i = 0; i < 1000; i++) {
            arm.add(new double[2]);
        }
        assertEquals(0, arm.value().log10(), 1e-10);
        assertTrue(arm.value().log10() <= 0);
    }

    @Test
    void slicesAreTakenInAndOrderDoesNotMatter() {
        SplittableRandom random = new SplittableRandom(3);
        double[] weights = {0.2, 0.3, 0.5};
        double[][] groups = groups(random, 500, 30);
        double whole = arm(weights, groups).value().log10();
        SparseArm sliced = SparseArm.of(weights);
        for (int from = 0; from < 500; from += 100) {
            sliced.addAll(arm(weights, Arrays.copyOfRange(groups, from, from + 100)));
        }
        assertEquals(whole, sliced.value().log10(), 1e-10 * whole);
        assertEquals(500, sliced.groups());
        Collections.reverse(Arrays.asList(groups));
        assertEquals(whole, arm(weights, groups).value().log10(), 1e-10 * whole);
    }

    @Test
    void refusesWhatIsNoWealth() {
        assertThrows(IllegalArgumentException.class, () -> SparseArm.of(new double[] {0, 0}));
        assertThrows(IllegalArgumentException.class, () -> SparseArm.of(new double[] {0.7, 0.7}));
        SparseArm arm = SparseArm.of(new double[] {1, 0});
        assertThrows(IllegalArgumentException.class, () -> arm.add(new double[1]));
        assertThrows(IllegalArgumentException.class, () -> arm.add(new double[] {Double.NaN, 0}));
        assertThrows(IllegalArgumentException.class, () -> arm.add(new double[] {Double.POSITIVE_INFINITY, 0}));
        assertEquals(0, arm.groups());
        assertThrows(IllegalArgumentException.class, () -> arm.addAll(SparseArm.of(new double[] {0, 1})));
    }
}
