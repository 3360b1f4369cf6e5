package org.countermark.benchmarks.evidence;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import org.countermark.benchmarks.Provenance;
import org.countermark.scheme.GreenListScheme;
import org.countermark.scheme.GumbelScheme;
import org.countermark.scheme.TournamentScheme;

/**
 * Records what common approximations would have printed, beside what detection prints.
 *
 * <p>{@code java -cp benchmarks/target/benchmarks.jar org.countermark.benchmarks.evidence.ApproximationsRun DIRECTORY SEED
 * STREAMS} writes approximations.md and approximations.csv into the directory.
 */
public final class ApproximationsRun {
    private static final double[] LEVELS = {1e-2, 1e-3, 1e-4, 1e-5, 1e-6};
    private static final double[] FAR = {-10, -20, -50};
    private static final int MARKED_STREAMS = 1001;

    private final StringBuilder page = new StringBuilder();
    private final StringBuilder csv = new StringBuilder("part,case,method,level,value\n");
    private final long seed;
    private final int streams;

    private ApproximationsRun(long seed, int streams) {
        this.seed = seed;
        this.streams = streams;
    }

    /**
     * Runs the comparison.
     *
     * @param args directory, seed, null streams for each simulated row
     * @throws IOException if a result cannot be written
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 3) {
            throw new IllegalArgumentException("arguments must be DIRECTORY SEED STREAMS");
        }
        String commit = Provenance.commit();
        ApproximationsRun run = new ApproximationsRun(Long.parseLong(args[1]), Integer.parseInt(args[2]));
        run.exact();
        run.simulated();
        run.marked();
        run.page.append(String.format(
                """

                ## Where this comes from

                - commit %s, %s
                - `mvn -q package -DskipTests -pl benchmarks -am`, then
                  `java -cp benchmarks/target/benchmarks.jar %s docs/results %s %s`
                - seed %s; every row begins with it
                - %s
                - normal and Gamma tables: commons-statistics-distribution 1.3
                """,
                commit,
                LocalDate.now(ZoneOffset.UTC),
                ApproximationsRun.class.getName(),
                args[1],
                args[2],
                args[1],
                Provenance.machine()));
        Provenance.replace(Path.of(args[0], "approximations.md"), run.page.toString());
        Provenance.replace(Path.of(args[0], "approximations.csv"), run.csv.toString());
    }

    private void exact() {
        page.append("""
                # What common approximations would have printed

                Every method here gets the same score sums. None of the approximations is a part of detection; they are computed by the
                benchmark alone. H0 is true: the text does not depend on the key.

                ## How often a printed value comes about by chance: calculated

                For each method the smallest sum is found for which it prints the level or less; the figure is the true probability of such
                a sum, from the exact law (for the tournament and the weighted sum, from the saddlepoint, which is within 2 % there). A method that
                keeps its word has figures at most as large as the level at the head of the column.

                | statistic | units | method | 1e-2 | 1e-3 | 1e-4 | 1e-5 | 1e-6 | 1e-10 | 1e-20 | 1e-50 |
                |---|---:|---|---:|---:|---:|---:|---:|---:|---:|---:|
                """);
        List<Printed> all = new ArrayList<>();
        for (long n : new long[] {50, 200, 1000}) {
            all.addAll(Printed.gumbel(n));
        }
        for (long n : new long[] {50, 200, 1000}) {
            all.addAll(Printed.greenList(n));
        }
        all.addAll(Printed.tournament(200));
        all.addAll(Printed.weighted(2));
        all.addAll(Printed.weighted(10));
        for (Printed printed : all) {
            page.append(
                    String.format(Locale.ROOT, "| %s | %,d | %s", printed.statistic(), printed.n(), printed.method()));
            for (double level : LEVELS) {
                realised(printed, Math.log10(level));
            }
            for (double level : FAR) {
                realised(printed, level);
            }
            page.append(" |\n");
        }
        page.append(READING);
    }

    private static final String READING = """

            How to read it. The normal table is wrong by orders of magnitude wherever single units can be large: for Gumbel scores, and
            worst for weighted sums, of which few tokens carry all. It does no harm to tournament scores of thirty bits, which are bounded
            and nearly symmetric; nothing printed beside it says which case is at hand. Mid-p never errs by more than a factor of two,
            but on the wrong side. A Gamma law fitted to mean and variance overstates weighted sums and understates counts. A certified
            value gives about one digit away, always on the safe side.
            """;

    private void realised(Printed printed, double log10) {
        long sum = printed.critical(log10);
        if (sum >= printed.top()) {
            page.append(" | –");
            return;
        }
        double rate = printed.truth().applyAsDouble(sum);
        page.append(" | ").append(scientific(rate));
        row("calculated", printed.statistic() + " n=" + printed.n(), printed.method(), log10, rate);
    }

    /** A power of ten as 1.2e-34, whatever its size. */
    private static String scientific(double log10) {
        double exponent = Math.floor(log10 + 1e-3);
        return String.format(Locale.ROOT, "%.1fe%d", Math.pow(10, log10 - exponent), (long) exponent);
    }

