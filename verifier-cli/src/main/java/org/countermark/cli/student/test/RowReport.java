package org.countermark.cli.student.test;

import java.util.List;
import java.util.Optional;
import org.countermark.cli.scan.Figures;
import org.countermark.cli.scan.ReadingReport;
import org.countermark.detect.DecoyControl;
import org.countermark.stats.LogE;
import org.countermark.student.Ending;
import org.countermark.student.OpenResult;
import org.countermark.student.PlaceboControl;
import org.countermark.student.StudentPlan;

/**
 * All that is printed of a test by a model's own probabilities.
 *
 * @param plan the registered plan
 * @param key label of the key
 * @param result the outcome
 * @param beyond rows in the input that were not needed, or beyond the budget
 * @param baseReading what was read of the base model, where the plan names one
 * @param reading what was read of the suspect
 */
record RowReport(
        StudentPlan plan,
        String key,
        OpenResult result,
        long beyond,
        Optional<ReadingReport> baseReading,
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
        return Figures.count(result.counts().rows()) + (result.counts().rows() == 1 ? " row" : " rows");
    }

    @Override
    public String distinct() {
        return Figures.count(result.counts().contexts()) + " distinct contexts";
    }

    @Override
    public String subject() {
        return "probabilities";
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
