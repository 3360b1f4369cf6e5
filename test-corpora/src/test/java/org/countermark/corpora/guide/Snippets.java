package org.countermark.corpora.guide;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds code between marks: fenced blocks of a page, and the parts of a source file that pages quote. */
final class Snippets {
    private static final Pattern REFERENCE = Pattern.compile("<!-- snippet: (\\S+) -->");

    private Snippets() {}

    /** A block of Java in a page: the line of its fence, the test it says it quotes, and its code. */
    record Block(int line, Optional<String> reference, String code) {}

    static List<Block> blocks(String page) {
        List<Block> blocks = new ArrayList<>();
        List<String> lines = page.lines().toList();
        Optional<String> reference = Optional.empty();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.startsWith("```")) {
                int fence = i;
                StringBuilder code = new StringBuilder();
                for (i++; i < lines.size() && !lines.get(i).strip().equals("```"); i++) {
                    code.append(lines.get(i)).append('\n');
                }
                if (i == lines.size()) {
                    throw new IllegalArgumentException("the block of line " + (fence + 1) + " does not end");
                }
                if (line.equals("```java")) {
                    blocks.add(new Block(fence + 1, reference, code.toString()));
                }
            }
            Matcher matcher = REFERENCE.matcher(line);
            reference = matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
        }
        return blocks;
    }

    /** What stands between {@code // snippet: name} and the next {@code // end snippet}. */
    static Optional<String> marked(String source, String name) {
        Matcher start =
                Pattern.compile("// snippet: " + Pattern.quote(name) + "\\R").matcher(source);
        if (!start.find()) {
            return Optional.empty();
        }
        int end = source.indexOf("// end snippet", start.end());
        if (end < 0) {
            throw new IllegalArgumentException("snippet " + name + " does not end");
        }
        return Optional.of(source.substring(start.end(), end));
    }

    /** White space does not count: a page indents as it likes. */
    static String normalised(String code) {
        return code.strip().replaceAll("\\s+", " ");
    }
}
