package org.countermark.cli.student.test;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.countermark.cli.scan.Figures;
import org.countermark.cli.scan.JsonReading;
import org.countermark.cli.student.plan.Outlook;
import org.countermark.detect.Detection;
import org.countermark.detect.Verdict;
import org.countermark.student.CompletionPoint;
import org.countermark.student.FixedSample;
import org.countermark.student.StudentResult;
import org.countermark.token.UnitCounts;

/** Writes the figures of a test by completions. */
final class JsonCompletions {
    private final JsonGenerator json;
    private final CompletionReport report;

    JsonCompletions(JsonGenerator json, CompletionReport report) {
        this.json = json;
        this.report = report;
    }

    void figures() throws IOException {
        StudentResult result = report.result();
        number("log10EDense", result.dense().log10());
        number("log10ESparse", result.sparse().log10());
        growth(result.growth());
        companion(result.fixed());
        json.writeObjectFieldStart("completions");
        json.writeNumberField("budget", report.plan().sample().completions());
        json.writeNumberField("read", result.completions());
        json.writeNumberField("withoutPrompt", result.withoutPrompt());
        json.writeNumberField("notNeeded", report.beyond());
        json.writeNumberField("promptsFound", report.askedOf());
        json.writeEndObject();
        counts(result.counts());
        json.writeNumberField("scored", result.score().n());
        number("excess", result.excess());
        outlook(report.outlook());
    }

    void controls() throws IOException {
        text("base", report.base());
        text("human", report.human());
    }

    private void growth(List<CompletionPoint> growth) throws IOException {
        json.writeArrayFieldStart("growth");
        for (CompletionPoint point : growth) {
            json.writeStartObject();
            json.writeNumberField("completions", point.completions());
            json.writeNumberField("tokens", point.tokens());
            json.writeNumberField("units", point.units());
            number("log10E", point.e().log10());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void companion(FixedSample fixed) throws IOException {
        json.writeObjectFieldStart("companion");
        if (fixed instanceof FixedSample.Registered at) {
            json.writeStringField("over", "registered units");
            detection(at.detection());
            json.writeBooleanField("detected", at.verdict() instanceof Verdict.Detected);
        } else if (fixed instanceof FixedSample.AtBudget all) {
            json.writeStringField("over", "all units");
            detection(all.detection());
            json.writeBooleanField("detected", all.verdict() instanceof Verdict.Detected);
            json.writeNumberField("missing", all.missing());
        } else if (fixed instanceof FixedSample.Pending pending) {
            json.writeStringField("over", "pending");
            json.writeNumberField("units", pending.units());
            json.writeNumberField("missing", pending.registered() - pending.units());
        }
        json.writeEndObject();
    }

    private void detection(Detection detection) throws IOException {
        json.writeNumberField("units", detection.counts().units());
        json.writeNumberField("scored", detection.score().n());
        number("excess", detection.excess());
        number("log10P", detection.p().log10());
        json.writeStringField("method", detection.p().method());
    }

    private void counts(UnitCounts counts) throws IOException {
        json.writeObjectFieldStart("counts");
        json.writeNumberField("tokens", counts.tokens());
        json.writeNumberField("atStart", counts.atStart());
        json.writeNumberField("inPrompt", counts.inPrompt());
        json.writeNumberField("notInContexts", counts.notModal());
        json.writeNumberField("duplicates", counts.duplicates());
        json.writeNumberField("units", counts.units());
        json.writeEndObject();
    }

    private void outlook(Outlook outlook) throws IOException {
        json.writeObjectFieldStart("outlook");
        number("assumedExcess", outlook.excess());
        number("power", Outlook.POWER);
        if (outlook.smallestShare().isPresent()) {
            number("smallestShare", outlook.smallestShare().getAsDouble());
        }
        json.writeEndObject();
    }

    private void text(String name, Optional<ControlText> control) throws IOException {
        if (control.isEmpty()) {
            return;
        }
        json.writeObjectFieldStart(name);
        detection(control.get().result().pooled());
        number("log10E", control.get().result().e().log10());
        JsonReading.write(json, control.get().reading(), List.of());
        json.writeEndObject();
    }

    private void number(String name, double value) throws IOException {
        json.writeNumberField(name, Figures.exact(value));
    }
}
