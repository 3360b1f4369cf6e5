package org.countermark.benchmarks.evidence;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.countermark.benchmarks.Provenance;
import org.countermark.scheme.GreenListScheme;
import org.countermark.scheme.GumbelScheme;
import org.countermark.scheme.Scheme;
import org.countermark.scheme.TournamentScheme;
import org.countermark.stats.ClopperPearson;

/**
 * Records how often e-values mislead under constant looks, and what both arms find in corpora that are marked in part.
 *
 * <p>{@code java -cp benchmarks/target/benchmarks.jar org.countermark.benchmarks.evidence.EvalueRun DIRECTORY SEED STREAMS
 * RUNS} writes evalues.md and evalues.csv into the directory.
 */
public final class EvalueRun {
    private static final double[] LEVELS = {0.05, 0.01, 0.001};
    private static final double ODDS = 1e-10;
    private static final String[] ARMS = {"dense", "sparse", "average"};

    private static final List<CorpusDraw.Plan> PLANS = List.of(
            new CorpusDraw.Plan(20_000, 400, 0.25, 20),
            new CorpusDraw.Plan(20_000, 1000, 0.05, 2000),
            new CorpusDraw.Plan(20_000, 400, 0.25, 10),
            new CorpusDraw.Plan(20_000, 1000, 0.05, 200),
            new CorpusDraw.Plan(2_000, 400, 0.05, 2_000),
            new CorpusDraw.Plan(2_000, 400, 1, 1));

    private final StringBuilder page = new StringBuilder();
    private final StringBuilder csv = new StringBuilder("part,case,figure,value\n");

    private EvalueRun() {}