    private void simulated() {
        page.append(String.format(Locale.ROOT, """

                ## The same by simulation, and shortcuts that have no formula

                %,d null streams a row; the figure is the share of streams for which the method printed the level or less.

                | streams | method | 1e-2 | 1e-3 | 1e-4 | 1e-5 | 1e-6 |
                |---|---|---:|---:|---:|---:|---:|
                """, streams));
        List<Printed> gumbel = Printed.gumbel(50);
        List<Printed> green = Printed.greenList(50);
        for (Printed printed : gumbel) {
            simulated(
                    "gumbel, 50 units",
                    printed.method(),
                    Shortcuts.rejections(new GumbelScheme(), printed, streams, LEVELS, new SplittableRandom(seed)));
        }
        for (Printed printed : green) {
            simulated(
                    "green list 1/4, 50 units",
                    printed.method(),
                    Shortcuts.rejections(
                            new GreenListScheme(16384), printed, streams, LEVELS, new SplittableRandom(seed)));
        }
        simulated(
                "gumbel, 400 units: all and first half",
                "smaller of two p-values, uncorrected",
                Shortcuts.smallerOfTwo(400, streams, LEVELS, new SplittableRandom(seed)));
        for (int header : new int[] {5, 20, 100}) {
            simulated(
                    "gumbel, 1,000 documents × 400 units, " + header + " of them in common",
                    "deduplicated per document, then pooled",
                    Shortcuts.pooledPerDocument(
                            1000, header, 400 - header, streams, LEVELS, new SplittableRandom(seed)));
        }
    }

    private void simulated(String name, String method, int[] rejected) {
        page.append("| ").append(name).append(" | ").append(method);
        for (int level = 0; level < LEVELS.length; level++) {
            double rate = (double) rejected[level] / streams;
            page.append(String.format(Locale.ROOT, " | %.2g", rate));
            row("simulated", name, method, Math.log10(LEVELS[level]), rate);
        }
        page.append(" |\n");
        System.out.println(name + " " + method + " " + Arrays.toString(rejected));
    }

    private void marked() {
        page.append(String.format(Locale.ROOT, """

                ## Marked text: what would have been printed

                Median of %,d marked streams, log10 p: the true tail of that sum (for the tournament, the saddlepoint), what detection
                prints, and what the others do. What lies below the truth overstates the evidence by the difference. Gumbel: tokens chosen
                with such a probability that the mean excess is as stated; green list: green with probability .45; tournament: bits set with
                probability .53.

                | stream | truth | ours | other methods |
                |---|---:|---:|---|
                """, MARKED_STREAMS));
        SplittableRandom random = new SplittableRandom(seed);
        for (int n : new int[] {100, 400}) {
            for (double excess : new double[] {0.25, 0.5, 1}) {
                double p = ScoreDraws.probability(excess);
                marked(
                        "gumbel, " + n + " units, excess " + excess,
                        Printed.gumbel(n),
                        () -> ScoreDraws.marked(random, p, n));
            }
        }
        for (int n : new int[] {100, 400}) {
            marked("green list 1/4, " + n + " units", Printed.greenList(n), () -> {
                long sum = 0;
                for (int i = 0; i < n; i++) {
                    sum += random.nextDouble() < 0.45 ? 1 : 0;
                }
                return sum;
            });
        }
        TournamentScheme tournament = new TournamentScheme(30);
        marked("tournament, depth 30, 400 units", Printed.tournament(400), () -> {
            long sum = 0;
            for (int i = 0; i < 400; i++) {
                int word = 0;
                for (int bit = 0; bit < 32; bit++) {
                    word |= random.nextDouble() < 0.53 ? 1 << bit : 0;
                }
                sum += tournament.score(word);
            }
            return sum;
        });
    }

    private void marked(String name, List<Printed> methods, LongSupplier draw) {
        long[] sums = new long[MARKED_STREAMS];
        Arrays.setAll(sums, i -> draw.getAsLong());
        Arrays.sort(sums);
        long median = sums[MARKED_STREAMS / 2];
        double truth = methods.get(0).truth().applyAsDouble(median);
        page.append(String.format(Locale.ROOT, "| %s | %.2f", name, truth));
        row("marked", name, "truth", 0, truth);
        List<String> others = new ArrayList<>();
        for (Printed printed : methods) {
            double log10 = printed.printed().applyAsDouble(median);
            row("marked", name, printed.method(), 0, log10);
            if (others.isEmpty() && printed.equals(methods.get(0))) {
                page.append(String.format(Locale.ROOT, " | %.2f", log10));
            } else {
                others.add(String.format(Locale.ROOT, "%s %.2f", printed.method(), log10));
            }
        }
        page.append(" | ").append(String.join(", ", others)).append(" |\n");
    }

    private void row(String part, String name, String method, double level, double value) {
        csv.append(String.format(Locale.ROOT, "%s,\"%s\",\"%s\",%.6g,%.6g%n", part, name, method, level, value));
    }
}
