package org.countermark.benchmarks.student;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.countermark.benchmarks.trace.LedgerRow;
import org.countermark.power.Design;
import org.countermark.power.Documents;
import org.countermark.power.Power;
import org.countermark.power.ScoreMoments;
import org.countermark.scheme.GumbelScheme;

/**
 * Plans how many units a test of a student takes, from rehearsals.
 *
 * <p>{@code GuiltyPlan IN.csv RULE FROM TO}: rehearsals FROM..TO−1 of {@link GuiltyRun}, confined, as many at a time as the rule
 * wants; a plan each. Students differ from one another by more than the forecast knows, which supposes that the excess is given:
 * by the mean of the rehearsals it asks for too little.
 */
public final class GuiltyPlan {
    /** By which excess a plan is made. */
    enum Rule {
        /** The least of six. Not kept: by luck six can be alike. */
        WEAKEST(6) {
            @Override
            double excess(double[] rehearsed) {
                return Arrays.stream(rehearsed).min().orElseThrow();
            }
        },
        /** Four fifths of the mean of twenty: a fifth for what students differ by, which few rehearsals cannot show. */
        FOUR_FIFTHS(20) {
            @Override
            double excess(double[] rehearsed) {
                return 0.8 * Arrays.stream(rehearsed).average().orElseThrow();
            }
        };

        private final int rehearsals;

        Rule(int rehearsals) {
            this.rehearsals = rehearsals;
        }

        abstract double excess(double[] rehearsed);
    }

    /** Units over which a rehearsal's excess is taken. */
    private static final int AT = 500;

    private static final double POWER = 0.95;
    private static final double LOG10_LEVEL = -5;
    private static final int MOST = 1 << 20;

    private GuiltyPlan() {}

    /**
     * Prints plans.
     *
     * @param args the ledger, weakest or four-fifths, first rehearsal, last rehearsal plus 1
     * @throws IOException if the ledger cannot be read
     */
    public static void main(String[] args) throws IOException {
        List<LedgerRow> rows = LedgerRow.read(Path.of(args[0]));
        Rule rule = Rule.valueOf(args[1].replace('-', '_').toUpperCase(Locale.ROOT));
        int to = Integer.parseInt(args[3]);
        for (int from = Integer.parseInt(args[2]); from + rule.rehearsals <= to; from += rule.rehearsals) {
            double excess = excess(rows, rule, from);
            System.out.printf(
                    Locale.ROOT,
                    "rehearsals %d to %d: excess %.4f, %d units%n",
                    from,
                    from + rule.rehearsals - 1,
                    excess,
                    units(excess));
        }
    }

    /** The excess that a plan is made by. */
    static double excess(List<LedgerRow> rows, Rule rule, int from) {
        double[] rehearsed = rows.stream()
                .filter(row -> row.part().equals("rehearsal"))
                .filter(row -> row.name().equals("confined " + AT + " units"))
                .filter(row -> row.figure().equals("excess"))
                .filter(row -> {
                    int key = Integer.parseInt(row.batch());
                    return key >= from && key < from + rule.rehearsals;
                })
                .mapToDouble(LedgerRow::value)
                .toArray();
        if (rehearsed.length != rule.rehearsals) {
            throw new IllegalArgumentException(
                    "rows must have " + rule.rehearsals + " rehearsals from " + from + ", had " + rehearsed.length);
        }
        return rule.excess(rehearsed);
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
