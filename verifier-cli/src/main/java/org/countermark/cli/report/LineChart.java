package org.countermark.cli.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.countermark.cli.scan.Figures;

/**
 * Lines and bars over counts or days: an SVG for paper, and a table from which a script makes a chart to look into. Immutable.
 *
 * @param about its title and description
 * @param across what its horizontal axis has
 * @param points where on it there is something, ascending
 * @param series what is drawn, each with a value for every point
 * @param level a dashed line across, with its name
 */
record LineChart(Figure.About about, Axis across, List<Double> points, List<Series> series, Optional<Level> level) {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 300;
    private static final int LEFT = 54;
    private static final int RIGHT = 14;
    private static final int TOP = 16;
    private static final int BOTTOM = 44;
    private static final double WIDEST_BAR = 28;

    /**
     * A horizontal axis.
     *
     * @param name what it has
     * @param days true where its values are days, counted from 1970-01-01
     */
    record Axis(String name, boolean days) {
        String label(double value) {
            return days ? LocalDate.ofEpochDay((long) value).toString() : compact(value);
        }

        private static String compact(double value) {
            if (value >= 1e6) {
                return trimmed(value / 1e6) + " M";
            }
            return value >= 1e4
                    ? trimmed(value / 1e3) + " k"
                    : Words.number(value, value < 5 && value % 1 != 0 ? 1 : 0);
        }

        private static String trimmed(double value) {
            return Words.number(value, 2).replaceFirst("\\.?0+$", "");
        }
    }

    /**
     * One thing that is drawn.
     *
     * @param name what it is
     * @param kind how it is drawn
     * @param values a value for each point, or none
     */
    record Series(String name, Kind kind, List<OptionalDouble> values) {}

    /** How a series is drawn; what is told in the table alone stands last. */
    enum Kind {
        BARS,
        LINE,
        TABLE
    }

    /**
     * A level that matters.
     *
     * @param name what it is
     * @param value where it is
     */
    record Level(String name, double value) {}

    void write(Html html) {
        List<Figure.Entry> names = new ArrayList<>();
        drawn().forEach(each -> names.add(new Figure.Entry(each.name(), "series-" + (names.size() + 1))));
        level.ifPresent(at -> names.add(new Figure.Entry(at.name(), "level")));
        Figure.write(html, about, "zoom", names, new Figure.Canvas(WIDTH, HEIGHT, this::draw), this::table);
    }

    private Stream<Series> drawn() {
        return series.stream().filter(each -> each.kind() != Kind.TABLE);
    }

    private void draw(Html html) {
        double low = 0;
        double high = level.isPresent() ? level.get().value() : 1;
        for (Series each : drawn().toList()) {
            for (OptionalDouble value : each.values()) {
                low = Math.min(low, value.orElse(0));
                high = Math.max(high, value.orElse(0));
            }
        }
        // A little below zero is drawn at zero: an axis to the next round number would be half empty.
        Scale y = Scale.round(low < -high / 20 ? low : 0, high, HEIGHT - BOTTOM, TOP);
        double first = across.days() ? points.get(0) - 3 : 0;
        double last = points.get(points.size() - 1) + (across.days() ? 3 : 0);
        Scale x = new Scale(first, Math.max(last, first + 1), LEFT, WIDTH - RIGHT);
        grid(html, x, y);
        int shade = 0;
        for (Series each : drawn().toList()) {
            shade++;
            if (each.kind() == Kind.BARS) {
                bars(html, x, y, each, "series-" + shade);
            } else {
                line(html, x, y, each, "series-" + shade);
            }
        }
        level.ifPresent(at -> {
            html.open(
                    "line",
                    "class",
                    "level",
                    "x1",
                    x.at(x.low()),
                    "x2",
                    x.at(x.high()),
                    "y1",
                    y.at(at.value()),
                    "y2",
                    y.at(at.value()));
            double under = y.place(at.value()) < TOP + 14 ? 13 : -5;
            mark(html, "level-name", LEFT + 6, y.place(at.value()) + under, "start", at.name());
        });
    }

