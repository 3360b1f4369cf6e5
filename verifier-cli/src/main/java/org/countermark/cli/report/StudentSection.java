package org.countermark.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.countermark.cli.report.LineChart.Kind;
import org.countermark.cli.report.LineChart.Series;

/** The pictures and tables of the test of a suspect model. Stateless. */
final class StudentSection {
    private static final Map<String, String> COUNTS = Map.ofEntries(
            Map.entry("tokens", "all tokens"),
            Map.entry("atStart", "at the start of an answer, without a whole context"),
            Map.entry("inPrompt", "context stood in the prompt"),
            Map.entry("notInContexts", "not among the contexts to which the plan confines the test"),
            Map.entry("duplicates", "duplicates"),
            Map.entry("units", "distinct units"),
            Map.entry("rows", "all rows"),
            Map.entry("tooShort", "context too short"),
            Map.entry("repeated", "context met before"),
            Map.entry("contexts", "distinct contexts"));

    private StudentSection() {}

    static void write(Html html, Lenient result) {
        html.element("h3", "Evidence");
        html.open("div", "class", "figures");
        growth(html, result);
        decoys(html, result);
        html.close();
        html.element("h3", "Controls");
        html.element("p", "All of these must find nothing; the examined key stands first for comparison.");
        controls(html, result);
        counts(html, result);
        if (!result.texts("otherExplanations").isEmpty()) {
            html.element("h3", "What else could explain a positive");
            VerdictSection.list(html, result.texts("otherExplanations"));
        }
    }

    private static void growth(Html html, Lenient result) {
        String unit = StudentSummary.open(result) ? "contexts" : "tokens";
        List<Lenient> points = result.each("growth").stream()
                .filter(point -> point.number(unit).isPresent())
                .toList();
        if (points.isEmpty()) {
            return;
        }
        new LineChart(
                        new Figure.About(
                                "Evidence growing with the answers",
                                "The e-value after so many " + unit
                                        + " in the order that was registered. It may be looked at all the time: without"
                                        + " dependence on the key it ever reaches 1/α with odds of at most α."),
                        new LineChart.Axis(unit, false),
                        points.stream()
                                .map(point -> point.number(unit).orElse(0))
                                .toList(),
                        List.of(new Series("log10 of the e-value", Kind.LINE, ScanSection.values(points, "log10E", 1))),
                        ScanSection.level(result.in("plan")))
                .write(html);
    }

    private static void decoys(Html html, Lenient result) {
        Lenient decoys = result.in("controls").in("decoys");
        List<Double> sample = decoys.numbers("log10P");
        if (sample.isEmpty()) {
            return;
        }
        QuantileChart.of(
                        sample,
                        decoys.count("rankByE"),
                        "e-value",
                        decoys.number("uniformityLog10P"),
                        result.in("companion").number("log10P"))
                .write(html);
    }

    /** A row of the controls. */
    private record Control(Cell name, OptionalDouble log10P, OptionalDouble log10E, boolean own) {}

    private static void controls(Html html, Lenient result) {
        Lenient controls = result.in("controls");
        List<Control> rows = new ArrayList<>();
        rows.add(new Control(
                Cell.words("examined key"), result.in("companion").number("log10P"), result.number("log10E"), true));
        OptionalDouble best = controls.in("decoys").numbers("log10E").stream()
                .mapToDouble(Double::doubleValue)
                .max();
        if (best.isPresent()) {
            OptionalDouble least = controls.in("decoys").numbers("log10P").stream()
                    .mapToDouble(Double::doubleValue)
                    .min();
            rows.add(new Control(Cell.words("strongest of all decoys"), least, best, false));
        }
        for (Lenient placebo : controls.each("placebos")) {
            Cell name = Cell.of(cell -> cell.text("placebo key ").given(placebo.shown("key")));
            rows.add(new Control(name, placebo.number("log10P"), placebo.number("log10E"), false));
        }
        add(rows, controls, "base", "the model before it learned");
        add(rows, controls, "human", "human text of the domain");
        double most =
                rows.stream().mapToDouble(row -> row.log10E().orElse(0)).max().orElse(1);
        try (Table table = new Table(
                html, "Controls beside the examined key", List.of("What", "Evidence", "#log10 e", "#log10 p"))) {
            for (Control row : rows) {
                double share = most > 0 ? Math.max(0, row.log10E().orElse(0)) / most : 0;
                table.row(
                        row.name(),
                        Bars.bar(share, row.own() ? "bar strong" : "bar weak"),
                        Cell.number(row.log10E()),
                        Cell.number(row.log10P()));
            }
        }
    }

    private static void add(List<Control> rows, Lenient controls, String name, String words) {
        if (controls.has(name)) {
            Lenient control = controls.in(name);
            rows.add(new Control(Cell.words(words), control.number("log10P"), control.number("log10E"), false));
        }
    }

    private static void counts(Html html, Lenient result) {
        Lenient counts = result.in("counts");
        try (Table table = new Table(html, "What became of what was read", List.of("Read", "#count"))) {
            for (String name : counts.values().keySet()) {
                table.row(
                        COUNTS.containsKey(name) ? Cell.words(COUNTS.get(name)) : Cell.given(name),
                        Cell.count(counts.count(name)));
            }
            table.row(Cell.words("scored"), Cell.count(result.count("scored")));
        }
    }
}
