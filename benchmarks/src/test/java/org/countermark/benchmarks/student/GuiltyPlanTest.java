package org.countermark.benchmarks.student;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.countermark.benchmarks.trace.LedgerRow;
import org.junit.jupiter.api.Test;

/** The planning rule says of the recorded rehearsals what the page says. */
class GuiltyPlanTest {
    private static final Path LEDGER = Path.of("../docs/results/students.csv");

    @Test
    void firstStudyAsRecorded() throws IOException {
        double weakest = GuiltyPlan.excess(LedgerRow.read(LEDGER), GuiltyPlan.Rule.WEAKEST, 0);
        assertEquals(0.2495, weakest, 0.0001);
        assertEquals(622, (double) GuiltyPlan.units(weakest), 5);
    }

    @Test
    void secondAndThirdStudyAsRecorded() throws IOException {
        List<LedgerRow> rows = LedgerRow.read(LEDGER);
        assertEquals(384, GuiltyPlan.units(GuiltyPlan.excess(rows, GuiltyPlan.Rule.WEAKEST, 100)));
        assertEquals(625, GuiltyPlan.units(GuiltyPlan.excess(rows, GuiltyPlan.Rule.FOUR_FIFTHS, 200)));
    }

    @Test
    void weakerStudentsTakeMore() {
        // Within rounding the cost grows with one over the square.
        assertEquals(4, (double) GuiltyPlan.units(0.1) / GuiltyPlan.units(0.2), 0.6);
    }

    @Test
    void allRehearsalsOrNone() {
        assertThrows(IllegalArgumentException.class, () -> GuiltyPlan.excess(List.of(), GuiltyPlan.Rule.WEAKEST, 0));
    }
}
