package org.countermark.cli.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.countermark.cli.report.LineChart.Kind;
import org.countermark.cli.report.LineChart.Series;

/** The pictures and tables of a scan. Stateless. */
final class ScanSection {
    /** So many trials are drawn, the strongest first; the table has all of them. */
    private static final int DRAWN = 4;

    private ScanSection() {}

    static void write(Html html, Lenient result) {
        List<Lenient> trials = new ArrayList<>(result.each("trials"));
        trials.sort(Comparator.comparingDouble(ScanSummary::corrected));
        if (trials.size() > 1) {
            html.element("h3", "All trials");
            overview(html, trials);
        }
        for (Lenient trial : trials.subList(0, Math.min(DRAWN, trials.size()))) {
            trial(html, result, trial);
        }
        if (trials.size() > DRAWN) {
            html.element("p", "Drawn are the " + DRAWN + " trials with the smallest p-values.", "class", "note");
        }
        if (result.has("timeline")) {
            TimelineSection.write(html, result, result.in("timeline"));
        }
    }

    private static void overview(Html html, List<Lenient> trials) {
        try (Table table = new Table(
                html,
                "Every trial of the scan, strongest first",
                List.of(
                        "Key",
                        "Channel",
                        "Near variant",
                        "#log10 p, corrected",
                        "#log10 e",
                        "#units scored",
                        "Plan"))) {
            for (Lenient trial : trials) {
                table.row(
                        Cell.given(trial.shown("key")),
                        Cell.given(channel(trial)),
                        Cell.given(trial.text("nearVariant")),
                        Cell.number(ScanSummary.corrected(trial)),
                        Cell.number(trial.in("evidence").number("log10E")),
                        Cell.count(trial.in("counts").count("scored")),
                        Cell.given(trial.shown("planDigest")));
            }
        }
    }

    private static String channel(Lenient trial) {
        return trial.has("payload") ? trial.shown("channel") + " " + trial.shown("payload") : trial.shown("channel");
    }

    private static void trial(Html html, Lenient result, Lenient trial) {
        html.open("h3")
                .text("Key ")
                .given(trial.shown("key"))
                .text(", ")
                .given(channel(trial))
                .text(" channel")
                .close();
        trial.text("nearVariant")
                .ifPresent(mistake -> html.open("p")
                        .text("This is a near variant of what was declared: ")
                        .given(mistake)
                        .close());
        html.open("div", "class", "figures");
        growth(html, result, trial);
        decoys(html, trial.in("decoys"));
        html.close();
        findings(html, trial);
        DocumentList.write(html, result, trial);
    }

    private static void growth(Html html, Lenient result, Lenient trial) {
        List<Lenient> points = trial.each("growth").stream()
                .filter(point -> point.number("tokens").isPresent())
                .toList();
        if (points.isEmpty()) {
            return;
        }
        new LineChart(
                        new Figure.About(
                                "Evidence growing with the text",
                                "How the evidence came together over "
                                        + Words.plural(
                                                points.get(points.size() - 1)
                                                        .count("tokens")
                                                        .orElse(0),
                                                "token",
                                                "tokens")
                                        + ", documents in the order of their digests. Text without a mark stays near zero whatever its length."),
                        new LineChart.Axis("tokens", false),
                        points.stream()
                                .map(point -> point.number("tokens").orElse(0))
                                .toList(),
                        List.of(
                                new Series("log10 of the e-value", Kind.LINE, values(points, "log10E", 1)),
                                new Series("−log10 p, all units pooled", Kind.LINE, values(points, "log10P", -1)),
                                new Series("distinct units", Kind.TABLE, values(points, "units", 1))),
                        level(result))
                .write(html);
    }

    static Optional<LineChart.Level> level(Lenient result) {
        OptionalDouble threshold = Words.threshold(result);
        return threshold.isPresent()
                ? Optional.of(new LineChart.Level(
                        "level asked for, " + result.text("alpha").orElse(""), threshold.getAsDouble()))
                : Optional.empty();
    }

    static List<OptionalDouble> values(List<Lenient> points, String name, int sign) {
        return points.stream()
                .map(point -> point.number(name))
                .map(value -> value.isPresent() ? OptionalDouble.of(sign * value.getAsDouble()) : value)
                .toList();
    }

    private static void decoys(Html html, Lenient decoys) {
        List<Double> sample = decoys.numbers("decoyLog10P");
        if (sample.isEmpty()) {
            return;
        }
        QuantileChart.of(
                        sample,
                        decoys.count("rankByP"),
                        "p-value",
                        decoys.number("uniformityLog10P"),
                        decoys.number("log10P"))
                .write(html);
    }

    private static void findings(Html html, Lenient trial) {
        try (Table table = new Table(
                html, "Tests of this trial", List.of("Statistic", "#log10 p", "#corrected for the family", "Method"))) {
            for (Lenient finding : trial.each("findings")) {
                table.row(
                        Cell.given(finding.shown("statistic")),
                        Cell.number(finding.number("log10P")),
                        Cell.number(finding.number("correctedLog10P")),
                        Cell.words(Summary.method(finding.text("method").orElse(""))));
            }
        }
        Lenient counts = trial.in("counts");
        try (Table table = new Table(html, "What became of each token", List.of("Tokens", "#count"))) {
            String[][] rows = {
                {"tokens", "all tokens"},
                {"atStart", "at the start of a response, without a whole context"},
                {"inPrompt", "context stood in the prompt"},
                {"notModal", "not the unit’s commonest continuation"},
                {"duplicates", "duplicates"},
                {"units", "distinct units"},
                {"scored", "of these scored, being in the channel"}
            };
            for (String[] row : rows) {
                table.row(Cell.words(row[1]), Cell.count(counts.count(row[0])));
            }
        }
        html.element(
                "p",
                Words.count(trial.count("markedAtLeast"))
                        + " documents at least depend on the key, with a confidence of 1 − α; "
                        + Words.count(trial.count("leads"))
                        + " are leads worth a look, of which one in twenty, on average, may be unmarked.",
                "class",
                "note");
    }
}
