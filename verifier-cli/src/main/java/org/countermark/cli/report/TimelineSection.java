package org.countermark.cli.report;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import org.countermark.cli.report.LineChart.Kind;
import org.countermark.cli.report.LineChart.Series;

/** Evidence by the dates of the records. Stateless. */
final class TimelineSection {
    private TimelineSection() {}

    static void write(Html html, Lenient result, Lenient timeline) {
        html.element("h3", "Time line");
        html.element(
                "p",
                Words.count(timeline.count("dated")) + " documents have a date, "
                        + Words.count(timeline.count("undated")) + " have none. Dates are as the records give them.");
        if (timeline.is("contradiction")) {
            html.open("div", "class", "warning", "role", "note")
                    .element(
                            "p",
                            "Text from before a key was in use is marked with it: the dates or the key’s days are wrong.")
                    .close();
        }
        for (Lenient key : timeline.each("keys")) {
            chart(html, result, key, timeline.text("period").orElse("period"));
            outside(html, key);
        }
    }

    private static void chart(Html html, Lenient result, Lenient key, String period) {
        List<Lenient> buckets = key.each("buckets").stream()
                .filter(bucket -> day(bucket).isPresent())
                .toList();
        if (buckets.isEmpty()) {
            return;
        }
        String name = Summary.label("the key", key.text("key").orElse(""));
        new LineChart(
                        new Figure.About(
                                "Evidence by " + period + " for " + name,
                                "Bars are each " + period
                                        + " by itself, by Holm over all of them; the line is the evidence of all documents so far, in the"
                                        + " order of their dates."),
                        new LineChart.Axis(period, true),
                        buckets.stream()
                                .map(bucket -> day(bucket).getAsDouble())
                                .toList(),
                        List.of(
                                new Series(
                                        "−log10 p by Holm", Kind.BARS, ScanSection.values(buckets, "holmLog10P", -1)),
                                new Series(
                                        "running log10 e", Kind.LINE, ScanSection.values(buckets, "runningLog10E", 1)),
                                new Series("its peak", Kind.TABLE, ScanSection.values(buckets, "peakLog10E", 1)),
                                new Series("documents", Kind.TABLE, ScanSection.values(buckets, "documents", 1)),
                                new Series("units scored", Kind.TABLE, ScanSection.values(buckets, "scored", 1))),
                        ScanSection.level(result))
                .write(html);
    }

    private static OptionalDouble day(Lenient bucket) {
        try {
            LocalDate first = LocalDate.parse(bucket.text("first").orElse(""));
            return OptionalDouble.of((double) first.toEpochDay());
        } catch (DateTimeException e) {
            return OptionalDouble.empty();
        }
    }

    private static void outside(Html html, Lenient key) {
        if (!key.has("placebo") && !key.has("after")) {
            return;
        }
        try (Table table = new Table(
                html,
                "Documents from outside of the key’s days",
                List.of("When", "#documents", "#units scored", "#log10 p", "#log10 e", "Contradiction"))) {
            row(table, "before (placebo: they cannot be marked with it)", key, "placebo");
            row(table, "after", key, "after");
        }
    }

    private static void row(Table table, String when, Lenient key, String name) {
        if (key.has(name)) {
            Lenient outside = key.in(name);
            table.row(
                    Cell.words(when),
                    Cell.count(outside.count("documents")),
                    Cell.count(outside.count("scored")),
                    Cell.number(outside.number("log10P")),
                    Cell.number(outside.number("log10E")),
                    Cell.words(outside.is("contradiction") ? "YES" : "no"));
        }
    }
}
