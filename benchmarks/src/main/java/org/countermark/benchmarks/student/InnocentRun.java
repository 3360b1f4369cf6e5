package org.countermark.benchmarks.student;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.countermark.benchmarks.trace.Ledger;

/**
 * Records how often innocents are convicted.
 *
 * <p>{@code InnocentRun OUT.csv FROM TO RUNS}: suspects FROM..TO−1 of each kind, each asked RUNS times under fresh keys; schemes
 * and context widths 2, 3, 4 take turns.
 */
public final class InnocentRun {
    private static final String[] SCHEMES = {"gumbel", "tournament", "green-list"};
    private static final double[] LEVELS = {0.1, 0.01, 0.001};

    private InnocentRun() {}

    /**
     * Asks innocents.
     *
     * @param args the file to append to, first suspect, last suspect plus 1, runs of each
     * @throws IOException if texts cannot be read or rows not be written
     */
    public static void main(String[] args) throws IOException {
        Ledger ledger = Ledger.at(Path.of(args[0]));
        School school = School.open();
        int runs = Integer.parseInt(args[3]);
        for (int seed = Integer.parseInt(args[1]); seed < Integer.parseInt(args[2]); seed++) {
            Innocent.Kind[] kinds = Innocent.Kind.values();
            for (int which = 0; which < kinds.length; which++) {
                Innocent.Kind kind = kinds[which];
                SplittableRandom random = new SplittableRandom(31L * seed + which);
                Innocent suspect = Innocent.of(school, kind, random.nextLong());
                int convicted = 0;
                int[] rejected = new int[LEVELS.length];
                int naive = 0;
                for (int run = 0; run < runs; run++) {
                    Innocent.Outcome outcome = suspect.run(SCHEMES[run % 3], 2 + run / 3 % 3, random);
                    convicted += outcome.convicted() ? 1 : 0;
                    naive += outcome.withoutExclusion() <= -2 ? 1 : 0;
                    for (int i = 0; i < LEVELS.length; i++) {
                        rejected[i] += outcome.log10P() <= Math.log10(LEVELS[i]) ? 1 : 0;
                    }
                }
                String name = Innocent.name(kind);
                String batch = Integer.toString(seed);
                ledger.add("innocent", name, batch, "runs", runs);
                ledger.add("innocent", name, batch, "e reached 100", convicted);
                for (int i = 0; i < LEVELS.length; i++) {
                    ledger.add("innocent", name, batch, "p at most " + LEVELS[i], rejected[i]);
                }
                ledger.add("innocent", name, batch, "p at most 0.01 with prompts scored", naive);
                System.out.printf("%s %d: %d of %d, naive %d%n", name, seed, convicted, runs, naive);
            }
        }
    }
}
