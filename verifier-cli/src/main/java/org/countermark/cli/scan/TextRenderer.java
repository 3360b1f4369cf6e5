package org.countermark.cli.scan;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.countermark.contract.Channel;
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
            trial(trial, result);
        }
        inputs(result);
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
                    case DETECTED -> "DETECTED (" + level + "): the text depends on key " + name(best.trial()) + ".";
                    case NOT_DETECTED -> "NOT DETECTED (" + level + "): no sign of " + keys(result) + ".";
                    case NOT_ENOUGH_TEXT ->
                        "NOT ENOUGH TEXT (" + level + "): a mark of " + keys(result) + " could hide in so little.";
                });
        out.println("Chance that text made without the key looks as marked as this: " + Figures.rarity(best.bestLog10())
                + ".");
        out.println();
    }

    private void family(ScanResult result) {
        Family family = result.family();
        line(
                "tests tried",
                family.size() + ": " + count(family.keys(), "key") + " × " + count(family.channels(), "channel") + " × "
                        + count(family.profiles(), "profile") + " × " + count(family.tokenizers(), "tokenizer") + " in "
                        + count(family.trials(), "combination") + " × "
                        + (family.statistics() == 2
                                ? "2 statistics (pooled; documents by Holm)"
                                : "1 statistic (pooled)"));
    }

    private void trial(TrialResult trial, ScanResult result) {
        out.println();
        out.println("key " + name(trial.trial()) + ", " + channel(trial.trial().channel()) + ", "
                + trial.trial().profile().scheme().id() + ", context width "
                + trial.trial().profile().contextWidth() + ", tokenizer " + trial.tokenizer());
        line(
                "log10 p",
                Figures.rounded(trial.pooled().p().log10(), 2) + " ("
                        + trial.pooled().p().method() + "), " + Figures.rounded(trial.correctedLog10(), 2)
                        + " corrected for all tests tried");
        line(
                "units scored",
                Figures.count(trial.pooled().score().n()) + " of "
                        + Figures.count(trial.pooled().counts().tokens()) + " tokens");
        line(
                "left out",
                Figures.count(trial.pooled().counts().duplicates()) + " duplicates, "
                        + Figures.count(trial.pooled().counts().inPrompt()) + " shown in prompts, "
                        + Figures.count(trial.pooled().counts().atStart()) + " at the start of a response, "
                        + Figures.count(trial.pooled().counts().units()
                                - trial.pooled().score().n()) + " in the other channel");
        line("excess a token", Figures.rounded(trial.pooled().excess(), 4) + " above what unmarked text has");
        line("could have seen", reach(trial, result));
        documents(trial);
    }

    private static String reach(TrialResult trial, ScanResult result) {
        Reach reach = trial.reach();
        if (reach.smallestExcess().isEmpty()) {
            return "nothing: there is too little text for level " + level(result.alpha());
        }
        String excess = "an excess of " + Figures.rounded(reach.smallestExcess().getAsDouble(), 4) + " a token";
        String assumed = Figures.rounded(reach.assumedExcess(), 3);
        return reach.smallestShare().isPresent()
                ? excess + "; " + Figures.percent(reach.smallestShare().getAsDouble())
                        + " of the units marked, where marked text has an excess of " + assumed
                : excess + ", more than text of low entropy has when all of it is marked (" + assumed + ")";
    }

    private void documents(TrialResult trial) {
        List<TrialResult.RankedDocument> notable = trial.documents().stream()
                .filter(ranked -> ranked.holmLog10() < StrictMath.log10(0.05))
                .toList();
        if (notable.isEmpty()) {
            return;
        }
        line(
                "documents",
                Figures.count(trial.documentsTested()) + " tested; the most marked ones (log10 p adjusted for all):");
        notable.stream()
                .limit(10)
                .forEach(ranked -> out.println(String.format(
                        Locale.ROOT,
                        "    %9s  %s (%s units)",
                        Figures.rounded(ranked.holmLog10(), 2),
                        ranked.id(),
                        Figures.count(ranked.document().score().n()))));
    }

    private void inputs(ScanResult result) {
        out.println();
        for (Scanned input : result.inputs().stream().limit(5).toList()) {
            out.println("  " + input.name() + ": " + Figures.count(input.records())
                    + (input.records() == 1 ? " record" : " records")
                    + (input.skipped() > 0 ? ", " + Figures.count(input.skipped()) + " bad ones skipped" : "")
                    + ", SHA-256 " + input.sha256());
        }
        if (result.inputs().size() > 5) {
            out.println(
                    "  and " + Figures.count(result.inputs().size() - 5L) + " more inputs; --format json lists them");
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
                ? "key " + name(result.trials().get(0).trial())
                : "any of the " + result.family().keys() + " keys";
    }

    private static String name(Trial trial) {
        return "\"" + trial.keyName() + "\"";
    }

    private static String channel(Channel channel) {
        return channel instanceof Channel.Payload payload ? "payload " + payload.payload() : "provider channel";
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private static String level(Level alpha) {
        return alpha.digits() == 1 ? "10^" + alpha.exponent() : alpha.toString();
    }
}
