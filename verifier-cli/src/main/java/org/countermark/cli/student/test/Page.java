package org.countermark.cli.student.test;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** A result for people on paper or a terminal: named lines, and sections of wrapped ones. */
final class Page {
    private static final int WIDTH = 79;

    private final PrintStream out;

    Page(PrintStream out) {
        this.out = out;
    }

    void plain(String text) {
        out.println(text);
    }

    void gap() {
        out.println();
    }

    void line(String name, String value) {
        out.println(String.format(Locale.ROOT, "  %-14s %s", name, value));
    }

    void section(String title, List<String> lines) {
        if (!lines.isEmpty()) {
            out.println();
            out.println(title + ":");
            lines.forEach(this::wrapped);
        }
    }

    private void wrapped(String text) {
        StringBuilder line = new StringBuilder("  - ");
        for (String word : text.split(" ", -1)) {
            if (line.length() + word.length() > WIDTH && line.length() > 4) {
                out.println(line.toString().stripTrailing());
                line = new StringBuilder("    ");
            }
            line.append(word).append(' ');
        }
        out.println(line.toString().stripTrailing());
    }
}
