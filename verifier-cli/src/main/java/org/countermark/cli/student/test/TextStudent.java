package org.countermark.cli.student.test;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.countermark.cli.scan.Figures;
import org.countermark.cli.scan.TextReading;
import org.countermark.cli.student.plan.Outlook;
import org.countermark.detect.ChannelText;
import org.countermark.detect.DecoyControl;
import org.countermark.detect.Detection;
import org.countermark.student.Controls;
import org.countermark.student.FixedSample;
import org.countermark.student.PlaceboControl;
import org.countermark.student.StudentPlan;
import org.countermark.token.UnitCounts;

/** Prints a report for people: the verdict in words first, then the figures, the controls, and what it does not show. */
final class TextStudent {
    private final PrintStream out;
    private final StudentReport report;
    private final StudentPlan plan;

    private TextStudent(PrintStream out, StudentReport report) {
        this.out = out;
        this.report = report;
        this.plan = report.plan();
    }

    static void print(StudentReport report, PrintStream out) {
        new TextStudent(out, report).print();
    }

    private void print() {
        out.println(report.words() + ".");
        double e = report.result().e().log10();
        if (report.verdict() == StudentReport.Verdict.DETECTED) {
            out.println("Answers that do not depend on the key look so at any time with odds of " + Figures.rarity(-e)
                    + ".");
        }
        if (!report.alarms().isEmpty()) {
            section("WARNING", report.alarms());
        }
        out.println();
        line(
                "e-value",
                "10^" + Figures.rounded(e, 1) + "; the test ends at 10^"
                        + Figures.rounded(-plan.alpha().log10(), 1));
        companion(report.result().fixed());
        counts();
        share();
        controls();
        out.println();
        line("key", "\"" + report.key() + "\"");
        line("channel", ChannelText.of(plan.channel()));
        line("commitment", plan.commitment().hex());
        line("profile", plan.profileDigest());
        line("plan", plan.digest() + " (a plain digest)");
        TextReading.print(report.reading(), out);
        List<String> otherwise = Explanations.otherwise(report);
        if (!otherwise.isEmpty()) {
            section("What else explains it", otherwise);
        }
        section("What this does not show", Explanations.doesNotShow(report));
    }

    private void companion(FixedSample fixed) {
        if (fixed instanceof FixedSample.Registered at) {
            line(
                    "companion",
                    p(at.detection()) + " over the first "
                            + Figures.count(plan.sample().fixedUnits()) + " units, as registered");
        } else if (fixed instanceof FixedSample.AtBudget all) {
            line(
                    "companion",
                    p(all.detection()) + " over all units: " + Figures.count(all.missing()) + " fewer than registered");
        } else if (fixed instanceof FixedSample.Pending pending) {
            line(
                    "companion",
                    "no p-value: " + Figures.count(pending.units()) + " of the registered "
                            + Figures.count(pending.registered()) + " units are there");
        }
    }

    private static String p(Detection detection) {
        return "log10 p " + Figures.rounded(detection.p().log10(), 2) + " ("
                + detection.p().method() + ")";
    }

    private void counts() {
        UnitCounts counts = report.result().counts();
        line(
                "completions",
                Figures.count(report.result().completions()) + " of a budget of "
                        + Figures.count(plan.sample().completions())
                        + (report.beyond() > 0 ? "; " + Figures.count(report.beyond()) + " more were not needed" : ""));
        if (report.result().withoutPrompt() > 0) {
            line(
                    "",
                    Figures.count(report.result().withoutPrompt())
                            + " without their prompt: what they copied from it is scored");
        }
        line(
                "tokens",
                Figures.count(counts.tokens()) + ", of which " + Figures.count(counts.inPrompt())
                        + " follow a context of the prompt,");
        line(
                "",
                Figures.count(counts.duplicates()) + " are duplicates, " + Figures.count(counts.notModal())
                        + " are not in the context file,");
        line(
                "",
                Figures.count(counts.units()) + " are distinct units; "
                        + Figures.count(report.result().score().n()) + " of them scored");
        line("excess", Figures.rounded(report.result().excess(), 4) + " a unit");
    }

    private void share() {
        Outlook outlook = report.outlook();
        line(
                "smallest share",
                outlook.smallestShare().isPresent()
                        ? Figures.percent(outlook.smallestShare().getAsDouble())
                                + " of training text, had it been marked, the budget shows nine times in ten,"
                        : "the budget misses even a model of marked text alone more than once in ten,");
        line("", "if text that is all marked shows an excess of " + Figures.rounded(outlook.excess(), 4));
    }

    private void controls() {
        out.println();
        Optional<DecoyControl> decoys = report.result().decoys();
        line("decoy keys", decoys.map(TextStudent::words).orElse("none"));
        for (PlaceboControl placebo : report.result().placebos()) {
            line(
                    "placebo",
                    "\"" + placebo.label() + "\": e-value 10^"
                            + Figures.rounded(placebo.e().log10(), 1) + ", log10 p "
                            + Figures.rounded(placebo.p().log10(), 2));
        }
        report.base().ifPresent(base -> control("base model", base));
        if (plan.controls().baseModel().equals(Controls.NONE)) {
            line("base model", "none");
        }
        report.human().ifPresentOrElse(text -> control("human text", text), () -> line("human text", "none"));
    }

    private static String words(DecoyControl decoys) {
        double most =
                decoys.decoyE().stream().mapToDouble(Double::doubleValue).max().orElse(0);
        return "rank " + decoys.rankByE() + " of " + (decoys.decoyE().size() + 1) + " by e-value; the largest decoy 10^"
                + Figures.rounded(most, 1);
    }

    private void control(String name, ControlText text) {
        Detection pooled = text.result().pooled();
        line(
                name,
                "e-value 10^" + Figures.rounded(text.result().e().log10(), 1) + ", " + p(pooled) + ", "
                        + Figures.count(pooled.counts().units()) + " units");
    }

    private void section(String title, List<String> lines) {
        out.println();
        out.println(title + ":");
        lines.forEach(this::wrapped);
    }

    private void line(String name, String value) {
        out.println(String.format(Locale.ROOT, "  %-14s %s", name, value));
    }

    private void wrapped(String text) {
        StringBuilder line = new StringBuilder("  - ");
        for (String word : text.split(" ", -1)) {
            if (line.length() + word.length() > 79 && line.length() > 4) {
                out.println(line.toString().stripTrailing());
                line = new StringBuilder("    ");
            }
            line.append(word).append(' ');
        }
        out.println(line.toString().stripTrailing());
    }
}
