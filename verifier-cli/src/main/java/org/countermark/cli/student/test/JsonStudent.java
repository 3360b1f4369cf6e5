package org.countermark.cli.student.test;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.countermark.cli.JsonDocument;
import org.countermark.cli.scan.Figures;
import org.countermark.cli.scan.JsonReading;
import org.countermark.detect.DecoyControl;
import org.countermark.student.PlaceboControl;

/** Writes a report as JSON by docs/spec/student-result.schema.json: no times, no paths, the same bytes on every machine. */
final class JsonStudent {
    private static final String FORMAT = "countermark/student-result/1";

    private final JsonGenerator json;

    private JsonStudent(JsonGenerator json) {
        this.json = json;
    }

    static void write(StudentReport report, OutputStream out) throws IOException {
        JsonDocument.write(out, json -> new JsonStudent(json).report(report));
    }

    private void report(StudentReport report) throws IOException {
        json.writeStartObject();
        json.writeStringField("format", FORMAT);
        json.writeStringField("mode", report.plan().mode().id());
        json.writeStringField("verdict", report.verdict().id());
        json.writeStringField("words", report.words());
        json.writeNumberField("log10E", Figures.exact(report.e().log10()));
        if (report instanceof CompletionReport completions) {
            JsonCompletions part = new JsonCompletions(json, completions);
            part.figures();
            keys(report);
            part.controls();
        } else if (report instanceof RowReport rows) {
            JsonRows part = new JsonRows(json, rows);
            part.figures();
            keys(report);
            part.controls();
        }
        json.writeEndObject();
        strings("warnings", report.alarms());
        strings("otherExplanations", report.otherwise());
        strings("doesNotShow", report.doesNotShow());
        json.writeStringField("key", report.key());
        json.writeFieldName("plan");
        json.writeRawValue(report.plan().toJson());
        json.writeStringField("planDigest", report.plan().digest());
        JsonReading.write(json, report.reading(), List.of());
        json.writeEndObject();
    }

    /** Begins the controls, with those that all tests have. */
    private void keys(StudentReport report) throws IOException {
        json.writeObjectFieldStart("controls");
        Optional<DecoyControl> decoys = report.decoys();
        if (decoys.isPresent()) {
            json.writeObjectFieldStart("decoys");
            json.writeNumberField("keys", decoys.get().decoyP().size());
            json.writeNumberField("rankByP", decoys.get().rankByP());
            json.writeNumberField("rankByE", decoys.get().rankByE());
            number("uniformityLog10P", decoys.get().uniformity().log10());
            numbers("log10P", decoys.get().decoyP());
            numbers("log10E", decoys.get().decoyE());
            json.writeEndObject();
        }
        json.writeArrayFieldStart("placebos");
        for (PlaceboControl placebo : report.placebos()) {
            json.writeStartObject();
            json.writeStringField("key", placebo.label());
            number("log10P", placebo.p().log10());
            number("log10E", placebo.e().log10());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void strings(String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    private void numbers(String name, List<Double> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (double value : values) {
            json.writeNumber(Figures.exact(value));
        }
        json.writeEndArray();
    }

    private void number(String name, double value) throws IOException {
        json.writeNumberField(name, Figures.exact(value));
    }
}
