package org.countermark.cli.scan;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.countermark.cli.timeline.Applies;
import org.countermark.cli.timeline.Timeline;
import org.countermark.detect.Detection;

/** Writes evidence by date. */
final class JsonTimeline {
    private final JsonGenerator json;

    JsonTimeline(JsonGenerator json) {
        this.json = json;
    }

    void write(Timeline timeline, ScanResult result) throws IOException {
        json.writeObjectFieldStart("timeline");
        json.writeStringField("period", Figures.lower(timeline.period()));
        json.writeNumberField("dated", timeline.dated());
        json.writeNumberField("undated", timeline.undated());
        json.writeNumberField("tests", timeline.tests());
        json.writeBooleanField("contradiction", timeline.contradicts());
        json.writeArrayFieldStart("keys");
        for (int i = 0; i < timeline.lines().size(); i++) {
            line(timeline.lines().get(i), result.trials().get(i));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void line(Timeline.Line line, TrialResult trial) throws IOException {
        json.writeStartObject();
        json.writeStringField("key", trial.trial().keyName());
        json.writeStringField("planDigest", trial.pooled().planDigest());
        if (line.applies().isPresent()) {
            Applies applies = line.applies().get();
            json.writeStringField("firstDay", applies.first().toString());
            json.writeStringField("lastDay", applies.last().toString());
        }
        json.writeArrayFieldStart("buckets");
        for (Timeline.Bucket bucket : line.buckets()) {
            json.writeStartObject();
            json.writeStringField("first", bucket.first().toString());
            json.writeNumberField("documents", bucket.documents());
            pooled(bucket.pooled());
            json.writeBooleanField("tested", bucket.tested());
            number("holmLog10P", bucket.holm());
            number("runningLog10E", bucket.running().log10());
            number("peakLog10E", bucket.peak().log10());
            json.writeEndObject();
        }
        json.writeEndArray();
        if (line.placebo().isPresent()) {
            json.writeObjectFieldStart("placebo");
            outside(line.placebo().get());
            json.writeBooleanField("contradiction", line.placebo().get().contradicts());
            json.writeEndObject();
        }
        if (line.after().isPresent()) {
            json.writeObjectFieldStart("after");
            outside(line.after().get());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void outside(Timeline.Outside outside) throws IOException {
        json.writeNumberField("documents", outside.documents());
        pooled(outside.pooled());
        number("log10E", outside.e().log10());
    }

    private void pooled(Detection pooled) throws IOException {
        json.writeNumberField("scored", pooled.score().n());
        json.writeNumberField("scoreSum", pooled.score().sum());
        number("log10P", pooled.p().log10());
        json.writeStringField("method", pooled.p().method());
    }

    private void number(String name, double value) throws IOException {
        json.writeNumberField(name, Figures.exact(value));
    }
}
