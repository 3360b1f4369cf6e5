package org.countermark.cli.student.test;

import org.countermark.cli.scan.Figures;
import org.countermark.stats.LogP;
import org.countermark.student.Controls;
import org.countermark.student.OpenFixed;
import org.countermark.student.OpenResult;
import org.countermark.student.RowCounts;

/** The figures of a test by probabilities, for people. */
final class RowFigures {
    private final Page page;
    private final RowReport report;
    private final OpenResult result;

    RowFigures(Page page, RowReport report) {
        this.page = page;
        this.report = report;
        this.result = report.result();
    }

    void print() {
        companion(result.fixed());
        counts();
        page.line(
                "excess",
                Figures.rounded(result.excess(), 2) + ", of a standard deviation of "
                        + Figures.rounded(result.deviation(), 2) + " without the mark");
        share();
    }

    private void companion(OpenFixed fixed) {
        if (fixed instanceof OpenFixed.Registered at) {
            String registered = Figures.count(report.plan().sample().fixedUnits());
            page.line("companion", p(at.p()) + " over the first " + registered + " contexts, as registered");
        } else if (fixed instanceof OpenFixed.AtBudget all) {
            page.line(
                    "companion",
                    p(all.p()) + " over all contexts: " + Figures.count(all.missing()) + " fewer than registered");
        } else if (fixed instanceof OpenFixed.Pending pending) {
            page.line(
                    "companion",
                    "no p-value: " + Figures.count(pending.contexts()) + " of the registered "
                            + Figures.count(pending.registered()) + " contexts are there");
        }
    }

    private static String p(LogP p) {
        return "log10 p " + Figures.rounded(p.log10(), 2) + " (" + p.method() + ")";
    }

    private void counts() {
        RowCounts counts = result.counts();
        page.line(
                "rows",
                Figures.count(counts.rows()) + " of a budget of "
                        + Figures.count(report.plan().sample().completions())
                        + (report.beyond() > 0 ? "; " + Figures.count(report.beyond()) + " more were not needed" : ""));
        page.line(
                "contexts",
                Figures.count(counts.contexts()) + " distinct ones; " + Figures.count(counts.repeated())
                        + " rows repeat them, " + Figures.count(counts.tooShort()) + " have too short ones,");
        page.line(
                "",
                Figures.count(counts.inPrompt()) + " have one of their prompt, " + Figures.count(counts.outside())
                        + " one that is not in the context file");
        page.line("scores", Figures.count(result.entries()) + " of tokens that weigh anything");
    }

    private void share() {
        if (result.smallestShare().isPresent()) {
            page.line(
                    "smallest share",
                    Figures.percent(result.smallestShare().getAsDouble())
                            + " of its probability on what the mark would choose is seen in half of all cases");
        } else {
            page.line("smallest share", "not known for these rows");
        }
    }

    void controls() {
        result.base()
                .ifPresent(base -> page.line("base model", "\"" + base.label() + "\": " + TextStudent.words(base)));
        if (report.plan().controls().baseModel().equals(Controls.NONE)) {
            page.line("base model", "none");
        }
    }
}
