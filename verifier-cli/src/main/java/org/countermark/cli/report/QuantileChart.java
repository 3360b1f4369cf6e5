package org.countermark.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.countermark.cli.calibrate.NullSample;
import org.countermark.cli.scan.Figures;

/**
 * p-values of keys that marked nothing against uniform ones, and the examined key's own beside them. Immutable.
 *
 * @param about its title and description
 * @param decoys log10 of the decoys' p-values; at least one
 * @param key log10 of the examined key's p-value on the same text
 */
record QuantileChart(Figure.About about, List<Double> decoys, OptionalDouble key) {
    private static final int SIDE = 340;
    private static final int LEFT = 46;
    private static final int RIGHT = 16;
    private static final int TOP = 34;
    private static final int BOTTOM = 46;
    /** Beyond so much above all else, the key is shown at the edge. */
    private static final double ROOM = 4;

    /**
     * The plot of a control.
     *
     * @param decoys log10 of the decoys' p-values; at least one
     * @param rank of the examined key among them
     * @param by what it was ranked by
     * @param uniformity log10 of the odds of decoys as uneven as these
     * @param key log10 of the examined key's p-value on the same text
     */
    static QuantileChart of(
            List<Double> decoys, OptionalLong rank, String by, OptionalDouble uniformity, OptionalDouble key) {
        String title = "The key among " + Words.plural(decoys.size(), "key", "keys") + " that marked nothing";
        String description = "Decoys near the line behave as chance does; p-values as uneven as theirs come up "
                + Figures.rarity(uniformity.orElse(0)) + " times. The examined key ranks " + Words.count(rank) + " of "
                + Figures.count(decoys.size() + 1L) + " by its " + by + ".";
        return new QuantileChart(new Figure.About(title, description), decoys, key);
    }

    void write(Html html) {
        List<NullSample.Quantile> points = new NullSample(
                        "decoys",
                        decoys.stream().mapToDouble(Double::doubleValue).toArray())
                .quantiles();
        Figure.write(
                html,
                about,
                "square",
                List.of(
                        new Figure.Entry("decoy keys", "dots"),
                        new Figure.Entry("where 999 of 1,000 uniform p-values lie", "band"),
                        new Figure.Entry("the examined key", "own")),
                new Figure.Canvas(SIDE, SIDE, drawing -> draw(drawing, points)),
                table -> table(table, points));
    }

    private void draw(Html html, List<NullSample.Quantile> points) {
        double most = 1;
        for (NullSample.Quantile point : points) {
            most = Math.max(most, Math.max(-point.expected(), -point.observed()));
        }
        double own = -key.orElse(0);
        boolean beyond = own > most + ROOM;
        double end = StrictMath.ceil(2 * (beyond ? most : Math.max(most, own)) + 0.2) / 2;
        Scale x = new Scale(0, end, LEFT, SIDE - RIGHT);
        Scale y = new Scale(0, end, SIDE - BOTTOM, TOP);
        for (double tick : x.ticks(4)) {
            html.open("line", "class", "grid", "x1", x.at(tick), "x2", x.at(tick), "y1", y.at(0), "y2", y.at(end));
            html.open("line", "class", "grid", "x1", x.at(0), "x2", x.at(end), "y1", y.at(tick), "y2", y.at(tick));
            String number = Words.number(tick, tick % 1 == 0 ? 0 : 1);
            LineChart.mark(html, "tick", x.place(tick), SIDE - BOTTOM + 16, "middle", number);
            LineChart.mark(html, "tick", LEFT - 6, y.place(tick) + 4, "end", number);
        }
        LineChart.mark(html, "name", (LEFT + SIDE - RIGHT) / 2.0, SIDE - 8, "middle", "expected −log10 p");
        LineChart.mark(html, "name", 2, TOP - 18, "start", "observed −log10 p");
        html.open("polygon", "class", "band", "points", band(points, x, y, end));
        html.open("line", "class", "level", "x1", x.at(0), "x2", x.at(end), "y1", y.at(0), "y2", y.at(end));
        for (NullSample.Quantile point : points) {
            html.open(
                    "circle",
                    "class",
                    "dot series-1",
                    "r",
                    "2.6",
                    "cx",
                    x.at(-point.expected()),
                    "cy",
                    y.at(Math.max(0, -point.observed())));
        }
        if (key.isPresent()) {
            key(html, x, y, beyond ? end : Math.max(0, own), beyond);
        }
    }

    private void key(Html html, Scale x, Scale y, double at, boolean beyond) {
        double across = x.place(x.high() * 0.25);
        double up = y.place(at);
        String path = beyond
                ? "M" + place(across) + " " + place(up + 2) + "l7 12h-14z"
                : "M" + place(across) + " " + place(up - 7) + "l7 7l-7 7l-7 -7z";
        html.open("path", "class", "own", "d", path);
        String value = "key " + Words.number(-key.getAsDouble(), 1) + (beyond ? " ↑" : "");
        LineChart.mark(html, "own-name", across + 12, up + (beyond ? 14 : 4), "start", value);
    }

    private static String place(double value) {
        return Figures.rounded(value, 1);
    }

    private static String band(List<NullSample.Quantile> points, Scale x, Scale y, double end) {
        List<String> corners = new ArrayList<>();
        for (NullSample.Quantile point : points) {
            corners.add(x.at(-point.expected()) + "," + y.at(Math.min(end, -point.low())));
        }
        for (int i = points.size() - 1; i >= 0; i--) {
            corners.add(x.at(-points.get(i).expected()) + ","
                    + y.at(Math.max(0, -points.get(i).high())));
        }
        return String.join(" ", corners);
    }

    private void table(Html html, List<NullSample.Quantile> points) {
        try (Table table = new Table(
                html,
                about.title(),
                List.of("Key", "#expected −log10 p", "#observed −log10 p", "#band from", "#band to"))) {
            if (key.isPresent()) {
                table.row(
                        Cell.words("examined key"),
                        Cell.numeric("–"),
                        Cell.number(-key.getAsDouble()),
                        Cell.numeric("–"),
                        Cell.numeric("–"));
            }
            for (NullSample.Quantile point : points) {
                table.row(
                        Cell.words("decoy"),
                        Cell.number(-point.expected()),
                        Cell.number(-point.observed()),
                        Cell.number(-point.high()),
                        Cell.number(-point.low()));
            }
        }
    }
}