    /**
     * Runs the simulations.
     *
     * @param args directory, seed, streams for each scheme, runs for each corpus
     * @throws IOException if a result cannot be written
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 4) {
            throw new IllegalArgumentException("arguments must be DIRECTORY SEED STREAMS RUNS");
        }
        String commit = Provenance.commit();
        long seed = Long.parseLong(args[1]);
        EvalueRun run = new EvalueRun();
        run.peeking(Integer.parseInt(args[2]), seed);
        run.corpora(Integer.parseInt(args[3]), seed);
        run.page.append(String.format(
                """

                ## Where this comes from

                - commit %s, %s
                - `mvn -q package -DskipTests -pl benchmarks -am`, then
                  `java -cp benchmarks/target/benchmarks.jar %s docs/results %s %s %s`
                - seed %s; stream i has seed + i, and so has run i of every corpus
                - %s
                """,
                commit,
                LocalDate.now(ZoneOffset.UTC),
                EvalueRun.class.getName(),
                args[1],
                args[2],
                args[3],
                args[1],
                Provenance.machine()));
        Provenance.replace(Path.of(args[0], "evalues.md"), run.page.toString());
        Provenance.replace(Path.of(args[0], "evalues.csv"), run.csv.toString());
    }

    private void peeking(int streams, long seed) {
        page.append("""
                # e-values: looked at all the time, and on corpora that are marked in part

                ## H0 is true, and somebody looks after every unit

                A stream is a list of documents in an order chosen from the text alone (rising, falling and alternating lengths, single
                units). All e-values are looked at after each of the first 64 units, in the midst of documents too; Gumbel streams then go on
                to 10^7 units, with a look whenever they have grown by a fifth. Counted are the streams whose LARGEST e-value reached 1/α. Ville's
                inequality says: at most a share α of them. *lower* is a Clopper–Pearson limit with odds of 1e-10.

                | scheme | arm | α | streams | reached 1/α | rate | lower | holds |
                |---|---|---:|---:|---:|---:|---:|---|
                """);
        for (Scheme scheme : List.of(new GumbelScheme(), new TournamentScheme(30), new GreenListScheme(16384))) {
            int[][] crossings = Peeking.crossings(scheme, streams, seed, LEVELS, false);
            for (int arm = 0; arm < ARMS.length; arm++) {
                for (int level = 0; level < LEVELS.length; level++) {
                    int count = crossings[arm][level];
                    double lower = ClopperPearson.lower(count, streams, ODDS);
                    page.append(String.format(
                            Locale.ROOT,
                            "| %s | %s | %.3g | %,d | %,d | %.3g | %.2g | %s |%n",
                            scheme.id(),
                            ARMS[arm],
                            LEVELS[level],
                            streams,
                            count,
                            (double) count / streams,
                            lower,
                            lower <= LEVELS[level] ? "yes" : "NO"));
                    row("peeking", scheme.id() + " " + ARMS[arm] + " " + LEVELS[level], "streams", streams);
                    row("peeking", scheme.id() + " " + ARMS[arm] + " " + LEVELS[level], "reached", count);
                }
            }
            System.out.println(scheme.id());
        }
        int some = Math.min(streams, 2000);
        int[] p = Peeking.crossings(new GumbelScheme(), some, seed, LEVELS, true)[3];
        page.append(String.format(Locale.ROOT, """

                What the same looks do to p-values, which are made for one: of %,d Gumbel streams, the smallest exact p-value was at most
                .05 in %,d, at most .01 in %,d, at most .001 in %,d.
                """, some, p[0], p[1], p[2]));
        for (int level = 0; level < LEVELS.length; level++) {
            row("peeking", "gumbel p-value " + LEVELS[level], "streams", some);
            row("peeking", "gumbel p-value " + LEVELS[level], "reached", p[level]);
        }
    }

    private void corpora(int runs, long seed) {
        page.append(String.format(Locale.ROOT, """

                ## Corpora that are marked in part

                %,d runs each, Gumbel scores. A marked token is one that its model chose with probability p (its u is V^p for a uniform V), with
                p such that the mean excess is as stated. Figures are medians over the runs, in log10, with the 5 %% quantile in brackets: in 95 %% of
                the runs the figure is larger. *pooled* is −log10 of the exact p-value of all units; *best* that of the best document, times the
                number of documents; *e* the average of the two arms, which is what a verdict takes. *per document* is the sparse arm
                without its joint mixture: bets are mixed inside each document (ADR 0013).

                | documents × tokens | excess | marked | pooled | best | dense | per document | sparse | e |
                |---|---:|---:|---:|---:|---:|---:|---:|---:|
                """, runs));
        StringBuilder bounds = new StringBuilder("""

                Marked documents at the least, with confidence 95 %, median and 5 % quantile; and how often it was above the truth:

                | documents × tokens | excess | marked | one e-value a document | all bets jointly | above the truth |
                |---|---:|---:|---:|---:|---:|
                """);
        StringBuilder targets = new StringBuilder("\n");
        for (CorpusDraw.Plan plan : PLANS) {
            List<CorpusDraw> draws = new ArrayList<>();
            for (int run = 0; run < runs; run++) {
                draws.add(CorpusDraw.of(new GumbelScheme().nullLaw(), plan, new SplittableRandom(seed + run)));
            }
            String name = String.format(
                    Locale.ROOT,
                    "| %,d × %,d | %.2f | %,d",
                    plan.documents(),
                    plan.tokens(),
                    plan.excess(),
                    plan.marked());
            String pooled = quantiles(plan, "pooled", draws, draw -> -draw.p().log10(), "%.1f");
            String best = quantiles(plan, "best", draws, draw -> -draw.best(), "%.1f");
            String dense = quantiles(plan, "dense", draws, draw -> draw.dense().log10(), "%.1f");
            String perDocument = quantiles(
                    plan, "per document", draws, draw -> draw.perDocument().log10(), "%.1f");
            String sparse =
                    quantiles(plan, "sparse", draws, draw -> draw.sparse().log10(), "%.1f");
            String e = quantiles(plan, "e", draws, draw -> draw.e().log10(), "%.1f");
            page.append(String.join(" | ", name, pooled, best, dense, perDocument, sparse, e))
                    .append(" |\n");
            long above = draws.stream()
                    .filter(draw -> draw.atLeast() > plan.marked())
                    .count();
            bounds.append(String.join(
                            " | ",
                            name,
                            quantiles(plan, "bound per document", draws, CorpusDraw::atLeastPerDocument, "%.0f"),
                            quantiles(plan, "bound jointly", draws, CorpusDraw::atLeast, "%.0f"),
                            Long.toString(above)))
                    .append(" |\n");
            row("corpus", key(plan), "bound above the truth", (double) above);
            reach(targets, plan, draws);
            System.out.println(plan);
        }
        page.append(bounds).append(targets);
    }

    private void reach(StringBuilder targets, CorpusDraw.Plan plan, List<CorpusDraw> draws) {
        int target = plan.equals(PLANS.get(0)) ? 10 : plan.equals(PLANS.get(1)) ? 90 : 0;
        if (target > 0) {
            long reached =
                    draws.stream().filter(draw -> draw.e().log10() >= target).count();
            long silent = draws.stream().filter(draw -> draw.p().log10() > -3).count();
            targets.append(String.format(
                    Locale.ROOT,
                    "- %,d × %,d, excess %.2f, %,d marked: e ≥ 1e%d in %,d of %,d runs; the pooled p-value stayed above 1e-3 in %,d.%n",
                    plan.documents(),
                    plan.tokens(),
                    plan.excess(),
                    plan.marked(),
                    target,
                    reached,
                    draws.size(),
                    silent));
            row("corpus", key(plan), "e at least 1e" + target, (double) reached);
            row("corpus", key(plan), "pooled p above 1e-3", (double) silent);
        }
    }

    private String quantiles(
            CorpusDraw.Plan plan,
            String figure,
            List<CorpusDraw> draws,
            ToDoubleFunction<CorpusDraw> of,
            String format) {
        double[] sorted = draws.stream().mapToDouble(of).sorted().toArray();
        double median = sorted[sorted.length / 2];
        double low = sorted[sorted.length / 20];
        row("corpus", key(plan), figure + " median", median);
        row("corpus", key(plan), figure + " 5 % quantile", low);
        return String.format(Locale.ROOT, format + " (" + format + ")", median, low);
    }

    private static String key(CorpusDraw.Plan plan) {
        return String.format(
                Locale.ROOT,
                "%d x %d excess %.2f marked %d",
                plan.documents(),
                plan.tokens(),
                plan.excess(),
                plan.marked());
    }

    private void row(String part, String name, String figure, double value) {
        csv.append(String.format(Locale.ROOT, "%s,%s,%s,%.6g%n", part, name, figure, value));
    }
}
