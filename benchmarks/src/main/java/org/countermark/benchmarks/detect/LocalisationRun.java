package org.countermark.benchmarks.detect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.countermark.benchmarks.Provenance;
import org.countermark.corpora.rates.PassageSimulation;
import org.countermark.corpora.rates.SimulatedStream;
import org.countermark.detect.Level;
import org.countermark.keys.Profile;
import org.countermark.scheme.GreenListScheme;
import org.countermark.scheme.GumbelScheme;
import org.countermark.scheme.Scheme;
import org.countermark.scheme.TournamentScheme;

/**
 * Records how often a marked passage of a document is found, and how well its bounds are, by length, excess and scheme.
 *
 * <p>{@code java -cp benchmarks/target/benchmarks.jar org.countermark.benchmarks.detect.LocalisationRun DIRECTORY SEED
 * DOCUMENTS REFERENCE_DOCUMENTS UNMARKED_DOCUMENTS} writes localisation.md and localisation.csv into the directory:
 * DOCUMENTS for each length, excess and scheme; REFERENCE_DOCUMENTS for 400 tokens of excess .5 under Gumbel-max.
 */
public final class LocalisationRun {
    static final Level ALPHA = Level.of("1e-4");
    static final int TOKENS = 12_000;
    static final int UNMARKED_TOKENS = 3_000;
    private static final int[] LENGTHS = {100, 200, 400, 800};
    private static final double[] EXCESSES = {0.25, 0.5, 1};
    private static final List<Scheme> SCHEMES =
            List.of(new GumbelScheme(), new TournamentScheme(30), new GreenListScheme(16_384));

    private final List<LocalisationRow> rows = new ArrayList<>();
    private final SplittableRandom seeds;

    private LocalisationRun(long seed) {
        seeds = new SplittableRandom(seed);
    }

    /**
     * Runs.
     *
     * @param args directory, seed, documents, reference documents, unmarked documents
     * @throws IOException if a result cannot be written
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 5) {
            throw new IllegalArgumentException(
                    "arguments must be DIRECTORY SEED DOCUMENTS REFERENCE_DOCUMENTS UNMARKED_DOCUMENTS");
        }
        String commit = Provenance.commit();
        LocalisationRun run = new LocalisationRun(Long.parseLong(args[1]));
        for (Scheme scheme : SCHEMES) {
            for (double excess : EXCESSES) {
                for (int length : LENGTHS) {
                    boolean reference = length == 400 && excess == 0.5 && scheme instanceof GumbelScheme;
                    run.row(scheme, excess, TOKENS, length, Integer.parseInt(args[reference ? 3 : 2]));
                }
            }
        }
        for (Scheme scheme : SCHEMES) {
            run.row(scheme, 0.5, UNMARKED_TOKENS, 0, Integer.parseInt(args[4]));
        }
        Path directory = Path.of(args[0]);
        Files.createDirectories(directory);
        LocalisationPage.write(directory, commit, run.rows, List.of(args).subList(1, 5));
    }

    private void row(Scheme scheme, double excess, int tokens, int length, int documents) {
        SimulatedStream stream = Texts.withExcess(excess);
        PassageSimulation simulation =
                PassageSimulation.of(new Profile(scheme, 4, "simulated", 0), stream, tokens, length);
        SplittableRandom[] own = new SplittableRandom[documents];
        for (int i = 0; i < documents; i++) {
            own[i] = seeds.split();
        }
        List<PassageSimulation.Outcome> outcomes = IntStream.range(0, documents)
                .parallel()
                .mapToObj(i -> simulation.search(ALPHA, tokens, own[i]))
                .toList();
        LocalisationRow row = LocalisationRow.of(scheme.id(), excess, stream.entropy(), tokens, length, outcomes);
        System.out.println(row);
        rows.add(row);
    }
}
