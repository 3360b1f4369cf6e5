package org.countermark.cli.stix;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a result says, in a few lines for people. Stateless. */
final class FindingText {
    /** Lists stand in the note of every account: far more and longer than results have, and no bundle can blow an export up. */
    private static final int MOST_ITEMS = 12;

    private static final int LONGEST_ITEM = 300;

    private FindingText() {}

    /** The question that a result answers; empty where the kind of result is not known here. */
    static Optional<String> question(String format) {
        if (format.startsWith("countermark/scan-result/")) {
            return Optional.of("Is the text marked?");
        }
        if (format.startsWith("countermark/trace-result/")) {
            return Optional.of("Which accounts was the marked text made for?");
        }
        if (format.startsWith("countermark/student-result/")) {
            return Optional.of("Was the model trained on marked text?");
        }
        return Optional.empty();
    }

    static String of(ResultFields result, boolean redacted) {
        List<String> lines = new ArrayList<>();
        String format = result.text("format").orElse("");
        question(format).ifPresent(lines::add);
        lines.add("Verdict: " + result.text("verdict").orElse("none")
                + result.text("alpha")
                        .or(() -> result.within("plan").text("alpha"))
                        .map(alpha -> ", at level " + alpha)
                        .orElse(""));
        if (!redacted) {
            result.text("words").ifPresent(lines::add);
        }
        figures(result, lines);
        trace(result, lines);
        if (!redacted) {
            list("Warnings:", result.texts("warnings"), lines);
        }
        list("Other explanations:", result.texts("otherExplanations"), lines);
        list("This does not show:", result.texts("doesNotShow"), lines);
        lines.add("No p-value or e-value is the chance that the finding is wrong, or a degree of confidence.");
        return String.join("\n", lines);
    }

    private static void figures(ResultFields result, List<String> lines) {
        Optional<String> p = result.figure("log10P");
        Optional<String> e = result.figure("log10E");
        if (p.isEmpty() && e.isEmpty()) {
            return;
        }
        boolean model = result.text("format").orElse("").startsWith("countermark/student-result/");
        lines.add("Null hypothesis: "
                + (model ? "the model's answers do not depend on the key." : "the text does not depend on the key."));
        p.ifPresent(figure -> lines.add("log10 p = " + figure + bracketed(result.text("method"))
                + Findings.tests(result)
                        .map(tests -> ", corrected for " + tests + (tests == 1 ? " test" : " tests"))
                        .orElse("")));
        e.ifPresent(figure -> lines.add("log10 e = " + figure));
    }

    private static void trace(ResultFields result, List<String> lines) {
        result.count("accountsNamed").ifPresent(count -> lines.add("Accounts named: " + count));
        result.count("cohortsNamed").ifPresent(count -> lines.add("Cohorts named: " + count));
        if (Findings.decoysNamed(result)) {
            lines.add("A payload that nobody has is named, too: registry, key or computation are wrong, and no name"
                    + " should be believed.");
        }
    }

    static String bracketed(Optional<String> text) {
        return text.map(some -> " (" + some + ")").orElse("");
    }

    static void list(String title, List<String> items, List<String> lines) {
        if (!items.isEmpty()) {
            lines.add(title);
            items.stream()
                    .limit(MOST_ITEMS)
                    .forEach(item -> lines.add("- " + item.substring(0, Math.min(item.length(), LONGEST_ITEM))));
        }
    }
}
