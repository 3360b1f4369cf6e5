package org.countermark.cli.report;

import java.util.List;
import java.util.function.Consumer;
import org.countermark.cli.scan.Figures;

/** Bars and strips in the cells of tables: as wide as the cell, whatever the screen or paper. Stateless. */
final class Bars {
    private static final double WHOLE = 100;

    private Bars() {}

    /** A bar of a share of the cell; the number beside it says the same, so it is no picture for who listens. */
    static Cell bar(double share, String kind) {
        return Cell.of(html -> {
            strip(html, "bars");
            html.open("rect", "class", "track", "width", "100%", "height", "100%", "rx", "3");
            html.open(
                    "rect",
                    "class",
                    kind,
                    "width",
                    percent(Math.max(0.004, Math.min(1, share))),
                    "height",
                    "100%",
                    "rx",
                    "3");
            html.close();
        });
    }

    /** A part of a strip. */
    record Part(double from, double to, String kind, String label) {}

    /** A strip with parts that say what they are when they are pointed at or reached by keyboard. */
    static Cell parts(String label, List<Part> parts) {
        Consumer<Html> content = html -> {
            html.open("svg", "class", "strip", "width", "100%", "height", "22", "role", "group", "aria-label", label);
            html.open("rect", "class", "track", "y", "3", "width", "100%", "height", "16", "rx", "2");
            for (Part part : parts) {
                double width = Math.max(0.004, part.to() - part.from());
                double from = Math.min(part.from(), 1 - width);
                html.open("g", "role", "img", "tabindex", "0", "aria-label", part.label())
                        .element("title", part.label());
                html.open(
                        "rect",
                        "class",
                        part.kind(),
                        "x",
                        percent(from),
                        "width",
                        percent(width),
                        "y",
                        "1",
                        "height",
                        "20",
                        "rx",
                        "2");
                html.close();
            }
            html.close();
        };
        return Cell.of(content);
    }

    private static void strip(Html html, String kind) {
        html.open("svg", "class", kind, "width", "100%", "height", "12", "aria-hidden", "true");
    }

    private static String percent(double share) {
        return Figures.rounded(WHOLE * share, 2) + "%";
    }
}
