package org.countermark.benchmarks.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of approximations: ours keep their word at every level, and the others are what their names say. */
class PrintedTest {
    @Test
    void oursKeepTheirWord() {
        List<Printed> ours = Stream.of(
                        Printed.gumbel(200), Printed.greenList(200), Printed.tournament(200), Printed.weighted(2))
                .map(methods -> methods.get(0))
                .toList();
        for (Printed printed : ours) {
            for (double level : new double[] {-1, -2, -4, -6, -10, -20}) {
                assertTrue(printed.realised(level) <= level + 1e-9, printed.statistic() + " at " + level);
            }
        }
    }

    @Test
    void approximationsOverstate() {
        assertTrue(Printed.gumbel(50).get(1).realised(-6) > -5);
        assertTrue(Printed.greenList(50).get(1).realised(-6) > -6);
        assertTrue(Printed.greenList(50).get(2).realised(-4) > -4);
        assertTrue(Printed.weighted(2).get(2).realised(-6) > -6);
    }

    @Test
    void tablesAreTheTextbookOnes() {
        assertEquals(Math.log10(0.0013498980316300933), Approximations.normal(8, 5, 1), 1e-12);
        // Gamma(2, 1) has the tail (1 + x)·e^-x.
        assertEquals(Math.log10(4 * Math.exp(-3)), Approximations.gamma(3, 2, 2), 1e-12);
    }
}
