package org.countermark.stats;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads docs/spec/vectors/stats, and measures a computed tail against a 40-digit one. */
final class ReferenceTails {
    private ReferenceTails() {}

    /**
     * One line of a reference file.
     *
     * @param fields its fields by column name
     */
    record Row(Map<String, String> fields) {
        long number(String column) {
            return Long.parseLong(fields.get(column));
        }

        ScoreSum observed() {
            return new ScoreSum(number("n"), number("sum"));
        }

        double log10() {
            return Double.parseDouble(fields.get("log10_p"));
        }

        int[] weights() {
            return Arrays.stream(fields.get("weights").split(" "))
                    .mapToInt(Integer::parseInt)
                    .toArray();
        }
    }

    static List<Row> read(String name) {
        try {
            List<String> lines = Files.readAllLines(Path.of("..", "docs", "spec", "vectors", "stats", name));
            List<String> header = List.of(lines.get(0).split(","));
            return lines.stream().skip(1).map(line -> row(header, line)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(List<String> header, String line) {
        Map<String, String> fields = new TreeMap<>();
        List<String> values = List.of(line.split(","));
        for (int i = 0; i < header.size(); i++) {
            fields.put(header.get(i), values.get(i));
        }
        return new Row(fields);
    }

    /**
     * Relative error; among subnormal results, whose spacing is absolute, one that is a few spacings off counts as 0.
     */
    static double relativeError(double truth, double value) {
        if (truth == value || Math.abs(truth - value) <= 4 * Double.MIN_VALUE) {
            return 0;
        }
        return Math.abs(truth - value) / Math.abs(truth);
    }

    /** Asserts 1e-12 relative for each row, and prints the worst. */
    static void check(String name, Function<Row, NullLaw> law) {
        List<Row> rows = read(name);
        assertTrue(rows.size() > 400, "too few reference points in " + name);
        double worst = 0;
        Row where = rows.get(0);
        for (Row row : rows) {
            LogP p = law.apply(row).tail(row.observed());
            assertTrue(p instanceof LogP.Exact, () -> row + " is not exact");
            double error = relativeError(row.log10(), p.log10());
            if (error > worst) {
                worst = error;
                where = row;
            }
        }
        double measured = worst;
        Row at = where;
        assertTrue(worst <= 1e-12, () -> name + " is off by " + measured + " at " + at);
        System.out.println(name + ": " + rows.size() + " points, worst relative error " + worst + " at " + where);
    }
}
