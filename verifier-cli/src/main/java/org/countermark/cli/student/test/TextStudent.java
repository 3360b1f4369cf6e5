package org.countermark.cli.student.test;

import java.io.PrintStream;
import java.util.Optional;
import org.countermark.cli.scan.Figures;
import org.countermark.cli.scan.TextReading;
import org.countermark.detect.ChannelText;
import org.countermark.detect.DecoyControl;
import org.countermark.student.PlaceboControl;
import org.countermark.student.StudentPlan;

/** Prints a report for people: the verdict in words first, then the figures, the controls, and what it does not show. */
final class TextStudent {
    private final Page page;
    private final StudentReport report;
    private final StudentPlan plan;

    private TextStudent(Page page, StudentReport report) {
        this.page = page;
        this.report = report;
        this.plan = report.plan();
    }

    static void print(StudentReport report, PrintStream out) {
        TextStudent text = new TextStudent(new Page(out), report);
        text.head();
        if (report instanceof CompletionReport completions) {
            CompletionFigures figures = new CompletionFigures(text.page, completions);
            figures.print();
            text.keys();
            figures.controls();
        } else if (report instanceof RowReport rows) {
            RowFigures figures = new RowFigures(text.page, rows);
            figures.print();
            text.keys();
            figures.controls();
        }
        text.identity();
        TextReading.print(report.reading(), out);
        text.page.section("What else explains it", report.otherwise());
        text.page.section("What this does not show", report.doesNotShow());
    }

    private void head() {
        page.plain(report.words() + ".");
        double e = report.e().log10();
        if (report.verdict() == StudentReport.Verdict.DETECTED) {
            String subject = report.subject();
            page.plain(subject.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + subject.substring(1)
                    + " that do not depend on the key look so at any time with odds of " + Figures.rarity(-e) + ".");
        }
        page.section("WARNING", report.alarms());
        page.gap();
        page.line(
                "e-value",
                "10^" + Figures.rounded(e, 1) + "; the test ends at 10^"
                        + Figures.rounded(-plan.alpha().log10(), 1));
    }

    private void keys() {
        page.gap();
        Optional<DecoyControl> decoys = report.decoys();
        page.line("decoy keys", decoys.map(TextStudent::words).orElse("none"));
        for (PlaceboControl placebo : report.placebos()) {
            page.line("placebo", "\"" + placebo.label() + "\": " + words(placebo));
        }
    }

    /** How a key fared by both measures. */
    static String words(PlaceboControl control) {
        return "e-value 10^" + Figures.rounded(control.e().log10(), 1) + ", log10 p "
                + Figures.rounded(control.p().log10(), 2);
    }

    private static String words(DecoyControl decoys) {
        double most =
                decoys.decoyE().stream().mapToDouble(Double::doubleValue).max().orElse(0);
        return "rank " + decoys.rankByE() + " of " + (decoys.decoyE().size() + 1) + " by e-value; the largest decoy 10^"
                + Figures.rounded(most, 1);
    }

    private void identity() {
        page.gap();
        page.line("key", "\"" + report.key() + "\"");
        page.line("channel", ChannelText.of(plan.channel()));
        page.line("commitment", plan.commitment().hex());
        page.line("profile", plan.profileDigest());
        page.line("plan", plan.digest() + " (a plain digest)");
    }
}
