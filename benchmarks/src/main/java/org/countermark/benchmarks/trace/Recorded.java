package org.countermark.benchmarks.trace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What a {@link Ledger} holds, batches added up. */
final class Recorded {
    private record Row(
            String commit, String date, String part, String name, String batch, String figure, double value) {}

    private final List<Row> rows;

    private Recorded(List<Row> rows) {
        this.rows = rows;
    }

    static Recorded of(Path file) throws IOException {
        List<Row> rows = Files.readAllLines(file).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(cells -> new Row(
                        cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], Double.parseDouble(cells[6])))
                .toList();
        return new Recorded(rows);
    }

    /** The cases of a part, in the order in which they came. */
    List<String> cases(String part) {
        return rows.stream()
                .filter(row -> row.part().equals(part))
                .map(Row::name)
                .distinct()
                .toList();
    }

    /** The sum of a figure over all batches of a case. */
    double sum(String part, String name, String figure) {
        return rows.stream()
                .filter(row -> row.part().equals(part)
                        && row.name().equals(name)
                        && row.figure().equals(figure))
                .mapToDouble(Row::value)
                .sum();
    }

    /** A count. */
    long count(String part, String name, String figure) {
        return Math.round(sum(part, name, figure));
    }

    /** How many batches a case has. */
    long batches(String part, String name) {
        return rows.stream()
                .filter(row -> row.part().equals(part) && row.name().equals(name))
                .map(Row::batch)
                .distinct()
                .count();
    }

    /** Which commits and days a part's rows come from. */
    Map<String, String> origins() {
        Map<String, String> origins = new LinkedHashMap<>();
        for (String part : rows.stream().map(Row::part).distinct().toList()) {
            Predicate<Row> of = row -> row.part().equals(part);
            origins.put(
                    part,
                    String.join(
                                    ", ",
                                    new TreeSet<>(rows.stream()
                                            .filter(of)
                                            .map(Row::commit)
                                            .toList()))
                            + "; "
                            + String.join(
                                    ", ",
                                    new TreeSet<>(rows.stream()
                                            .filter(of)
                                            .map(Row::date)
                                            .toList())));
        }
        return origins;
    }
}
