package org.countermark.benchmarks.power;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.countermark.benchmarks.Provenance;
import org.countermark.power.Power;

/**
 * Holds predicted against simulated power over random designs.
 *
 * <p>{@code java -cp benchmarks/target/benchmarks.jar org.countermark.benchmarks.power.PlanRun DIRECTORY SEED DESIGNS RUNS}
 * writes plan.md and plan.csv into the directory.
 */
public final class PlanRun {
    private PlanRun() {}

    /**
     * Runs the comparison.
     *
     * @param args directory, seed, number of designs, bodies simulated for each
     * @throws IOException if a result cannot be written
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 4) {
            throw new IllegalArgumentException("arguments must be DIRECTORY SEED DESIGNS RUNS");
        }
        String commit = Provenance.commit();
        SplittableRandom random = new SplittableRandom(Long.parseLong(args[1]));
        RandomTrials trials = new RandomTrials(random.split());
        int runs = Integer.parseInt(args[3]);
        List<PlanRow> rows = new ArrayList<>();
        for (int i = 0; i < Integer.parseInt(args[2]); i++) {
            Trial trial = trials.next();
            PlanRow row =
                    new PlanRow(trial, Power.of(trial.design()), new SimulatedScan(trial).run(runs, random.split()));
            rows.add(row);
            System.out.printf(
                    "%d: %s: %.3f, simulated %.3f%n",
                    i, trial, row.predicted().total(), row.simulated().power());
        }
        Path directory = Path.of(args[0]);
        Files.createDirectories(directory);
        PlanPage.write(directory, commit, rows, List.of(args).subList(1, 4));
    }
}
