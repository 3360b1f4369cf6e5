package org.countermark.cli.student.test;

import java.util.List;
import java.util.Optional;
import org.countermark.cli.scan.Figures;
import org.countermark.cli.scan.ReadingReport;
import org.countermark.cli.student.plan.Outlook;
import org.countermark.detect.DecoyControl;
import org.countermark.stats.LogE;
import org.countermark.student.Ending;
import org.countermark.student.PlaceboControl;
import org.countermark.student.StudentPlan;
import org.countermark.student.StudentResult;

/**
 * All that is printed of a test by completions.
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
record CompletionReport(
        StudentPlan plan,
        String key,
        StudentResult result,
        long beyond,
        long askedOf,
        Outlook outlook,
        Optional<ControlText> base,
        Optional<ControlText> human,
        ReadingReport reading)
        implements StudentReport {

    @Override
    public Ending ending() {
        return result.ending();
    }

    @Override
    public LogE e() {
        return result.e();
    }

    @Override
    public Optional<DecoyControl> decoys() {
        return result.decoys();
    }

    @Override
    public List<PlaceboControl> placebos() {
        return result.placebos();
    }

    @Override
    public String amount() {
        return Figures.count(result.completions()) + (result.completions() == 1 ? " completion" : " completions");
    }

    @Override
    public String distinct() {
        return Figures.count(result.counts().units()) + " distinct units";
    }

    @Override
    public String subject() {
        return "answers";
    }

    @Override
    public List<String> alarms() {
        return Alarms.of(this);
    }

    @Override
    public List<String> otherwise() {
        return verdict() == Verdict.DETECTED ? Explanations.otherwise(this) : List.of();
    }

    @Override
    public List<String> doesNotShow() {
        return Explanations.doesNotShow(this);
    }
}
