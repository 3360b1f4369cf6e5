package org.countermark.cli.student.test;

import java.util.List;
import java.util.Optional;
import org.countermark.cli.scan.Figures;
import org.countermark.cli.scan.ReadingReport;
import org.countermark.cli.student.plan.Outlook;
import org.countermark.student.Ending;
import org.countermark.student.StudentPlan;
import org.countermark.student.StudentResult;

/**
 * All that is printed of a test of a suspect model.
 *
 * @param plan the registered plan
 * @param key label of the key
 * @param result the outcome
 * @param beyond completions in the input that were not needed, or beyond the budget
 * @param askedOf completions whose prompt was looked up among the registered ones; all were found
 * @param outlook what the budget could have shown
 * @param base how the base model's completions fared, where they were given
 * @param human how human text of the domain fared, where it was given
 * @param reading what was read of the suspect
 */
record StudentReport(
        StudentPlan plan,
        String key,
        StudentResult result,
        long beyond,
        long askedOf,
        Outlook outlook,
        Optional<ControlText> base,
        Optional<ControlText> human,
        ReadingReport reading) {

    /** What is concluded. */
    enum Verdict {
        DETECTED("detected"),
        NOT_DETECTED("not detected"),
        NOT_ENOUGH("not enough text"),
        UNFINISHED("unfinished");

        private final String id;

        Verdict(String id) {
            this.id = id;
        }

        String id() {
            return id;
        }
    }

    Verdict verdict() {
        return switch (result.ending()) {
            case EVIDENCE -> Verdict.DETECTED;
            case BUDGET -> Verdict.NOT_DETECTED;
            case TOO_LITTLE -> Verdict.NOT_ENOUGH;
            case RUNNING -> Verdict.UNFINISHED;
        };
    }

    /** The verdict for people. */
    String words() {
        String budget = Figures.count(plan.sample().completions());
        return switch (verdict()) {
            case DETECTED ->
                "DETECTED after " + completions() + " of " + budget + ": the model's answers depend on the key";
            case NOT_DETECTED -> "NOT DETECTED in " + completions() + ", the whole budget";
            case NOT_ENOUGH ->
                "NOT ENOUGH TEXT: " + Figures.count(result.counts().units()) + " distinct units, of at least "
                        + Figures.count(plan.minimumUnits());
            case UNFINISHED -> "NOT FINISHED: " + completions() + " of " + budget + " were read, and more may be read";
        };
    }

    private String completions() {
        return Figures.count(result.completions()) + (result.completions() == 1 ? " completion" : " completions");
    }

    /** Controls in which the key, or a key that marked nothing, finds what it must not. */
    List<String> alarms() {
        return Alarms.of(this);
    }

    boolean ended() {
        return result.ending() != Ending.RUNNING;
    }
}
