package org.countermark.benchmarks.student;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.countermark.benchmarks.trace.LedgerRow;
import org.countermark.power.Design;
import org.countermark.power.Documents;
import org.countermark.power.Power;
import org.countermark.power.ScoreMoments;
import org.countermark.scheme.GumbelScheme;

/**
 * Plans how many units a test of a student takes: the forecast by the weakest of six rehearsals.
 *
 * <p>{@code GuiltyPlan IN.csv FROM TO}: rehearsals FROM..TO−1 of {@link GuiltyRun}, confined, in sixes; a plan each. Students differ from
 * one another by more than the forecast knows, which supposes that the excess is given; by the mean of the rehearsals it asks for
 * too little.
 */
public final class GuiltyPlan {
    /** Rehearsals of a plan. */
    static final int REHEARSALS = 6;

    /** Units over which a rehearsal's excess is taken. */
    private static final int AT = 500;

    private static final double POWER = 0.95;
    private static final double LOG10_LEVEL = -5;
    private static final int MOST = 1 << 20;

    private GuiltyPlan() {}

    /**
     * Prints plans.
     *
     * @param args the ledger, first rehearsal, last rehearsal plus 1
     * @throws IOException if the ledger cannot be read
     */
    public static void main(String[] args) throws IOException {
        List<LedgerRow> rows = LedgerRow.read(Path.of(args[0]));
        int to = Integer.parseInt(args[2]);
        for (int from = Integer.parseInt(args[1]); from + REHEARSALS <= to; from += REHEARSALS) {
            double weakest = weakest(rows, from);
            System.out.printf(
                    "rehearsals %d to %d: weakest excess %.4f, %d units%n",
                    from, from + REHEARSALS - 1, weakest, units(weakest));
        }
    }

    /** The least excess of six rehearsals. */
    static double weakest(List<LedgerRow> rows, int from) {
        double[] excesses = rows.stream()
                .filter(row -> row.part().equals("rehearsal"))
                .filter(row -> row.name().equals("confined " + AT + " units"))
                .filter(row -> row.figure().equals("excess"))
                .filter(row -> {
                    int key = Integer.parseInt(row.batch());
                    return key >= from && key < from + REHEARSALS;
                })
                .mapToDouble(LedgerRow::value)
                .sorted()
                .toArray();
        if (excesses.length != REHEARSALS) {
            throw new IllegalArgumentException(
                    "rows must have " + REHEARSALS + " rehearsals from " + from + ", had " + excesses.length);
        }
        return excesses[0];
    }

    /** Units at which one document of this excess has a p-value of 1e-5 in 95 of 100 cases. */
    static long units(double excess) {
        GumbelScheme scheme = new GumbelScheme();
        ScoreMoments marked = ScoreMoments.marked(scheme, excess);
        return Power.smallestWhole(
                        1,
                        MOST,
                        POWER,
                        units -> new Design(scheme, marked, List.of(new Documents(1, units)), 1, 1, LOG10_LEVEL))
                .orElseThrow(() -> new IllegalArgumentException("excess must be large enough to plan, was " + excess));
    }
}
