package org.countermark.cli.trace;

import java.util.ArrayList;
import java.util.List;
import org.countermark.cli.scan.Figures;

/** What is worth a look when nobody was named. */
final class TraceHints {
    private TraceHints() {}

    static List<String> of(TraceReport report) {
        List<String> hints = new ArrayList<>();
        TraceFamily family = report.family();
        int least = report.identity().plan().minimumUnits();
        if (family.tested() < family.documents()) {
            hints.add(Words.count(family.documents() - (long) family.tested(), "document") + " of "
                    + Figures.count(family.documents()) + " have too few distinct contexts to be tested (--min-units "
                    + least + "), or share them with others.");
        }
        if (report.marked() > 0) {
            hints.add("Marked text that names nobody was made without a payload, with one that is not in this registry,"
                    + " or is too short to tell whose it is.");
        }
        if (family.tested() > 0) {
            double level = report.identity().plan().alpha().log10()
                    - StrictMath.log10((double) family.candidates())
                    - StrictMath.log10((double) family.tested());
            hints.add("By itself, a document names somebody at log10 p " + Figures.rounded(level, 1) + ", since "
                    + Figures.count(family.candidates()) + " candidates and "
                    + Words.count(family.tested(), "document") + " are tried. Documents of one account add up.");
        }
        if (report.identity().plan().proxy().equals("none")) {
            hints.add("With --proxy a document needs less text.");
        }
        hints.add(
                "Another epoch's key, tokenizer or profile finds nothing: 'countermark scan' looks for the mark alone.");
        return List.copyOf(hints);
    }
}
