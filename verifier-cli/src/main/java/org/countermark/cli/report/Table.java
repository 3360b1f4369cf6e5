package org.countermark.cli.report;

import java.util.List;

/** Writes a table that a screen reader can walk: a caption, and headers that say what they are of. Thread-confined. */
final class Table implements AutoCloseable {
    private final Html html;

    /** Opens a table; a column whose name begins with {@code #} has numbers. */
    Table(Html html, String caption, List<String> columns) {
        this.html = html;
        String id = html.id("table");
        html.open("div", "class", "wide", "role", "region", "aria-labelledby", id, "tabindex", "0")
                .open("table")
                .element("caption", caption, "id", id)
                .open("thead")
                .open("tr");
        for (String column : columns) {
            boolean number = column.startsWith("#");
            html.element(
                    "th", number ? column.substring(1) : column, "scope", "col", "class", number ? "number" : "words");
        }
        html.close().close().open("tbody");
    }

    /** Adds a row; its first cell names it. */
    void row(Cell... cells) {
        row(List.of(cells));
    }

    void row(List<Cell> cells) {
        html.open("tr");
        boolean first = true;
        for (Cell cell : cells) {
            String tag = first ? "th" : "td";
            String kind = cell.number() ? "number" : "words";
            if (first && cell.exact().isPresent()) {
                html.open(
                        tag,
                        "scope",
                        "row",
                        "class",
                        kind,
                        "data-v",
                        cell.exact().get());
            } else if (first) {
                html.open(tag, "scope", "row", "class", kind);
            } else if (cell.exact().isPresent()) {
                html.open(tag, "class", kind, "data-v", cell.exact().get());
            } else {
                html.open(tag, "class", kind);
            }
            cell.content().accept(html);
            html.close();
            first = false;
        }
        html.close();
    }

    @Override
    public void close() {
        html.close().close().close();
    }
}