    private void grid(Html html, Scale x, Scale y) {
        for (double tick : y.ticks(5)) {
            html.open(
                    "line",
                    "class",
                    tick == 0 ? "axis" : "grid",
                    "x1",
                    x.at(x.low()),
                    "x2",
                    x.at(x.high()),
                    "y1",
                    y.at(tick),
                    "y2",
                    y.at(tick));
            mark(html, "tick", LEFT - 6, y.place(tick) + 4, "end", Words.number(tick, tick % 1 == 0 ? 0 : 1));
        }
        for (double tick : across.days() ? days() : x.ticks(6)) {
            html.open(
                    "line",
                    "class",
                    "grid",
                    "x1",
                    x.at(tick),
                    "x2",
                    x.at(tick),
                    "y1",
                    y.at(y.low()),
                    "y2",
                    y.at(y.high()));
            mark(html, "tick", x.place(tick), HEIGHT - BOTTOM + 16, "middle", across.label(tick));
        }
        mark(html, "name", (LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 8, "middle", across.name());
    }

    /** The first, the last, and some between that do not touch. */
    private List<Double> days() {
        int every = Math.max(1, (points.size() + 5) / 6);
        List<Double> days = new ArrayList<>();
        double apart = (points.get(points.size() - 1) - points.get(0)) / 8;
        for (int i = 0; i < points.size(); i += every) {
            if (days.isEmpty() || points.get(i) - days.get(days.size() - 1) >= apart) {
                days.add(points.get(i));
            }
        }
        return days;
    }

    private void line(Html html, Scale x, Scale y, Series each, String shade) {
        StringBuilder places = new StringBuilder();
        for (int i = 0; i < points.size(); i++) {
            OptionalDouble value = each.values().get(i);
            if (value.isPresent()) {
                String place = x.at(points.get(i)) + "," + y.at(Math.max(y.low(), value.getAsDouble()));
                places.append(places.isEmpty() ? "" : " ").append(place);
            }
        }
        html.open("polyline", "class", "line " + shade, "points", places.toString());
        for (int i = 0; i < points.size() && points.size() <= 16; i++) {
            if (each.values().get(i).isPresent()) {
                html.open(
                        "circle",
                        "class",
                        "dot " + shade,
                        "r",
                        "2.6",
                        "cx",
                        x.at(points.get(i)),
                        "cy",
                        y.at(each.values().get(i).getAsDouble()));
            }
        }
    }

    private void bars(Html html, Scale x, Scale y, Series each, String shade) {
        double width = Math.min(WIDEST_BAR, 0.6 * (WIDTH - LEFT - RIGHT) / points.size());
        for (int i = 0; i < points.size(); i++) {
            OptionalDouble value = each.values().get(i);
            if (value.isPresent()) {
                double top = Math.min(y.place(value.getAsDouble()), y.place(0) - 1);
                html.open(
                        "rect",
                        "class",
                        "bar " + shade,
                        "x",
                        Figures.rounded(x.place(points.get(i)) - width / 2, 1),
                        "width",
                        Figures.rounded(width, 1),
                        "y",
                        Figures.rounded(top, 1),
                        "height",
                        Figures.rounded(y.place(0) - top, 1));
            }
        }
    }

    /** Writes on a drawing. */
    static void mark(Html html, String kind, double x, double y, String anchor, String words) {
        html.element(
                "text",
                words,
                "class",
                kind,
                "x",
                Figures.rounded(x, 1),
                "y",
                Figures.rounded(y, 1),
                "text-anchor",
                anchor);
    }

    private void table(Html html) {
        List<String> columns = new ArrayList<>(List.of((across.days() ? "" : "#") + across.name()));
        series.forEach(each -> columns.add("#" + each.name()));
        html.open(
                "div",
                "class",
                "data",
                "data-days",
                Boolean.toString(across.days()),
                "data-kinds",
                kinds(),
                "data-level",
                level.map(at -> Figures.exact(at.value()).toPlainString()).orElse(""),
                "data-level-name",
                level.map(Level::name).orElse(""));
        try (Table table = new Table(html, about.title(), columns)) {
            for (int i = 0; i < points.size(); i++) {
                List<Cell> row = new ArrayList<>(List.of(place(points.get(i))));
                for (Series each : series) {
                    row.add(Cell.number(each.values().get(i)));
                }
                table.row(row);
            }
        }
        html.close();
    }

    private String kinds() {
        return String.join(
                " ", series.stream().map(each -> Figures.lower(each.kind())).toList());
    }

    private Cell place(double value) {
        if (!across.days()) {
            return Cell.count((long) value);
        }
        String day = across.label(value);
        return new Cell(html -> html.element("time", day, "datetime", day), false, Optional.of(Long.toString((long)
                (value * 86400))));
    }
}
