package org.countermark.cli.report;

import java.util.List;
import java.util.function.Consumer;

/** The frame of a drawing: its title, what it shows in words, the drawing, and its numbers as a table. Stateless. */
final class Figure {
    private Figure() {}

    /** What a figure is about. */
    record About(String title, String description) {}

    /** An entry of a legend: what is drawn, and which class its colour has. */
    record Entry(String name, String kind) {}

    /** Draws inside of an SVG element that was opened with its title and description. */
    interface Drawing {
        void on(Html html);
    }

    /** Writes a figure; {@code kind} is its class, by which scripts find it, {@code legend} what is drawn in the order of its colours. */
    static void write(Html html, About about, String kind, List<Entry> legend, Canvas canvas, Consumer<Html> numbers) {
        String title = html.id("figure");
        String description = html.id("figure");
        html.open("figure", "class", "chart " + kind, "aria-labelledby", title);
        html.open("figcaption").element("h4", about.title(), "id", title);
        html.open("p", "id", description).figures(about.description()).close();
        html.close();
        legend(html, legend);
        html.open("div", "class", "plot");
        canvas.write(html, title, description);
        html.close();
        html.open("details").element("summary", "The numbers of this figure");
        numbers.accept(html);
        html.close().close();
    }

    private static void legend(Html html, List<Entry> entries) {
        html.open("ul", "class", "legend");
        for (Entry entry : entries) {
            html.element("li", entry.name(), "class", "of-" + entry.kind());
        }
        html.close();
    }

    /**
     * A drawing with its size.
     *
     * @param width in units of the drawing
     * @param height likewise
     * @param drawing what is on it
     */
    record Canvas(int width, int height, Drawing drawing) {
        void write(Html html, String title, String description) {
            html.open(
                    "svg",
                    "viewBox",
                    "0 0 " + width + " " + height,
                    "role",
                    "img",
                    "aria-labelledby",
                    title,
                    "aria-describedby",
                    description);
            drawing.on(html);
            html.close();
        }
    }
}
