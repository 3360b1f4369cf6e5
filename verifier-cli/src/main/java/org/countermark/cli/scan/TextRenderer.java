package org.countermark.cli.scan;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.countermark.detect.Level;

/** Prints a result for people: the verdict in words first, then the figures, then what it does not show. */
final class TextRenderer {
    private final PrintStream out;

    TextRenderer(PrintStream out) {
        this.out = out;
    }

    void print(ScanResult result) {
        verdict(result);
        family(result);
        for (TrialResult trial : result.trials()) {
            boolean best = trial.trial()
                    .plan()
                    .digest()
                    .equals(result.best().trial().plan().digest());
            if (trial.trial().mistake().isEmpty() || best) {
                new TextTrial(out).print(trial, result);
            }
        }
        result.timeline().ifPresent(timeline -> new TextTimeline(out).print(timeline, result));
        TextReading.print(result.reading(), out);
        if (result.verdict() != Verdict.DETECTED) {
            section("Worth a look", Hints.of(result));
        }
        section("What this does not show", Limitations.of(result));
    }

    private void verdict(ScanResult result) {
        TrialResult best = result.best();
        String level = "level " + level(result.alpha());
        out.println(
                switch (result.verdict()) {
                    case DETECTED ->
                        "DETECTED (" + level + "): the text depends on key "
                                + best.trial().quotedKey()
                                + best.trial()
                                        .mistake()
                                        .map(mistake -> ", but not as declared: " + mistake)
                                        .orElse("")
                                + ".";
                    case NOT_DETECTED -> "NOT DETECTED (" + level + "): no sign of " + keys(result) + ".";
                    case NOT_ENOUGH_TEXT ->
                        "NOT ENOUGH TEXT (" + level + "): a mark of " + keys(result) + " could hide in so little.";
                });
        if (result.verdict() != Verdict.DETECTED && result.trials().stream().anyMatch(TrialResult::hasPassage)) {
            out.println("But a passage of a document is marked by itself: see the documents below.");
        }
        out.println("Chance that text made without the key looks as marked as this: "
                + Figures.rarity(best.best().corrected()) + ".");
        out.println();
    }

    private void family(ScanResult result) {
        Family family = result.family();
        line(
                "tests tried",
                family.size() + ": " + count(family.keys(), "key") + " × " + count(family.channels(), "channel") + " × "
                        + count(family.profiles(), "profile") + " × " + count(family.tokenizers(), "tokenizer") + " in "
                        + count(family.trials(), "combination")
                        + (family.variants() == 0 ? "" : " and " + count(family.variants(), "near variant")) + " × "
                        + (family.statistics() == 1
                                ? "1 statistic (pooled)"
                                : "3 statistics (pooled; e-value; documents by Holm)"));
        if (result.method().share().count() > 1) {
            line(
                    "looked at",
                    "the share " + Figures.share(result.method().share()) + " of the documents, chosen by digest");
        }
    }

    private void section(String title, List<String> lines) {
        out.println();
        out.println(title + ":");
        lines.forEach(line -> out.println("  - " + line));
    }

    private void line(String name, String value) {
        out.println(String.format(Locale.ROOT, "  %-16s %s", name, value));
    }

    private static String keys(ScanResult result) {
        return result.family().keys() == 1
                ? "key " + result.trials().get(0).trial().quotedKey()
                : "any of the " + result.family().keys() + " keys";
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    static String level(Level alpha) {
        return alpha.digits() == 1 ? "10^" + alpha.exponent() : alpha.toString();
    }
}
