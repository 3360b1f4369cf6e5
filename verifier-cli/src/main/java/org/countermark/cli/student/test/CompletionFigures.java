package org.countermark.cli.student.test;

import org.countermark.cli.scan.Figures;
import org.countermark.cli.student.plan.Outlook;
import org.countermark.detect.Detection;
import org.countermark.student.Controls;
import org.countermark.student.FixedSample;
import org.countermark.student.StudentPlan;
import org.countermark.token.UnitCounts;

/** The figures of a test by completions, for people. */
final class CompletionFigures {
    private final Page page;
    private final CompletionReport report;
    private final StudentPlan plan;

    CompletionFigures(Page page, CompletionReport report) {
        this.page = page;
        this.report = report;
        this.plan = report.plan();
    }

    void print() {
        companion(report.result().fixed());
        counts();
        share();
    }

    private void companion(FixedSample fixed) {
        if (fixed instanceof FixedSample.Registered at) {
            page.line(
                    "companion",
                    p(at.detection()) + " over the first "
                            + Figures.count(plan.sample().fixedUnits()) + " units, as registered");
        } else if (fixed instanceof FixedSample.AtBudget all) {
            page.line(
                    "companion",
                    p(all.detection()) + " over all units: " + Figures.count(all.missing()) + " fewer than registered");
        } else if (fixed instanceof FixedSample.Pending pending) {
            page.line(
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
        page.line(
                "completions",
                Figures.count(report.result().completions()) + " of a budget of "
                        + Figures.count(plan.sample().completions())
                        + (report.beyond() > 0 ? "; " + Figures.count(report.beyond()) + " more were not needed" : ""));
        if (report.result().withoutPrompt() > 0) {
            page.line(
                    "",
                    Figures.count(report.result().withoutPrompt())
                            + " without their prompt: what they copied from it is scored");
        }
        page.line(
                "tokens",
                Figures.count(counts.tokens()) + ", of which " + Figures.count(counts.inPrompt())
                        + " follow a context of the prompt,");
        page.line(
                "",
                Figures.count(counts.duplicates()) + " are duplicates, " + Figures.count(counts.notModal())
                        + " are not in the context file,");
        page.line(
                "",
                Figures.count(counts.units()) + " are distinct units; "
                        + Figures.count(report.result().score().n()) + " of them scored");
        page.line("excess", Figures.rounded(report.result().excess(), 4) + " a unit");
    }

    private void share() {
        Outlook outlook = report.outlook();
        page.line(
                "smallest share",
                outlook.smallestShare().isPresent()
                        ? Figures.percent(outlook.smallestShare().getAsDouble())
                                + " of training text, had it been marked, the budget shows nine times in ten,"
                        : "the budget misses even a model of marked text alone more than once in ten,");
        page.line("", "if text that is all marked shows an excess of " + Figures.rounded(outlook.excess(), 4));
    }

    void controls() {
        report.base().ifPresent(base -> control("base model", base));
        if (plan.controls().baseModel().equals(Controls.NONE)) {
            page.line("base model", "none");
        }
        report.human().ifPresentOrElse(text -> control("human text", text), () -> page.line("human text", "none"));
    }

    private void control(String name, ControlText text) {
        Detection pooled = text.result().pooled();
        page.line(
                name,
                "e-value 10^" + Figures.rounded(text.result().e().log10(), 1) + ", " + p(pooled) + ", "
                        + Figures.count(pooled.counts().units()) + " units");
    }
}
