package org.countermark.cli.student.test;

import java.util.ArrayList;
import java.util.List;
import org.countermark.cli.scan.Figures;
import org.countermark.cli.student.plan.Outlook;
import org.countermark.student.Arm;

/** What a result means, what else explains it, and what it does not show. */
final class Explanations {
    private Explanations() {}

    /** What else than training on the provider's traffic explains a positive; empty where there is none. */
    static List<String> otherwise(StudentReport report) {
        if (report.verdict() != StudentReport.Verdict.DETECTED) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add("Public text: marked answers that users published may stand in what the model was trained on."
                + " --human looks for them in text of the domain.");
        lines.add("Resale: the suspect may pass requests on to the provider's own model, or to one made from it."
                + " A much larger excess than a student's speaks for that.");
        lines.add("Copying from what it looks up: a system that searches may quote marked text. Ask it with search"
                + " switched off.");
        lines.add("Spoofing: whoever has queried the provider much can imitate parts of the mark. Seldom in text that"
                + " nobody would profit from.");
        lines.add(
                "A leak of the key: whoever has it can mark any text. The result is worth what its custody is worth.");
        if (report.plan().sample().arm() == Arm.SEEN) {
            lines.add("The prompts were sent by accounts: this shows that their answers were learned, not that much"
                    + " was.");
        }
        if (report.result().withoutPrompt() > 0) {
            lines.add("Copying from prompts: " + Figures.count(report.result().withoutPrompt())
                    + " completions came without their prompt, so what they copied from it was scored. If prompts hold"
                    + " marked text, that alone can be the reason.");
        }
        return List.copyOf(lines);
    }

    /** What must not be concluded. */
    static List<String> doesNotShow(StudentReport report) {
        List<String> lines = new ArrayList<>();
        switch (report.verdict()) {
            case DETECTED -> {
                lines.add("Who gave the text to the trainer, how much of it there was, or when.");
                lines.add("An e-value is odds against chance; it is not the chance that the model is innocent.");
            }
            case NOT_DETECTED -> {
                lines.add("That the model never saw marked text: " + share(report));
                lines.add("That the provider's text was not used: paraphrase, translation and filtering take the mark"
                        + " away before training.");
                lines.add("Anything about other keys, epochs, payloads or providers.");
            }
            case NOT_ENOUGH -> lines.add("Anything: there is too little text for a conclusion either way.");
            case UNFINISHED ->
                lines.add("Anything yet: the plan asks for more completions. The e-value so far may be looked at, and"
                        + " the same input with more of them goes on.");
        }
        return List.copyOf(lines);
    }

    private static String share(StudentReport report) {
        Outlook outlook = report.outlook();
        return outlook.smallestShare().isPresent()
                ? "less than " + Figures.percent(outlook.smallestShare().getAsDouble())
                        + " of its training text could be marked and stay unseen here"
                        + (outlook.smallestShare().getAsDouble() > Outlook.OUT_OF_REACH
                                ? "; below about one percent it is out of reach from outside."
                                : ".")
                : "this much text would not have shown even a model of marked text alone.";
    }
}
