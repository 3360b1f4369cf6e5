package org.countermark.cli.report;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.countermark.cli.scan.Figures;

/**
 * What stands in a table's cell. Immutable.
 *
 * @param content writes it
 * @param number true where it is set flush right
 * @param exact what a script reads in its place: a number with all its digits, or the seconds of a day
 */
record Cell(Consumer<Html> content, boolean number, Optional<String> exact) {
    private static final int DECIMALS = 2;

    static Cell of(Consumer<Html> content) {
        return new Cell(content, false, Optional.empty());
    }

    static Cell words(String words) {
        return of(html -> html.figures(words));
    }

    /** Text of the bundle. */
    static Cell given(String words) {
        return of(html -> Digests.write(html, words));
    }

    static Cell given(Optional<String> words) {
        return words.isPresent() ? given(words.get()) : words("–");
    }

    /** A day or time, which is not broken into lines. */
    static Cell moment(String moment) {
        return of(html -> html.element("span", moment, "class", "moment"));
    }

    static Cell count(long value) {
        return new Cell(html -> html.text(Figures.count(value)), true, Optional.of(Long.toString(value)));
    }

    static Cell count(OptionalLong value) {
        return value.isPresent() ? count(value.getAsLong()) : numeric("–");
    }

    static Cell number(double value) {
        return new Cell(
                html -> html.text(Words.number(value, DECIMALS)),
                true,
                Optional.of(Figures.exact(value).toPlainString()));
    }

    static Cell number(OptionalDouble value) {
        return value.isPresent() ? number(value.getAsDouble()) : numeric("–");
    }

    static Cell percent(OptionalDouble value) {
        return numeric(Words.percent(value));
    }

    /** Figures in words, flush right. */
    static Cell numeric(String words) {
        return new Cell(html -> html.figures(words), true, Optional.empty());
    }

    static Cell yes(boolean holds) {
        return words(holds ? "yes" : "no");
    }
}
