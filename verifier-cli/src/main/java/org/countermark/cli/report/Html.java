package org.countermark.cli.report;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;

/**
 * Writes HTML whose every text and attribute is escaped: there is no way to write markup but by elements. Thread-confined.
 *
 * <p>What comes from a bundle is untrusted. Characters that cannot be seen or that turn the direction of writing are shown by their
 * numbers, and {@link #given} keeps text in another direction from moving what stands beside it.
 */
final class Html {
    private static final Set<String> VOID = Set.of("meta", "line", "rect", "circle", "polyline", "polygon", "path");

    /** After these a new line begins, for those who read the source. */
    private static final Set<String> LINES = Set.of(
            "html",
            "head",
            "body",
            "title",
            "header",
            "nav",
            "main",
            "footer",
            "section",
            "div",
            "figure",
            "figcaption",
            "details",
            "summary",
            "table",
            "caption",
            "thead",
            "tbody",
            "tr",
            "ul",
            "ol",
            "li",
            "dl",
            "dd",
            "h1",
            "h2",
            "h3",
            "h4",
            "p",
            "pre",
            "svg");

    /** Code points that show nothing, or turn the direction of writing: first and last of each stretch, ascending. A list of ours, as Java's grows. */
    private static final int[] UNSEEN = {
        0x00, 0x09, 0x0B, 0x1F, 0x7F, 0x9F, 0xAD, 0xAD, 0x61C, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180F,
        0x200B, 0x200F, 0x2028, 0x202E, 0x2060, 0x206F, 0x3164, 0x3164, 0xD800, 0xF8FF, 0xFDD0, 0xFDEF, 0xFE00, 0xFE0E,
        0xFEFF, 0xFEFF, 0xFFA0, 0xFFA0, 0xFFF0, 0xFFFF, 0x1D173, 0x1D17A, 0xE0000, 0x10FFFF
    };

    private final StringBuilder out = new StringBuilder("<!DOCTYPE html>\n");
    private final Deque<String> open = new ArrayDeque<>();
    private int ids;

    /** Opens an element; attributes are names, which are ours, each followed by its value. */
    Html open(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
        if (VOID.contains(tag)) {
            out.append("/>\n");
        } else {
            out.append('>');
            open.push(tag);
        }
        return this;
    }

    /** Closes the element that was opened last. */
    Html close() {
        String tag = open.pop();
        out.append("</").append(tag).append('>');
        if (LINES.contains(tag)) {
            out.append('\n');
        }
        return this;
    }

    /** A whole element of one text. */
    Html element(String tag, String words, String... attributes) {
        return open(tag, attributes).text(words).close();
    }

    /** Text. */
    Html text(String words) {
        escape(words);
        return this;
    }

    /** Text of a bundle, whatever its direction of writing. */
    Html given(String words) {
        return open("bdi").text(words).close();
    }

    /** Text in which 10^31 is set as a power; the caret stays for those who listen or copy. */
    Html figures(String words) {
        int from = 0;
        for (int at = words.indexOf('^'); at >= 0; at = words.indexOf('^', from)) {
            int end = at + 1;
            while (end < words.length() && "-−.0123456789".indexOf(words.charAt(end)) >= 0) {
                end++;
            }
            while (words.charAt(end - 1) == '.') {
                end--;
            }
            text(words.substring(from, at)).element("span", "^", "class", "unseen");
            element("sup", words.substring(at + 1, end).replace('-', '−'));
            from = end;
        }
        return text(words.substring(from));
    }

    /** A script or style of ours, as it is; it must not hold what ends it. */
    Html raw(String tag, String content) {
        if (content.contains("</")) {
            throw new IllegalArgumentException("content must not hold </");
        }
        out.append('<')
                .append(tag)
                .append('>')
                .append(content)
                .append("</")
                .append(tag)
                .append(">\n");
        return this;
    }

    /** An id that no other element has. */
    String id(String prefix) {
        return prefix + "-" + ++ids;
    }

    /** The page; nothing may be open. */
    String page() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("element " + open.peek() + " is open");
        }
        return out.toString();
    }

    private void escape(String words) {
        words.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> {
                    if (visible(c)) {
                        out.appendCodePoint(c);
                    } else {
                        out.append(String.format(Locale.ROOT, "⟨U+%04X⟩", c));
                    }
                }
            }
        });
    }

    private static boolean visible(int c) {
        for (int i = 0; i < UNSEEN.length; i += 2) {
            if (c <= UNSEEN[i + 1]) {
                return c < UNSEEN[i];
            }
        }
        return true;
    }
}
