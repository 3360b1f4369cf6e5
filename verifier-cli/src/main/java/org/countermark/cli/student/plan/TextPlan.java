package org.countermark.cli.student.plan;

import java.io.PrintStream;
import java.util.Locale;
import org.countermark.cli.scan.Figures;
import org.countermark.detect.ChannelText;
import org.countermark.student.Arm;
import org.countermark.student.Controls;
import org.countermark.student.Mode;
import org.countermark.student.StudentPlan;

/** Prints a plan for people: what its budget can see first, then what it registers. */
final class TextPlan {
    private static final double[] SHARES = {1, 0.2, 0.05, 0.01};

    private final PrintStream out;
    private final StudentPlan plan;
    private final Outlook outlook;

    TextPlan(PrintStream out, StudentPlan plan, Outlook outlook) {
        this.out = out;
        this.plan = plan;
        this.outlook = outlook;
    }

    void print(String file) {
        out.println(headline());
        out.println();
        line(
                "budget",
                Figures.count(plan.sample().completions())
                        + (plan.mode() == Mode.OPEN
                                ? " rows of probabilities"
                                : " completions of "
                                        + Figures.count(plan.sample().tokensEach()) + " tokens"));
        line("scored", scored());
        line(
                "assumed",
                "an excess of " + Figures.rounded(outlook.excess(), 4)
                        + " a unit for a model of marked text alone (--excess);");
        line("", "models that learned alike differ, so " + Figures.percent(Outlook.WEAK) + " of that is reckoned with");
        shares();
        out.println();
        line(
                "prompts",
                Figures.count(plan.sample().prompts()) + ", "
                        + (plan.sample().arm() == Arm.SEEN ? "which accounts sent" : "which nobody sent"));
        line("", "SHA-256 " + plan.sample().promptsDigest());
        line("channel", ChannelText.of(plan.channel()));
        line("contexts", isConfined() ? "those of " + plan.contexts() : "all");
        line(
                "stops",
                "at an e-value of 10^" + Figures.rounded(-plan.alpha().log10(), 1) + ", looked at after each "
                        + (plan.mode() == Mode.OPEN ? "row" : "completion") + ", or at the budget");
        line(
                "companion",
                "a p-value over the first " + Figures.count(plan.sample().fixedUnits()) + " distinct units");
        line(
                "controls",
                plan.controls().decoys() + " decoy keys, "
                        + plan.controls().placebos().size() + " placebo keys, base model "
                        + plan.controls().baseModel());
        line("profile", plan.profileDigest());
        line("commitment", plan.commitment().hex());
        line("plan", file);
        line("digest", plan.digest() + " (a plain digest: nothing is signed)");
        out.println();
        if (!isConfined()) {
            advice();
        }
        out.println("A forecast, and no evidence. Publish the digest before the suspect is asked.");
    }

    private String headline() {
        if (outlook.smallestShare().isEmpty()) {
            return "This budget cannot see even a model of marked text alone nine times in ten.";
        }
        String read = plan.mode() == Mode.OPEN ? "Even as mere samples of one token, " : "";
        return read + (read.isEmpty() ? "This" : "this") + " budget sees a model nine times in ten if at least "
                + Figures.percent(outlook.smallestShare().getAsDouble()) + " of its text"
                + (isConfined() ? " in these contexts" : "") + " was marked.";
    }

    private boolean isConfined() {
        return !plan.contexts().equals(Controls.NONE);
    }

    private String scored() {
        String units = Figures.count(outlook.units());
        return isConfined()
                ? units + " units, if " + Figures.percent(Outlook.IN_CONTEXTS)
                        + " of the tokens follow one of the contexts; duplicates come off"
                : units + " units at most: duplicates and contexts of prompts come off";
    }

    /** By docs/results/students.md, section "Guilty". */
    private void advice() {
        out.println("Recommended: make a file of the contexts in the provider's logs ('student contexts'), and");
        out.println(
                "confine the test to it with --contexts. Of models with one marked text in twenty, all were told by");
        out.println("such contexts within 7,200 tokens, and by all contexts 29 of 40.");
        out.println();
    }

    private void shares() {
        if (outlook.smallestShare().isPresent()) {
            out.println();
            out.println("  The cost grows as one over the square of the share. About so many"
                    + (plan.mode() == Mode.OPEN ? " sampled tokens" : " completions") + " show");
            for (double share : SHARES) {
                double needed = outlook.completionsFor(share, plan.sample().completions())
                        .orElseThrow();
                out.println(String.format(
                        Locale.ROOT, "    %8s %,16d", Figures.percent(share), (long) StrictMath.ceil(needed)));
            }
        }
        if (plan.mode() == Mode.OPEN) {
            out.println("  Reckoned as if each row were one sampled token; it is worth five to forty of them.");
        } else if (outlook.smallestShare().orElse(1) > Outlook.OUT_OF_REACH) {
            out.println("  A share below about one percent is out of reach from outside.");
        } else {
            out.println("  Forecasts below about one percent assume more than is known of how models learn.");
        }
    }

    private void line(String name, String value) {
        out.println(String.format(Locale.ROOT, "  %-13s %s", name, value));
    }
}
