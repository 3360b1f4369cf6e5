package org.countermark.cli.scan;

import java.util.ArrayList;
import java.util.List;

/** What a result does not show: printed with every one. */
final class Limitations {
    private Limitations() {}

    static List<String> of(ScanResult result) {
        List<String> lines = new ArrayList<>();
        if (result.verdict() == Verdict.DETECTED) {
            lines.add(
                    "Who put the text here, or when: it shows that the text depends on the key, which its holders share.");
            lines.add("That all of the text is marked: the pooled figure speaks of the body as a whole.");
            lines.add(
                    "A p-value is how rarely unmarked text looks so; it is not the chance that the text is unmarked.");
        } else {
            lines.add("That the text is unmarked: a smaller share than the one stated could be there.");
            lines.add("That no model wrote it: other keys, other providers and unmarked models leave nothing to find.");
            lines.add("Text that was rewritten or translated loses its mark.");
        }
        return List.copyOf(lines);
    }
}
