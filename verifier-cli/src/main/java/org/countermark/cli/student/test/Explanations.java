package org.countermark.cli.student.test;

import java.util.ArrayList;
import java.util.List;
import org.countermark.cli.scan.Figures;
import org.countermark.cli.student.plan.Outlook;
import org.countermark.student.Arm;

/** What a result means, what else explains it, and what it does not show. */
final class Explanations {
    private static final String LEAK =
            "A leak of the key: whoever has it can mark any text. The result is worth what its custody is worth.";
    private static final String REMOVED = "That the provider's text was not used: paraphrase, translation and filtering"
            + " take the mark away before training.";
    private static final String OTHERS = "Anything about other keys, epochs, payloads or providers.";

    private Explanations() {}

    /** What else explains that a model's completions depend on the key. */
    static List<String> otherwise(CompletionReport report) {
        List<String> lines = new ArrayList<>();
        lines.add("Public text: marked answers that users published may stand in what the model was trained on."
                + " --human looks for them in text of the domain.");
        lines.add("Resale: the suspect may pass requests on to the provider's own model, or to one made from it."
                + " A much larger excess than a student's speaks for that.");
        lines.add("Copying from what it looks up: a system that searches may quote marked text. Ask it with search"
                + " switched off.");
        lines.add("Spoofing: whoever has queried the provider much can imitate parts of the mark. Seldom in text that"
                + " nobody would profit from.");
        lines.add(LEAK);
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

    /** What else explains that a model's probabilities depend on the key. */
    static List<String> otherwise(RowReport report) {
        List<String> lines = new ArrayList<>();
        lines.add("Public text: marked answers that users published may stand in what the model was trained on.");
        lines.add("Descent: the model may have been made from one that learned from marked text, or from the provider's"
                + " own. A base model in the plan takes away what was there before.");
        lines.add("Who ran it: rows are worth what the hands are worth that made them. Whoever has the weights can make"
                + " them again.");
        lines.add(LEAK);
        if (report.plan().sample().arm() == Arm.SEEN) {
            lines.add("The texts come from accounts: this shows that such text was learned, not that much was.");
        }
        return List.copyOf(lines);
    }

    /** What must not be concluded from completions. */
    static List<String> doesNotShow(CompletionReport report) {
        return switch (report.verdict()) {
            case DETECTED -> detected();
            case NOT_DETECTED ->
                List.of("That the model never saw marked text: " + share(report.outlook()), REMOVED, OTHERS);
            case NOT_ENOUGH -> List.of("Anything: there is too little text for a conclusion either way.");
            case UNFINISHED ->
                List.of("Anything yet: the plan asks for more completions. The e-value so far may be looked at, and"
                        + " the same input with more of them goes on.");
        };
    }

    /** What must not be concluded from rows. */
    static List<String> doesNotShow(RowReport report) {
        return switch (report.verdict()) {
            case DETECTED -> detected();
            case NOT_DETECTED -> List.of("That the model never saw marked text: " + share(report), REMOVED, OTHERS);
            case NOT_ENOUGH -> List.of("Anything: there are too few contexts for a conclusion either way.");
            case UNFINISHED ->
                List.of("Anything yet: the plan asks for more rows. The e-value so far may be looked at, and the same"
                        + " file with more of them behind goes on.");
        };
    }

    private static List<String> detected() {
        return List.of(
                "Who gave the text to the trainer, how much of it there was, or when.",
                "An e-value is odds against chance; it is not the chance that the model is innocent.");
    }

    private static String share(Outlook outlook) {
        return outlook.smallestShare().isPresent()
                ? "less than " + Figures.percent(outlook.smallestShare().getAsDouble())
                        + " of its training text could be marked and stay unseen here"
                        + (outlook.smallestShare().getAsDouble() > Outlook.OUT_OF_REACH
                                ? "; below about one percent it is out of reach from outside."
                                : ".")
                : "this much text would not have shown even a model of marked text alone.";
    }

    private static String share(RowReport report) {
        return report.result().smallestShare().isPresent()
                ? "a share of "
                        + Figures.percent(report.result().smallestShare().getAsDouble())
                        + " of its probability, put on what the mark would choose, stays unseen here half of the time,"
                        + " and a smaller one more often."
                : "what these rows could have shown is not known, and a small share stays unseen in any case.";
    }
}
