package org.countermark.cli.scan;

import java.io.PrintStream;
import java.util.Locale;
import org.countermark.contract.Channel;
import org.countermark.detect.DecoyControl;
import org.countermark.detect.UnitRule;
import org.countermark.keys.Contract;
import org.countermark.token.UnitCounts;

/** Prints what one trial found. */
final class TextTrial {
    private final PrintStream out;

    TextTrial(PrintStream out) {
        this.out = out;
    }

    void print(TrialResult trial, ScanResult result) {
        out.println();
        Contract contract = trial.trial().profile().contract();
        out.println((trial.trial().mistake().isPresent() ? "near variant: " : "")
                + "key " + trial.trial().quotedKey() + ", "
                + (contract.isNative() ? channel(trial.trial().channel()) : contract.id()) + ", "
                + trial.trial().profile().scheme().id() + ", context width "
                + trial.trial().profile().contextWidth() + ", tokenizer " + trial.tokenizer());
        if (trial.trial().proxy().isPresent()) {
            line(
                    "weighed by",
                    trial.trial().plan().proxy() + " ("
                            + trial.trial().plan().weighing().id() + ")");
        }
        findings(trial);
        line(
                "e-value",
                Figures.power(trial.corpus().e().log10()) + ": dense arm "
                        + Figures.power(trial.pooled().e().log10()) + ", sparse arm "
                        + Figures.power(trial.corpus().sparse().log10()));
        counts(trial, result);
        trial.memory().words().ifPresent(words -> line("deduplication", words));
        line("excess a token", Figures.rounded(trial.pooled().excess(), 4) + " above what unmarked text has");
        line("could have seen", reach(trial, result));
        new TextDocuments(out).print(trial, result);
        trial.corpus().control().ifPresent(this::decoys);
    }

    private void findings(TrialResult trial) {
        String name = "log10 p";
        for (Finding finding : trial.findings()) {
            line(
                    name,
                    Figures.rounded(finding.corrected(), 2) + " "
                            + finding.statistic().words() + ", corrected for all tests tried; "
                            + Figures.rounded(finding.log10(), 2) + " before (" + finding.method() + ")");
            name = "";
        }
    }

    private void counts(TrialResult trial, ScanResult result) {
        UnitCounts counts = trial.pooled().counts();
        line(
                "units scored",
                Figures.count(trial.pooled().score().n()) + " of " + Figures.count(counts.tokens()) + " tokens in "
                        + Figures.count(trial.corpus().documents()) + " distinct "
                        + (trial.corpus().documents() == 1 ? "document" : "documents"));
        line(
                "left out",
                Figures.count(counts.duplicates()) + " duplicates, " + Figures.count(counts.inPrompt())
                        + " shown in prompts, " + Figures.count(counts.atStart()) + " at the start of a response, "
                        + (result.method().units() == UnitRule.MODAL
                                ? Figures.count(counts.notModal()) + " not modal, "
                                : "")
                        + Figures.count(counts.units() - trial.pooled().score().n()) + " in the other channel");
    }

    private static String reach(TrialResult trial, ScanResult result) {
        Reach reach = trial.reach();
        if (reach.smallestExcess().isEmpty()) {
            return "nothing: there is too little text for level " + TextRenderer.level(result.alpha());
        }
        String excess = "an excess of " + Figures.rounded(reach.smallestExcess().getAsDouble(), 4) + " a token";
        String assumed = Figures.rounded(reach.assumedExcess(), 3);
        return reach.smallestShare().isPresent()
                ? excess + " over everything; or, 19 times in 20, "
                        + Figures.percent(reach.smallestShare().getAsDouble())
                        + " of the documents marked, with an excess of " + assumed
                : excess + ", more than text of low entropy has when all of it is marked (" + assumed + ")";
    }

    private void decoys(DecoyControl control) {
        line(
                "control",
                "rank " + control.rankByP() + " of " + (control.decoyP().size() + 1) + " among decoy keys"
                        + (control.slice().count() > 1
                                ? ", on " + Figures.count(control.documents()) + " documents (a share of 1 in "
                                        + Figures.count(control.slice().count()) + ")"
                                : "")
                        + "; these behave as they should with p = "
                        + Figures.rounded(
                                StrictMath.pow(10, control.uniformity().log10()), 3));
    }

    private void line(String name, String value) {
        out.println(String.format(Locale.ROOT, "  %-16s %s", name, value));
    }

    private static String channel(Channel channel) {
        return channel instanceof Channel.Payload payload ? "payload " + payload.payload() : "provider channel";
    }
}
