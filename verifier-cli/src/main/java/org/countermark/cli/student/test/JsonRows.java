package org.countermark.cli.student.test;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.countermark.cli.scan.Figures;
import org.countermark.cli.scan.JsonReading;
import org.countermark.stats.LogP;
import org.countermark.student.OpenFixed;
import org.countermark.student.OpenResult;
import org.countermark.student.PlaceboControl;
import org.countermark.student.RowCounts;
import org.countermark.student.RowPoint;

/** Writes the figures of a test by probabilities. */
final class JsonRows {
    private final JsonGenerator json;
    private final RowReport report;
    private final OpenResult result;

    JsonRows(JsonGenerator json, RowReport report) {
        this.json = json;
        this.report = report;
        this.result = report.result();
    }

    void figures() throws IOException {
        growth(result.growth());
        companion(result.fixed());
        json.writeObjectFieldStart("rows");
        json.writeNumberField("budget", report.plan().sample().completions());
        json.writeNumberField("read", result.counts().rows());
        json.writeNumberField("notNeeded", report.beyond());
        json.writeEndObject();
        counts(result.counts());
        json.writeNumberField("scored", result.entries());
        number("excess", result.excess());
        number("deviation", result.deviation());
        json.writeObjectFieldStart("outlook");
        if (result.smallestShare().isPresent()) {
            number("smallestShare", result.smallestShare().getAsDouble());
        }
        json.writeEndObject();
    }

    void controls() throws IOException {
        Optional<PlaceboControl> base = result.base();
        if (base.isPresent()) {
            json.writeObjectFieldStart("base");
            json.writeStringField("model", base.get().label());
            number("log10P", base.get().p().log10());
            number("log10E", base.get().e().log10());
            if (report.baseReading().isPresent()) {
                JsonReading.write(json, report.baseReading().get(), List.of());
            }
            json.writeEndObject();
        }
    }

    private void growth(List<RowPoint> growth) throws IOException {
        json.writeArrayFieldStart("growth");
        for (RowPoint point : growth) {
            json.writeStartObject();
            json.writeNumberField("rows", point.rows());
            json.writeNumberField("contexts", point.contexts());
            number("log10E", point.e().log10());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void companion(OpenFixed fixed) throws IOException {
        json.writeObjectFieldStart("companion");
        if (fixed instanceof OpenFixed.Registered at) {
            json.writeStringField("over", "registered contexts");
            p(at.p(), report.plan().sample().fixedUnits());
        } else if (fixed instanceof OpenFixed.AtBudget all) {
            json.writeStringField("over", "all contexts");
            p(all.p(), report.plan().sample().fixedUnits() - all.missing());
            json.writeNumberField("missing", all.missing());
        } else if (fixed instanceof OpenFixed.Pending pending) {
            json.writeStringField("over", "pending");
            json.writeNumberField("contexts", pending.contexts());
            json.writeNumberField("missing", pending.registered() - pending.contexts());
        }
        json.writeEndObject();
    }

    private void p(LogP p, long contexts) throws IOException {
        json.writeNumberField("contexts", contexts);
        number("log10P", p.log10());
        json.writeStringField("method", p.method());
        json.writeBooleanField("detected", p.log10() <= report.plan().alpha().log10());
    }

    private void counts(RowCounts counts) throws IOException {
        json.writeObjectFieldStart("counts");
        json.writeNumberField("rows", counts.rows());
        json.writeNumberField("tooShort", counts.tooShort());
        json.writeNumberField("inPrompt", counts.inPrompt());
        json.writeNumberField("notInContexts", counts.outside());
        json.writeNumberField("repeated", counts.repeated());
        json.writeNumberField("contexts", counts.contexts());
        json.writeEndObject();
    }

    private void number(String name, double value) throws IOException {
        json.writeNumberField(name, Figures.exact(value));
    }
}
