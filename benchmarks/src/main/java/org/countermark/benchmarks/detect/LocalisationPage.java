package org.countermark.benchmarks.detect;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.countermark.benchmarks.Provenance;
import org.countermark.corpora.rates.Rate;
import org.countermark.stats.ClopperPearson;

/** Writes the page and the table of a localisation run, with where they come from. */
final class LocalisationPage {
    /** Odds of each limit of a level: a level called exceeded must be. */
    private static final double ODDS = 1e-10;

    /** Odds of the limit of a power. */
    private static final double POWER_ODDS = 0.01;

    private LocalisationPage() {}

    static void write(Path directory, String commit, List<LocalisationRow> rows, List<String> arguments)
            throws IOException {
        StringBuilder page = new StringBuilder();
        page.append("""
                # Localisation: marked passages inside a document

                A marked passage stands at a random place in an unmarked document of 12,000 tokens, under a fresh random key; passage and
                document come from the same simulated model (open, half sure and sure words in turn; context width 4, no trace channel). The
                excess is that of the text under Gumbel-max, in nats a token; the other schemes mark text of the same distributions (green
                list: γ = ¼, δ = 2). *Found* says that a region was reported at family-wise 1e-4 over all stretches of the document; *IoU ≥ .8*
                that one region has an intersection over union with the passage of .8 or more, counted in each document, those without a
                region included; *at least* is its lower limit (Clopper–Pearson, 99 %).

                """);
        passages(page, rows);
        unmarked(page, rows);
        page.append(provenance(commit, arguments));
        Provenance.replace(directory.resolve("localisation.md"), page.toString());
        Provenance.replace(directory.resolve("localisation.csv"), csv(rows));
    }

    private static void passages(StringBuilder page, List<LocalisationRow> rows) {
        page.append("""
                | scheme | excess | entropy | passage | documents | found | IoU ≥ .8 | at least | median IoU | several regions |
                |---|---:|---:|---:|---:|---:|---:|---:|---:|---:|
                """);
        for (LocalisationRow row : rows) {
            if (row.length() > 0) {
                page.append(String.format(
                        Locale.ROOT,
                        "| %s | %.2f | %.2f | %d | %,d | %.1f %% | %.1f %% | %.1f %% | %s | %d |%n",
                        row.scheme(),
                        row.excess(),
                        row.entropy(),
                        row.length(),
                        row.documents(),
                        percent(row.found(), row),
                        percent(row.good(), row),
                        100 * ClopperPearson.lower(row.good(), row.documents(), POWER_ODDS),
                        row.found() == 0 ? "–" : String.format(Locale.ROOT, "%.2f", row.median()),
                        row.several()));
            }
        }
    }

    private static void unmarked(StringBuilder page, List<LocalisationRow> rows) {
        page.append("""

                ## Unmarked documents

                Documents of 3,000 tokens without a passage, each its own family: how many have a region at each family-wise level. The level is
                an upper bound. Limits are Clopper–Pearson, each with odds of 1e-10; the level *holds* where it is not below the lower one.

                | scheme | documents | level | with a region | rate | limits | holds |
                |---|---:|---:|---:|---:|---|---|
                """);
        for (LocalisationRow row : rows) {
            for (int level = 1; row.length() == 0 && level <= 4; level++) {
                Rate rate = new Rate(row.reached().get(level - 1), row.documents(), -level);
                double lower = rate.lower(ODDS);
                page.append(String.format(
                        Locale.ROOT,
                        "| %s | %,d | 1e-%d | %,d | %.2g | %.1g … %.1g | %s |%n",
                        row.scheme(),
                        row.documents(),
                        level,
                        rate.detections(),
                        rate.observed(),
                        lower,
                        rate.upper(ODDS),
                        lower <= StrictMath.pow(10, -level) ? "yes" : "NO"));
            }
        }
        page.append("""

                Real text under keys that did not make it is part of the build (`NullRegionsTest`), and so are searches with a proxy of the
                tokens' probabilities (`RegionProxyTest`), which find passages of half the length.
                """);
    }

    private static String csv(List<LocalisationRow> rows) {
        StringBuilder csv =
                new StringBuilder("scheme,excess,entropy,tokens,passage,documents,found,touched,iouAtLeast08,"
                        + "severalRegions,medianIou,reached1e-1,reached1e-2,reached1e-3,reached1e-4\n");
        for (LocalisationRow row : rows) {
            csv.append(String.format(
                    Locale.ROOT,
                    "%s,%.2f,%.4f,%d,%d,%d,%d,%d,%d,%d,%.4f,%d,%d,%d,%d%n",
                    row.scheme(),
                    row.excess(),
                    row.entropy(),
                    row.tokens(),
                    row.length(),
                    row.documents(),
                    row.found(),
                    row.touched(),
                    row.good(),
                    row.several(),
                    row.median(),
                    row.reached().get(0),
                    row.reached().get(1),
                    row.reached().get(2),
                    row.reached().get(3)));
        }
        return csv.toString();
    }

    private static double percent(long part, LocalisationRow row) {
        return 100.0 * part / row.documents();
    }

    private static String provenance(String commit, List<String> arguments) throws IOException {
        return String.format(
                """

                ## Where this comes from

                - commit %s, %s
                - `mvn -q package -DskipTests -pl benchmarks -am`, then
                  `java -cp benchmarks/target/benchmarks.jar %s docs/results %s`
                - seed %s
                - %s
                """,
                commit,
                LocalDate.now(ZoneOffset.UTC),
                LocalisationRun.class.getName(),
                String.join(" ", arguments),
                arguments.get(0),
                Provenance.machine());
    }
}
