package org.countermark.cli.report;

import java.util.List;
import java.util.Locale;
import org.countermark.evidence.bundle.Bundle;

/** The top of the page: what came out, in words first, then in figures, and what it does not show. Stateless. */
final class VerdictSection {
    private VerdictSection() {}

    static String headline(List<Summary> summaries) {
        if (summaries.size() == 1) {
            return summaries.get(0).headline();
        }
        long found = summaries.stream()
                .filter(summary -> summary.tone() == Summary.Tone.FOUND)
                .count();
        if (found == summaries.size()) {
            return "All " + found + " examinations came out positive.";
        }
        return (found == 0 ? "None" : Long.toString(found)) + " of " + summaries.size()
                + " examinations came out positive.";
    }

    static void write(Html html, Bundle bundle, List<Summary> summaries) {
        html.open("section", "id", "verdict", "aria-labelledby", "verdict-title");
        html.element("h2", "Verdict", "id", "verdict-title");
        int number = 0;
        for (Summary summary : summaries) {
            card(html, summary, ++number, summaries.size() > 1);
        }
        long tests = bundle.results().tests();
        html.element(
                "p",
                "This record tells of " + Words.plural(tests, "test", "tests") + " in "
                        + Words.plural(summaries.size(), "run", "runs")
                        + ". Each run’s p-value is corrected for the tests of that run. Tests that were made and not recorded are not counted: no"
                        + " record can show that there were none.",
                "class",
                "note");
        html.close();
    }

    private static void card(Html html, Summary summary, int number, boolean several) {
        html.open("article", "class", "card " + summary.tone().name().toLowerCase(Locale.ROOT));
        html.open("h3")
                .element("span", tone(summary), "class", "badge")
                .text(" " + (several ? number + ". " : "") + summary.kind())
                .close();
        if (several) {
            html.element("p", summary.headline(), "class", "headline");
        }
        html.open("p", "class", "sentence").figures(summary.sentence()).close();
        if (!summary.warnings().isEmpty()) {
            html.open("div", "class", "warning", "role", "note").element("p", "Warning: a control found something");
            list(html, summary.warnings());
            html.close();
        }
        if (!summary.facts().isEmpty()) {
            facts(html, summary.facts());
        }
        if (!summary.doesNotShow().isEmpty()) {
            html.element("h4", "What this does not show");
            list(html, summary.doesNotShow());
        }
        html.close();
    }

    private static String tone(Summary summary) {
        return switch (summary.tone()) {
            case FOUND -> "found";
            case NONE -> "not found";
            case UNSURE -> "undecided";
        };
    }

    private static void facts(Html html, List<Summary.Fact> facts) {
        html.open("dl", "class", "facts");
        for (Summary.Fact fact : facts) {
            html.open("div").element("dt", fact.name());
            html.open("dd", "class", "value").figures(fact.value()).close();
            if (!fact.note().isEmpty()) {
                html.open("dd", "class", "note").figures(fact.note()).close();
            }
            html.close();
        }
        html.close();
    }

    /** Sentences of the bundle. */
    static void list(Html html, List<String> sentences) {
        html.open("ul");
        for (String sentence : sentences) {
            html.open("li");
            Digests.write(html, sentence);
            html.close();
        }
        html.close();
    }
}
