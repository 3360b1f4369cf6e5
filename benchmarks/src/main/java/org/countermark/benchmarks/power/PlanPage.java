package org.countermark.benchmarks.power;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.countermark.benchmarks.Provenance;

/** Writes the page and the table of a comparison, with where they come from. */
final class PlanPage {
    private static final double CLAIM = 0.05;

    private PlanPage() {}

    static void write(Path directory, String commit, List<PlanRow> rows, List<String> arguments) throws IOException {
        double[] errors = rows.stream()
                .mapToDouble(row -> StrictMath.abs(row.error()))
                .sorted()
                .toArray();
        double mean = rows.stream().mapToDouble(PlanRow::error).average().orElse(0);
        double squares = rows.stream()
                .mapToDouble(row -> row.error() * row.error())
                .average()
                .orElse(0);
        double noise = rows.stream()
                .mapToDouble(row -> row.noise() * row.noise())
                .average()
                .orElse(0);
        long within = Arrays.stream(errors).filter(error -> error <= CLAIM).count();
        StringBuilder page = new StringBuilder(String.format(
                Locale.ROOT,
                """
                # Predicted power against simulated power

                `plan` predicts the chance that a scan detects a mark, from moments and quadrature. Here it meets %,d random designs: any of the three
                schemes, 1 to 20,000 documents of 50 to 2,000 units, .05 %% to all of them marked, 1 to 100 keys, levels from 1e-2 to 1e-9, all
                drawn on logarithmic scales; the excess is the one at which the *prediction* equals a power drawn from (.02, .98), as far as it
                lies within .02 and 1 standard deviation of a unit. The simulation draws %,d bodies of each design, document by document from the
                law of one token, and asks of each what a scan asks: pooled p-value, average of the e-values of both arms, documents by Holm.

                | predicted − simulated, in points of power | |
                |---|---:|
                | designs within ±5 | %d of %d |
                | largest | %.2f |
                | 90 %% of the designs are within | %.2f |
                | median of the size | %.2f |
                | mean | %+.2f |
                | root of the mean square | %.2f |
                | of which noise of the simulation | %.2f |

                ## The designs with the largest differences

                | design | predicted | pooled, evidence, documents | simulated | pooled, evidence, documents | difference | standard error |
                |---|---:|---|---:|---|---:|---:|
                """,
                rows.size(),
                rows.get(0).simulated().runs(),
                within,
                rows.size(),
                100 * errors[errors.length - 1],
                100 * errors[errors.length * 9 / 10],
                100 * errors[errors.length / 2],
                100 * mean,
                100 * StrictMath.sqrt(squares),
                100 * StrictMath.sqrt(noise)));
        rows.stream()
                .sorted(Comparator.comparingDouble(row -> -StrictMath.abs(row.error())))
                .limit(12)
                .forEach(row -> page.append(String.format(
                        Locale.ROOT,
                        "| %s | %.3f | %.3f, %.3f, %.3f | %.3f | %.3f, %.3f, %.3f | %+.3f | %.3f |%n",
                        row.trial(),
                        row.predicted().total(),
                        row.predicted().pooled(),
                        row.predicted().evidence(),
                        row.predicted().documents(),
                        row.simulated().power(),
                        row.simulated().pooled() / (double) row.simulated().runs(),
                        row.simulated().evidence() / (double) row.simulated().runs(),
                        row.simulated().documents() / (double) row.simulated().runs(),
                        row.error(),
                        row.noise())));
        page.append(String.format(
                """

                All designs are in [plan.csv](plan.csv).

                ## Where this comes from

                - commit %s, %s
                - `mvn -q package -DskipTests -pl benchmarks -am`, then
                  `java -cp benchmarks/target/benchmarks.jar %s docs/results %s`
                - seed %s
                - %s
                """,
                commit,
                LocalDate.now(ZoneOffset.UTC),
                PlanRun.class.getName(),
                String.join(" ", arguments),
                arguments.get(0),
                Provenance.machine()));
        Provenance.replace(directory.resolve("plan.md"), page.toString());
        Provenance.replace(directory.resolve("plan.csv"), table(rows));
    }

    private static String table(List<PlanRow> rows) {
        StringBuilder csv = new StringBuilder(
                "scheme,excess,excess_sd,documents,units,marked,keys,log10_alpha,predicted,"
                        + "predicted_pooled,predicted_evidence,predicted_documents,runs,detected,pooled,evidence,by_document\n");
        for (PlanRow row : rows) {
            Trial trial = row.trial();
            csv.append(String.format(
                    Locale.ROOT,
                    "%s,%.6g,%.4f,%d,%d,%d,%d,%.4f,%.4f,%.4f,%.4f,%.4f,%d,%d,%d,%d,%d%n",
                    trial.scheme().id(),
                    trial.excess(),
                    trial.deviations(),
                    trial.documents(),
                    trial.units(),
                    trial.marked(),
                    trial.keys(),
                    trial.log10Alpha(),
                    row.predicted().total(),
                    row.predicted().pooled(),
                    row.predicted().evidence(),
                    row.predicted().documents(),
                    row.simulated().runs(),
                    row.simulated().any(),
                    row.simulated().pooled(),
                    row.simulated().evidence(),
                    row.simulated().documents()));
        }
        return csv.toString();
    }
}
